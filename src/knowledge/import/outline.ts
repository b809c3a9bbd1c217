import type { Block } from './block';
import { isLabel } from './block';
import { countWords, endsSentence, hasVerb, isCapitals } from './words';

/** What a block is in its document. */
export type Role = 'title' | 'heading' | 'clause' | 'label' | 'signature';
export type Part = { readonly role: Role; readonly block: Block };

const SIGNATURE =
  /^(?:signed|signature|print(?:ed)? name|name|position|date|dated|witness(?:ed)?)\b[^:._…]{0,20}(?::|[._…]{3})[\s._…]*$/i;
const SIGNATURE_WORDS = new Set('signed signature print printed name position date dated witness witnessed'.split(' '));
const TITLE = /\b(?:protocol|code|policy|guidance|guide|council)\b/i;
const ASKS = /^(?:who|whom|whose|what|when|where|why|which|how|if)\b/i;

const isTitleLine = (text: string): boolean =>
  text.length <= 100 &&
  countWords(text, 16) <= 14 &&
  !/[.;,!?]$/.test(text) &&
  !/[;!] /.test(text) &&
  /^["“‘'(]?[\p{Lu}\p{N}]/u.test(text);

const isItem = (block: Block | undefined): boolean =>
  block?.marker.kind === 'bullet' || block?.marker.kind === 'letter';

const leadsItems = (block: Block, next: Block): boolean =>
  isItem(next) && (block.text.endsWith(':') || hasVerb(block.text));

const isNumberedHeading = (block: Block, number: string, next: Block): boolean => {
  const deep = number.includes('.');
  if (deep && hasVerb(block.text)) return false;
  if (next.marker.kind !== 'number') return !leadsItems(block, next);
  if (next.marker.number.startsWith(`${number}.`)) return true;
  return isCapitals(block.text) || block.bold || (!deep && number !== '1' && next.marker.number === '1');
};

const isPlainHeading = (block: Block, next: Block): boolean => {
  if (isCapitals(block.text)) return true;
  if (leadsItems(block, next)) return false;
  return block.bold || isItem(next) || ASKS.test(block.text) || !hasVerb(block.text);
};

const isHeading = (block: Block, next: Block | undefined): boolean => {
  if (block.hashes > 0) return !endsSentence(block.text) || countWords(block.text, 16) <= 14;
  if (isItem(block) || next === undefined || !isTitleLine(block.text)) return false;
  return block.marker.kind === 'number'
    ? isNumberedHeading(block, block.marker.number, next)
    : isPlainHeading(block, next);
};

const isSignature = (text: string): boolean => {
  if (text.length > 160) return false;
  const words = text
    .replace(/[._…:/]+/g, ' ')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const blank = words.length > 0 && words.every((word) => SIGNATURE_WORDS.has(word)) && /[:_…]|\.{3}/.test(text);
  return blank || (text.length <= 80 && SIGNATURE.test(text));
};

/** `Signed as read:` says something that people ask about; `Signed:` and `Date:` do not. */
const isDeclaration = (text: string): boolean => /^signed [a-z]+ [a-z]/i.test(text);

const roleOf = (block: Block, next: Block | undefined): Role => {
  if (block.marker.kind === 'none' && isSignature(block.text)) {
    return isDeclaration(block.text) ? 'label' : 'signature';
  }
  if (block.marker.kind === 'none' && isLabel(block.text)) return 'label';
  return isHeading(block, next) ? 'heading' : 'clause';
};

/** How many of the first lines are the document's title: up to the last that names a protocol or a council and has no text of its own. */
const countTitles = (roles: readonly Role[], blocks: readonly Block[]): number => {
  const end = blocks.findIndex((block, index) => roles[index] !== 'heading' || block.marker.kind === 'number');
  const run = blocks.slice(0, end < 0 ? blocks.length : end);
  let count = 0;
  for (const [index, block] of run.entries()) {
    const bare = index + 1 < run.length || roles[index + 1] !== 'clause';
    if (TITLE.test(block.text) && (bare || count === 0)) count = index + 1;
  }
  return count === 0 && run.length > 1 ? 1 : count;
};

/** Says of each block whether it is a title line, a heading, a clause, a label such as `Adopted: June 2022` or a signature line. */
export const outline = (blocks: readonly Block[]): readonly Part[] => {
  const roles = blocks.map((block, index) => roleOf(block, blocks[index + 1]));
  const titles = countTitles(roles, blocks);
  return blocks.map((block, index) => ({ role: index < titles ? 'title' : (roles[index] ?? 'clause'), block }));
};
