import type { LinearModel } from '../core/matching/linear-model';
import { type Labelled, type Row, rounded, toRows } from './fit-model';
import { MEANING_WIDTH } from './fit-projection';
import { minimise } from './minimise';

/** L2 penalty of each weight. Chosen by cross-validation: with less of it the likelihoods are too sure of themselves. */
const PENALTY = 2.5;
const ITERATIONS = 80;

/**
 * A classifier over words, meaning and `behind` features more, by the likelihood of one label each, to its minimum: its
 * probabilities can be trusted, where those of `fitClassifier` can only be ranked. Deterministic.
 */
export function fitSoftmax(examples: readonly Labelled[], words: number, behind: number): LinearModel {
  const { classes, rows } = toRows(examples, words);
  const count = classes.length;
  const end = (words + MEANING_WIDTH + behind) * count;
  const slope = (point: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (let at = 0; at < end; at++) {
      const weight = point[at] ?? 0;
      loss += (PENALTY * weight * weight) / 2;
      gradient[at] = PENALTY * weight;
    }
    gradient.fill(0, end);
    for (const row of rows) loss += addRow(row, point, gradient, count, end);
    return loss;
  };
  const best = minimise(slope, end + count, ITERATIONS);
  const weights = Float32Array.from(best.subarray(0, end));
  return { classes, words, bias: Float32Array.from(best.subarray(end)), ...rounded(weights, count) };
}

/** Adds one example's gradient and returns its loss. */
function addRow(
  { indexes, values, classes, weight }: Row,
  point: Float64Array,
  gradient: Float64Array,
  count: number,
  end: number,
) {
  const scores = Float64Array.from({ length: count }, (_, one) => point[end + one] ?? 0);
  for (let at = 0; at < indexes.length; at++) {
    const row = (indexes[at] ?? 0) * count;
    for (let one = 0; one < count; one++)
      scores[one] = (scores[one] ?? 0) + (values[at] ?? 0) * (point[row + one] ?? 0);
  }
  const highest = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - highest));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const [right = 0] = classes;
  const push = shares.map((share, one) => weight * (share / all - (one === right ? 1 : 0)));
  for (let at = 0; at < indexes.length; at++) {
    const row = (indexes[at] ?? 0) * count;
    for (let one = 0; one < count; one++)
      gradient[row + one] = (gradient[row + one] ?? 0) + (push[one] ?? 0) * (values[at] ?? 0);
  }
  for (let one = 0; one < count; one++) gradient[end + one] = (gradient[end + one] ?? 0) + (push[one] ?? 0);
  return weight * (highest + Math.log(all) - (scores[right] ?? 0));
}
