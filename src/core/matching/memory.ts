import type { TextVector } from './vectorise';

/** Phrasings written for one council's clauses, as vectors: the same question was often asked before. */
export type Memory = {
  readonly vectors: readonly TextVector[];
  /** For each phrasing, the positions of its clauses in the protocol. */
  readonly clauses: readonly (readonly number[])[];
};

/** How many of a clause's likest phrasings are averaged: one alone is chance. */
const LIKEST = 3;

/**
 * Texts by feature: from `starts[slot]` to the next slot's stand the texts that have the feature of that slot, and how much of
 * each text's direction it is. In long rows, since a small array for each feature would take more room than what is in it.
 */
type Postings = {
  readonly slots: ReadonlyMap<number, number>;
  readonly starts: Int32Array;
  readonly texts: Int32Array;
  readonly shares: Float32Array;
};

/** A message has few of the features, so that only the texts that share one are looked at. */
function postingsOf(vectors: readonly TextVector[]): Postings {
  const slots = new Map<number, number>();
  const counts: number[] = [];
  for (const { indexes } of vectors)
    for (const feature of indexes) {
      const slot = slots.get(feature) ?? slots.size;
      slots.set(feature, slot);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  const starts = new Int32Array(slots.size + 1);
  for (const [slot, count] of counts.entries()) starts[slot + 1] = (starts[slot] ?? 0) + count;
  const texts = new Int32Array(starts[slots.size] ?? 0);
  const shares = new Float32Array(texts.length);
  const next = Int32Array.from(starts);
  for (const [text, { indexes, values }] of vectors.entries()) {
    const length = Math.hypot(...values) || 1;
    for (const [at, feature] of indexes.entries()) {
      const slot = slots.get(feature) ?? 0;
      const place = next[slot] ?? 0;
      texts[place] = text;
      shares[place] = (values[at] ?? 0) / length;
      next[slot] = place + 1;
    }
  }
  return { slots, starts, texts, shares };
}

/** Worked out once for each list of texts, and forgotten with it. */
const known = new WeakMap<readonly TextVector[], Postings>();

function knownPostings(vectors: readonly TextVector[]): Postings {
  const postings = known.get(vectors) ?? postingsOf(vectors);
  known.set(vectors, postings);
  return postings;
}

/** The likeness of two meanings, between −1 and 1; four sums at a time, which a processor adds up side by side. */
function meaningLikeness(one: Float32Array, other: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = one.length - (one.length % 4);
  for (let at = 0; at < even; at += 4) {
    a += (one[at] ?? 0) * (other[at] ?? 0);
    b += (one[at + 1] ?? 0) * (other[at + 1] ?? 0);
    c += (one[at + 2] ?? 0) * (other[at + 2] ?? 0);
    d += (one[at + 3] ?? 0) * (other[at + 3] ?? 0);
  }
  for (let at = even; at < one.length; at++) a += (one[at] ?? 0) * (other[at] ?? 0);
  return a + b + (c + d);
}

/** For each of `vectors`, its likeness to the query by words and by meaning. */
export function likenesses(
  query: TextVector,
  vectors: readonly TextVector[],
): { readonly words: Float32Array; readonly meaning: Float32Array } {
  const length = Math.hypot(...query.values) || 1;
  const words = new Float32Array(vectors.length);
  const { slots, starts, texts, shares } = knownPostings(vectors);
  for (const [at, feature] of query.indexes.entries()) {
    const slot = slots.get(feature);
    if (slot === undefined) continue;
    const share = (query.values[at] ?? 0) / length;
    const end = starts[slot + 1] ?? 0;
    for (let place = starts[slot] ?? 0; place < end; place++) {
      const text = texts[place] ?? 0;
      words[text] = (words[text] ?? 0) + share * (shares[place] ?? 0);
    }
  }
  const meaning = Float32Array.from(vectors, (vector) => meaningLikeness(query.meaning, vector.meaning));
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
  skip?: (phrasing: number) => boolean,
): Float32Array {
  const { words, meaning } = likenesses(query, memory.vectors);
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
