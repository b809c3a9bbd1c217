import type { Vocabulary } from './open-weights';

/** Splits text into the tokens of the model's vocabulary. */
export type Tokenise = (text: string) => readonly number[];

const SEPARATOR = '\u2581';
const UNKNOWN = 0;
/** The vocabulary starts with markers that no text contains. */
const RESERVED = 6;

/** A trie over the vocabulary: `children` from node * alphabet size + symbol to node, and the token that ends at each node. */
const buildTrie = (vocabulary: Vocabulary) => {
  const symbols = new Map<number, number>();
  for (const [piece] of vocabulary) {
    for (const character of piece) {
      const point = character.codePointAt(0) ?? 0;
      if (!symbols.has(point)) symbols.set(point, symbols.size);
    }
  }
  const children = new Map<number, number>();
  const tokens = [UNKNOWN];
  for (const [token, [piece]] of vocabulary.entries()) {
    if (token < RESERVED) continue;
    let node = 0;
    for (const character of piece) {
      const key = node * symbols.size + (symbols.get(character.codePointAt(0) ?? 0) ?? 0);
      const child = children.get(key) ?? tokens.push(UNKNOWN) - 1;
      children.set(key, child);
      node = child;
    }
    tokens[node] = token;
  }
  return { symbols, children, tokens };
};

/**
 * The unigram tokeniser that the model was trained with, as its JavaScript port has it, quirks included (a score of zero counts
 * as unset; the few pieces with a broken score keep it), since the vectors depend on them. Linear in the length of the text.
 */
export const createTokeniser = (vocabulary: Vocabulary): Tokenise => {
  const { symbols, children, tokens } = buildTrie(vocabulary);
  const scores = Float64Array.from(vocabulary, ([, score]) => score ?? 0);
  const lengths = Int32Array.from(vocabulary, ([piece]) => piece.length);

  return (text) => {
    const normal = text.normalize('NFKC');
    if (normal === '') return [];
    const input = Int32Array.from(
      Array.from(
        SEPARATOR + normal.replaceAll(' ', SEPARATOR),
        (character) => symbols.get(character.codePointAt(0) ?? 0) ?? -1,
      ),
    );
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
        const symbol = input[end] ?? -1;
        const child = symbol < 0 ? undefined : children.get(node * symbols.size + symbol);
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
    for (let end = input.length; end > 0; end -= lengths[last[end] ?? 0] ?? 1) {
      const token = last[end] ?? UNKNOWN;
      // Unknown characters in a row are one token.
      if (token !== UNKNOWN || split.at(-1) !== UNKNOWN) split.push(token);
    }
    return split.reverse();
  };
};
