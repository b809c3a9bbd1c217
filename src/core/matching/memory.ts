import type { TextVector } from './vectorise';

/** Phrasings written for one council's clauses, as vectors: the same question was often asked before. */
export type Memory = {
  readonly vectors: readonly TextVector[];
  /** For each phrasing, the positions of its clauses in the protocol. */
  readonly clauses: readonly (readonly number[])[];
};

/** How many of a clause's likest phrasings are averaged: one alone is chance. */
const LIKEST = 3;

/** The likeness of two texts by their words, between 0 and 1, for a query spread over `scattered`. */
function wordLikeness(scattered: Float32Array, queryLength: number, vector: TextVector): number {
  let sum = 0;
  let squares = 0;
  const { indexes, values } = vector;
  for (let at = 0; at < indexes.length; at++) {
    const value = values[at] ?? 0;
    sum += value * (scattered[indexes[at] ?? 0] ?? 0);
    squares += value * value;
  }
  return squares === 0 || queryLength === 0 ? 0 : sum / (Math.sqrt(squares) * queryLength);
}

/** The likeness of two meanings, between −1 and 1. */
function meaningLikeness(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** For each of `vectors`, its likeness to the query by words and by meaning. `features` is the size of the vocabulary. */
export function likenesses(
  query: TextVector,
  vectors: readonly TextVector[],
  features: number,
): { readonly words: Float32Array; readonly meaning: Float32Array } {
  const scattered = new Float32Array(features);
  for (const [at, index] of query.indexes.entries()) scattered[index] = query.values[at] ?? 0;
  const length = Math.hypot(...query.values);
  const words = new Float32Array(vectors.length);
  const meaning = new Float32Array(vectors.length);
  for (const [at, vector] of vectors.entries()) {
    words[at] = wordLikeness(scattered, length, vector);
    meaning[at] = meaningLikeness(query.meaning, vector.meaning);
  }
  return { words, meaning };
}

/**
 * How like the query each clause's phrasings are: the mean of the likest three, by words and meaning in equal parts; 0 for a
 * clause that none was written for. `skip` leaves phrasings out, for cross-validation.
 */
export function recall(
  query: TextVector,
  memory: Memory,
  clauseCount: number,
  features: number,
  skip?: (phrasing: number) => boolean,
): Float32Array {
  const { words, meaning } = likenesses(query, memory.vectors, features);
  const best = Array.from({ length: clauseCount }, () => new Float32Array(LIKEST).fill(-1));
  for (const [phrasing, clauses] of memory.clauses.entries()) {
    if (skip?.(phrasing) === true) continue;
    const likeness = 0.5 * (words[phrasing] ?? 0) + 0.5 * (meaning[phrasing] ?? 0);
    for (const clause of clauses) keepBest(best[clause], likeness);
  }
  return Float32Array.from(best, (few) => {
    const found = few.filter((likeness) => likeness > -1);
    return found.length === 0 ? 0 : found.reduce((sum, likeness) => sum + likeness, 0) / found.length;
  });
}

function keepBest(few: Float32Array | undefined, likeness: number): void {
  if (few === undefined) return;
  let low = 0;
  for (let at = 1; at < few.length; at++) if ((few[at] ?? 0) < (few[low] ?? 0)) low = at;
  if (likeness > (few[low] ?? 0)) few[low] = likeness;
}
