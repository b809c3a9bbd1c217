import type { Vocabulary } from './open-weights';

/** Splits text into the tokens of the model's vocabulary. */
export type Tokenise = (text: string) => readonly number[];

const SEPARATOR = '\u2581';
const UNKNOWN = 0;
/** The vocabulary starts with markers that no text contains. */
const RESERVED = 6;
/** More than any UTF-16 unit. The trie's 18,292 nodes times this stay below 2 ** 31, so that keys are V8's small integers. */
const UNITS = 65_536;

/** A trie over the vocabulary: `children` from node * UNITS + unit to node, and for each node the token that ends there. */
const buildTrie = (vocabulary: Vocabulary) => {
  const children = new Map<number, number>();
  const tokens = [UNKNOWN];
  for (const [token, [piece]] of vocabulary.entries()) {
    if (token < RESERVED) continue;
    let node = 0;
    // By index and not by iterator: this loop runs once, uncompiled, and iterators then cost twice as much.
    for (let i = 0; i < piece.length; i++) {
      const key = node * UNITS + piece.charCodeAt(i);
      let child = children.get(key);
      if (child === undefined) {
        child = tokens.push(UNKNOWN) - 1;
        children.set(key, child);
      }
      node = child;
    }
    tokens[node] = token;
  }
  return { children, tokens: Int32Array.from(tokens) };
};

/**
 * The unigram tokeniser that the model's JavaScript port has, quirks included since the vectors depend on them: a score of zero counts
 * as unset, unknown characters cost nothing, and pieces with a broken score keep it. Linear in the length of the text.
 */
export const createTokeniser = (vocabulary: Vocabulary): Tokenise => {
  const { children, tokens } = buildTrie(vocabulary);
  const scores = Float64Array.from(vocabulary, ([, score]) => score ?? 0);
  const lengths = Int32Array.from(vocabulary, ([piece]) => piece.length);

  return (text) => {
    const normal = text.normalize('NFKC');
    if (normal === '') return [];
    const input = SEPARATOR + normal.replaceAll(' ', SEPARATOR);
    // best[end]: the score of the best split of the text up to there; last[end]: its last token.
    const best = new Float64Array(input.length + 1);
    const last = new Int32Array(input.length + 1);
    const offer = (start: number, end: number, token: number): void => {
      const score = (scores[token] ?? 0) + (best[start] ?? 0);
      const known = best[end] ?? 0;
      if (known === 0 || score >= known) {
        best[end] = score;
        last[end] = token;
      }
    };
    // Starts ascend, so that best[start] is final when it is used.
    for (let start = 0; start < input.length; start++) {
      let node = 0;
      let found = false;
      for (let end = start; end < input.length; end++) {
        const child = children.get(node * UNITS + input.charCodeAt(end));
        if (child === undefined) break;
        node = child;
        const token = tokens[node] ?? UNKNOWN;
        if (token === UNKNOWN) continue;
        found = true;
        offer(start, end + 1, token);
      }
      if (!found) offer(start, start + 1, UNKNOWN);
    }
    const split: number[] = [];
    for (let end = input.length; end > 0; end -= lengths[last[end] ?? UNKNOWN] ?? 1) {
      const token = last[end] ?? UNKNOWN;
      // Unknown characters in a row, and the two halves of one, are one token.
      if (token !== UNKNOWN || split.at(-1) !== UNKNOWN) split.push(token);
    }
    return split.reverse();
  };
};
