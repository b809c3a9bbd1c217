import type { ClauseFeatures } from './clause-features';
import { softmax } from './linear-model';
import { type Weighing, weighted } from './model';

/** A clause's position in its protocol, and the probability that it is the one meant. */
export type Ranked = { readonly clause: number; readonly score: number };

/** All clauses, the likeliest first; ties by their order in the protocol, so that the same input gives the same output. */
export function rankClauses(features: readonly ClauseFeatures[], ranker: Weighing): readonly Ranked[] {
  const scores = softmax(Float32Array.from(features, (row) => weighted(ranker, row)));
  return [...scores]
    .map((score, clause) => ({ clause, score }))
    .sort((one, other) => other.score - one.score || one.clause - other.clause);
}
