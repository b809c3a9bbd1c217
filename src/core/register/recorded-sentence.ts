import type { Evidence } from '../finding';
import { withoutControls } from '../plain-text';

/** More than a sentence needs; what is longer is cut around the words that fired. */
const LONGEST = 1_000;

/** A full stop after one of these ends no sentence. */
const ABBREVIATED = '(?<!\\b(?:[ap]\\.m|e\\.g|i\\.e|cllr|mrs?|ms|dr|rev|hon|st|no|approx|etc|vs))';
const BREAK = new RegExp(`${ABBREVIATED}[.!?…]+["'”’)]*(?=\\s)|\\n+`, 'gi');

const sentences = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    const end = match.index + match[0].length;
    found.push({ start, end });
    start = end;
  }
  return [...found, { start, end: text.length }];
};

const shorten = (text: string): string =>
  text.length <= LONGEST
    ? text
    : `${text
        .slice(0, LONGEST)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;

/**
 * The sentences of a message in which the evidence stands, and nothing else of it: that is all that is recorded of a
 * flagged message. Without evidence that fits the text it is the text itself.
 */
export const recordedSentence = (text: string, evidence: readonly Evidence[]): string => {
  const holding = sentences(text).filter(({ start, end }) =>
    evidence.some((one) => one.start < end && one.end > start && one.end > one.start),
  );
  const kept = holding
    .map(({ start, end }) => {
      const first = Math.min(...evidence.filter((one) => one.end > start).map((one) => Math.max(one.start, start)));
      const from = end - start <= LONGEST ? start : Math.min(first, end - LONGEST);
      return text.slice(from, end).trim();
    })
    .filter((sentence) => sentence !== '');
  return shorten(withoutControls(kept.length === 0 ? text.trim() : kept.join(' … ')));
};
