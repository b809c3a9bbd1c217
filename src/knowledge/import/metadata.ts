import type { Part } from './outline';

/** What a document says of itself; null where it does not. */
export type Metadata = {
  readonly council: string | null;
  readonly title: string | null;
  readonly adopted: string | null;
  readonly reviewed: string | null;
};

const KINDS = 'Town|Parish|City|Borough|District|County|Community|Village|Metropolitan';
const NAMED_ALONE = new RegExp(`^[\\p{L}'’ .&-]{2,60} (?:${KINDS}) Council$`, 'iu');
const IN_TEXT = new RegExp(`\\b(?:\\p{Lu}[\\p{L}'’-]{1,30} ){1,4}?(?:(?:${KINDS}) ){1,2}Council\\b`, 'gu');
const OTHER_COUNCIL = /^['’]s Monitoring Officer/i;
const PLACEHOLDER = /^(?:x{2,}|[._…\s]+|tbc|tba|dd.*|\[.*\])$/i;

const inTextSpelling = (name: string, text: string): string => {
  for (const match of text.matchAll(IN_TEXT)) if (match[0].toLowerCase() === name.toLowerCase()) return match[0];
  return name;
};

const councilOf = (titles: readonly string[], text: string): string | null => {
  const alone = titles.find((title) => NAMED_ALONE.test(title));
  if (alone !== undefined) return inTextSpelling(alone, text);
  const own = [...text.matchAll(IN_TEXT)]
    .filter((match) => !OTHER_COUNCIL.test(text.slice(match.index + match[0].length)))
    .map((match) => match[0]);
  return own.find((name, index) => own.indexOf(name) < index) ?? null;
};

/** What follows the colon of `Adopted: June 2022`, or the last `on` of `Adopted at … held on 3 May 2022`. */
const dateOf = (labels: readonly string[], kind: RegExp): string | null => {
  for (const text of labels.filter((label) => kind.test(label))) {
    const colon = text.indexOf(':');
    const on = text.lastIndexOf(' on ');
    const value = colon >= 0 ? text.slice(colon + 1) : on >= 0 ? text.slice(on + 4) : text.slice(text.indexOf(' '));
    if (value.trim() !== '' && !PLACEHOLDER.test(value.trim())) return value.trim();
  }
  return null;
};

/** Reads title, council and dates from the title lines, the labels and the text. */
export const readMetadata = (parts: readonly Part[], text: string): Metadata => {
  const titles = parts.filter((part) => part.role === 'title').map((part) => part.block.text);
  const labels = parts.filter((part) => part.role === 'label').map((part) => part.block.text);
  return {
    council: councilOf(titles, text),
    title: titles.find((title) => /\b(?:protocol|code|policy|guidance)\b/i.test(title)) ?? titles.at(0) ?? null,
    adopted: dateOf(labels, /^(?:date )?(?:of )?(?:adopted|adoption|approved)\b/i),
    reviewed: dateOf(labels, /^(?:last )?reviewed\b/i),
  };
};
