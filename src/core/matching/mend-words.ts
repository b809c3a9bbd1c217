import Fuse from 'fuse.js';

/** Shorter words have too many neighbours one letter away. */
const SHORTEST = 5;
/** The share of a word that may be wrong: one letter in five. */
const TOLERANCE = 0.22;

/** The words that people are known to use, ready to be looked up by a wrong spelling. */
export type Speller = {
  readonly known: ReadonlySet<string>;
  readonly byInitial: ReadonlyMap<string, Fuse<string>>;
};

/** `frequent`: the words that a wrong one may stand for. `known`: the words that are right as they are. */
export function createSpeller(known: ReadonlySet<string>, frequent: readonly string[]): Speller {
  const groups = new Map<string, string[]>();
  for (const word of frequent) {
    if (word.length < SHORTEST) continue;
    const group = groups.get(word.charAt(0));
    if (group === undefined) groups.set(word.charAt(0), [word]);
    else group.push(word);
  }
  const options = { includeScore: true, threshold: TOLERANCE, distance: 3, ignoreLocation: false };
  return {
    known,
    byInitial: new Map([...groups].map(([initial, words]) => [initial, new Fuse(words, options)])),
  };
}

/**
 * The text with unknown words replaced by the known ones that they most resemble: "confidental" becomes "confidential".
 * A word with a capital inside a sentence is a name and stays; so does one that resembles nothing.
 */
export function mendWords(text: string, speller: Speller): string {
  return text.replace(/\p{L}+/gu, (word, at: number) => {
    if (word.length < SHORTEST) return word;
    const lower = word.toLowerCase();
    if (speller.known.has(lower)) return word;
    const isName = word !== lower && at > 0 && !/[.!?]\s*$/.test(text.slice(0, at));
    return isName ? word : (closest(lower, speller) ?? word);
  });
}

function closest(word: string, { byInitial }: Speller): string | null {
  const found = byInitial.get(word.charAt(0))?.search(word, { limit: 3 }) ?? [];
  const near = found.filter(({ item }) => Math.abs(item.length - word.length) <= 2);
  return near[0]?.item ?? null;
}
