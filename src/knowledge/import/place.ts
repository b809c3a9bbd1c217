import type { Block } from './block';
import { type Heading, headingLevels, headingsAbove } from './heading-level';
import type { Part } from './outline';
import { endsSentence, isCapitals, slug, startsLower } from './words';

/** A clause with its place in the document; not yet labelled. */
export type Placed = {
  readonly id: string;
  readonly number: string | null;
  readonly locator: string;
  readonly heading: readonly string[];
  readonly leadIn: string | null;
  readonly text: string;
  readonly lines: readonly [number, number];
};

/** The ids and locators of what hangs below begin with these. */
type Name = { readonly id: string; readonly locator: string; readonly number: string | null };
type Level = {
  readonly indent: number;
  readonly parent: Name;
  readonly leadIn: string | null;
  last: Name;
  text: string;
  count: number;
};

/** Bullets deeper than this count as bullets of this level. */
const DEEPEST = 6;
/** Bullets are nested from this many columns on: rough sources wobble by one. */
const NESTS = 2;
/** A lead-in up to this length names its bullets. */
const SHORT_LEAD_IN = 60;

const withoutColon = (text: string): string => (/[:;]$/.test(text) ? text.slice(0, -1).trim() : text);

const sentenceCase = (text: string): string => (isCapitals(text) ? text.charAt(0) + text.slice(1).toLowerCase() : text);

const isItem = (block: Block): boolean => block.marker.kind === 'bullet' || block.marker.kind === 'letter';

const repeatedNumbers = (parts: readonly Part[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { role, block } of parts) {
    if (role !== 'clause' || block.marker.kind !== 'number') continue;
    (seen.has(block.marker.number) ? repeated : seen).add(block.marker.number);
  }
  return repeated;
};

const uniqueIds = (): ((id: string) => string) => {
  const used = new Map<string, number>();
  return (id) => {
    let count = used.get(id) ?? 0;
    let candidate = id;
    while (used.has(candidate)) {
      count += 1;
      candidate = `${id}-${count + 1}`;
    }
    used.set(id, count);
    used.set(candidate, used.get(candidate) ?? 0);
    return candidate;
  };
};

/** Places of paragraphs that stand alone under a heading with a number, and so go by that number. */
const lonelyParagraphs = (parts: readonly Part[]): ReadonlySet<number> => {
  const lonely = new Set<number>();
  let under: number[] | null = null;
  const close = (): void => {
    const [only, second] = under ?? [];
    if (only !== undefined && second === undefined) lonely.add(only);
  };
  for (const [index, { role, block }] of parts.entries()) {
    if (role === 'heading') {
      close();
      under = block.marker.kind === 'number' ? [] : null;
    } else if (block.marker.kind === 'number') under = null;
    else if (role === 'clause' && block.marker.kind === 'none') under?.push(index);
  }
  close();
  return lonely;
};

const labelName = (text: string, council: string): Name => {
  const colon = text.indexOf(':');
  const label = colon > 0 && colon < 40 ? text.slice(0, colon) : (text.split(' ', 1)[0] ?? text);
  return { id: `${council}-${slug(label)}`, locator: label, number: null };
};

