import type { GivenAnswer } from './run-batch';

/** No protocol known to us has a longer paragraph: a whole section handed back is not a clause. */
export const LONGEST_CLAUSE = 1000;
const MOST_CLAUSES = 5;

/** A text without what differs between two prints of the same words: marks, emphasis, white space, capitals. */
export const loosen = (text: string): string =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a clause holds one of the snippets that are right. */
export const isRight = (text: string, snippets: readonly string[]): boolean =>
  text.length <= LONGEST_CLAUSE && snippets.some((snippet) => loosen(text).includes(loosen(snippet)));

/** Place of the first right clause among the first five, counted from 1; 0 where there is none. */
export const rankOf = (texts: readonly string[], snippets: readonly string[]): number =>
  texts.slice(0, MOST_CLAUSES).findIndex((text) => isRight(text, snippets)) + 1;

/** The texts that an answer shows, best first; none where nothing was answered. */
export const textsOf = (answer: GivenAnswer | undefined): readonly string[] =>
  (answer?.clauses ?? []).map(({ text }) => text);

/** Per cent, to one decimal; null of nothing. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;

/** How many of the items are so. */
export const count = <Item>(items: readonly Item[], isSo: (item: Item) => boolean): number => items.filter(isSo).length;
