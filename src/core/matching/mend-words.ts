import Fuse from 'fuse.js';
import { oneSlipApart } from './one-slip';
import { stemsOf } from './text-features';

/** Shorter words have too many neighbours one letter away. */
const SHORTEST = 5;
/** Longer ones are no words, and searching them takes its time. */
const LONGEST = 24;
/** How far Fuse.js looks, generously: two letters that changed places are two errors to it. */
const TOLERANCE = 0.4;
const CANDIDATES = 20;
/** More unknown words than this are no slips: another language, or a list of names. */
const MOST_MENDED = 30;

const WORD = /\p{L}+(?:'\p{L}+)*/gu;
const TITLE = /(?:^|\s)(?:cllr|councillor|mr|mrs|ms|miss|dr)\.? $/i;
const SENTENCE_START = /(?:^|[.!?]["')]*) *["'(]*$/;
/** The longest title with what stands before it. */
const BEFORE = 16;

/** The words that people are known to use, ready to be looked up by a wrong spelling. */
export type Speller = {
  readonly known: ReadonlySet<string>;
  /** Another form of a known word is no slip. */
  readonly stems: ReadonlySet<string>;
  readonly byInitial: ReadonlyMap<string, Fuse<string>>;
};

/** `frequent`: the words that a wrong one may stand for. `known`: the words that are right as they are. Both lower-case, without apostrophes. */
export function createSpeller(known: ReadonlySet<string>, frequent: readonly string[]): Speller {
  const groups = new Map<string, string[]>();
  for (const word of frequent) {
    if (word.length < SHORTEST) continue;
    const group = groups.get(word.charAt(0));
    if (group === undefined) groups.set(word.charAt(0), [word]);
    else group.push(word);
  }
  return {
    known,
    stems: new Set([...known].flatMap(stemsOf)),
    byInitial: new Map(
      [...groups].map(([initial, words]) => [initial, new Fuse(words, { threshold: TOLERANCE, ignoreLocation: true })]),
    ),
  };
}

/**
 * The text with unknown words replaced by the known ones that are one slip away: "confidental" becomes "confidential".
 * A word with a capital inside a sentence or after a title is a name and stays; so does one that is near nothing.
 */
export function mendWords(text: string, speller: Speller): string {
  let looked = 0;
  return text.replace(WORD, (word, at: number) => {
    const plain = word.toLowerCase().replaceAll("'", '');
    if (plain.length < SHORTEST || plain.length > LONGEST || isKnown(plain, speller)) return word;
    if (isName(word, text.slice(Math.max(0, at - BEFORE), at)) || looked >= MOST_MENDED) return word;
    looked += 1;
    return closest(plain, speller) ?? word;
  });
}

function isKnown(word: string, { known, stems }: Speller): boolean {
  return known.has(word) || stemsOf(word).every((stem) => stems.has(stem));
}

function isName(word: string, before: string): boolean {
  return TITLE.test(before) || (word !== word.toLowerCase() && !SENTENCE_START.test(before));
}

function closest(word: string, { byInitial }: Speller): string | null {
  const found = byInitial.get(word.charAt(0))?.search(word, { limit: CANDIDATES }) ?? [];
  return found.find(({ item }) => oneSlipApart(word, item))?.item ?? null;
}