/** Gives every clause its number, locator, heading path, lead-in and id, in the order of the document. */
export const placeClauses = (parts: readonly Part[], council: string): readonly Placed[] => {
  const levelOf = headingLevels(parts);
  const repeated = repeatedNumbers(parts);
  const lonely = lonelyParagraphs(parts);
  const unique = uniqueIds();
  const placed: Placed[] = [];
  let open: readonly Heading[] = [];
  let base: Name = { id: council, locator: '', number: null };
  let paragraphs = 0;
  let levels: Level[] = [];
  let quoteFrom: string | null = null;

  const put = (block: Block, name: Name, leadIn: string | null, heading: readonly Heading[] = open): Name => {
    const id = unique(name.id);
    placed.push({ ...name, id, heading: heading.map((one) => one.text), leadIn, text: block.text, lines: block.lines });
    return { ...name, id };
  };
  const restart = (parent: Name, leadIn: string | null): void => {
    levels = [{ indent: -NESTS, parent, leadIn, last: parent, text: leadIn ?? '', count: 0 }];
  };
  const putItem = (block: Block): void => {
    while (levels.length > 2 && block.indent <= (levels.at(-1)?.indent ?? 0) - NESTS) levels.pop();
    const outer = levels.at(-1);
    if (
      outer !== undefined &&
      (levels.length === 1 || (block.indent >= outer.indent + NESTS && levels.length <= DEEPEST))
    ) {
      const leadIn = levels.length === 1 ? outer.leadIn : outer.text;
      levels.push({ indent: block.indent, parent: outer.last, leadIn, last: outer.last, text: '', count: 0 });
    }
    const level = levels.at(-1);
    if (level === undefined) return;
    level.count += 1;
    const { id, locator, number } = level.parent;
    const name =
      block.marker.kind === 'letter'
        ? {
            id: `${id}-${block.marker.label}`,
            locator: `${locator}(${block.marker.label})`,
            number: `${number ?? ''}(${block.marker.label})`,
          }
        : { id: `${id}-b${level.count}`, locator: `${locator}, bullet ${level.count}`, number: null };
    level.last = put(block, name, level.leadIn);
    level.text = block.text;
  };
  const putHeading = (block: Block, index: number): void => {
    const level = levelOf(block, open, parts[index + 1]);
    const number = block.marker.kind === 'number' ? block.marker.number : null;
    const text = withoutColon(block.text);
    open = [...open.filter((heading) => heading.level < level), { level, text, number }];
    base = { id: `${council}-${number ?? slug(text)}`, locator: number ?? sentenceCase(text), number };
    paragraphs = 0;
    quoteFrom = null;
    restart(base, null);
  };
  const putNumbered = (block: Block, number: string): void => {
    open = headingsAbove(open, number);
    const nearest = open.at(-1);
    const name =
      repeated.has(number) && nearest !== undefined
        ? {
            id: `${council}-${slug(nearest.text)}-${number}`,
            locator: `${sentenceCase(nearest.text)}, ${number}`,
            number,
          }
        : { id: `${council}-${number}`, locator: number, number };
    base = put(block, name, null);
    paragraphs = 1;
    restart(base, leadOf(block.text));
  };
  const putParagraph = (block: Block, index: number): void => {
    const next = parts[index + 1];
    const leads = next?.role === 'clause' && isItem(next.block);
    paragraphs += 1;
    const short = leads && block.text.length <= SHORT_LEAD_IN && !/\.$/.test(block.text);
    const text = withoutColon(block.text);
    const locator = base.locator === '' ? `Paragraph ${paragraphs}` : `${base.locator}, paragraph ${paragraphs}`;
    const named: Name = short
      ? { id: `${council}-${slug(text)}`, locator: text, number: null }
      : { id: `${base.id}-p${paragraphs}`, locator, number: null };
    const opens = /^["“]/.test(block.text) && levels.at(-1)?.leadIn?.endsWith(':') === true && levels.length === 1;
    if (opens) quoteFrom = levels.at(-1)?.leadIn ?? null;
    const leadIn = quoteFrom;
    if (quoteFrom !== null && /["”]$/.test(block.text)) quoteFrom = null;
    restart(put(block, lonely.has(index) ? base : named, leadIn), leadOf(block.text));
  };
  for (const [index, { role, block }] of parts.entries()) {
    const listed = levels.length > 0 && levels[0]?.leadIn?.endsWith(':') === true && startsLower(block.text);
    if (role === 'heading') putHeading(block, index);
    else if (role === 'label') put(block, labelName(block.text, council), null, []);
    else if (role !== 'clause') continue;
    else if (block.marker.kind === 'number') putNumbered(block, block.marker.number);
    else if (isItem(block) || (listed && block.marker.kind === 'none')) putItem(block);
    else putParagraph(block, index);
  }
  return placed;
};

const leadOf = (text: string): string | null => (!endsSentence(text) || /[:;]$/.test(text) ? text : null);
