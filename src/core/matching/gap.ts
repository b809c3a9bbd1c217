import type { ClauseFeatures } from './clause-features';
import type { ClauseIndex } from './clause-index';
import type { Ranked } from './rank-clauses';

const LEAST = 1e-3;

/** Topics that no such protocol treats start so. */
export const ELSEWHERE = 'else-';

/** What is not covered: how likely the message is about it, and the likeliest such topic. */
export type Gap = { readonly probability: number; readonly elsewhere: number; readonly topic: string | null };

/** How likely a message is about topics that no clause of this protocol settles. */
export function findGap(topicProbabilities: Float32Array, topicIds: readonly string[], index: ClauseIndex): Gap {
  const covered = new Float32Array(topicIds.length);
  for (const shares of index.topics)
    for (const { topic, share } of shares) covered[topic] = Math.max(covered[topic] ?? 0, share);
  let probability = 0;
  let elsewhere = 0;
  let topic: string | null = null;
  let highest = 0;
  for (const [at, id] of topicIds.entries()) {
    const missing = (topicProbabilities[at] ?? 0) * (1 - (covered[at] ?? 0));
    probability += missing;
    if (id.startsWith(ELSEWHERE)) elsewhere += missing;
    if (missing > highest) {
      highest = missing;
      topic = id;
    }
  }
  return { probability, elsewhere, topic };
}

/**
 * What speaks for silence, in the order of its weights: how likely the gap is, and how weak the best clause is: its
 * probability, its lead over the next, its likeness by meaning, by topics and, with a memory, to earlier phrasings.
 */
export function silenceFeatures(
  gap: Gap,
  ranked: readonly Ranked[],
  features: readonly ClauseFeatures[],
): readonly number[] {
  const [first, second] = ranked;
  const best = first === undefined ? [] : (features[first.clause] ?? []);
  const row = [
    Math.log(LEAST + gap.probability),
    Math.log(LEAST + 1 - gap.probability),
    Math.log(LEAST + gap.elsewhere),
    Math.log(LEAST + (first?.score ?? 0)),
    Math.log(LEAST + (first?.score ?? 0)) - Math.log(LEAST + (second?.score ?? 0)),
    best[0] ?? 0,
    best[4] ?? 0,
  ];
  if (best.length > 5) row.push(best[5] ?? 0, highestOf(features, 5));
  return row;
}

function highestOf(features: readonly ClauseFeatures[], column: number): number {
  return features.reduce((highest, row) => Math.max(highest, row[column] ?? 0), 0);
}
