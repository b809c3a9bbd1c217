import type { Weighing } from '../core/matching/model';

const STEPS = 200;
const RATE = 0.3;
/** L2 penalty; the features are standardised. */
const DECAY = 1e-3;

type Rows = readonly (readonly number[])[];

/** A choice among rows, some of which are right. */
export type Choice = { readonly rows: Rows; readonly right: readonly boolean[] };

function standardise(rows: Rows): Pick<Weighing, 'mean' | 'spread'> {
  const width = rows[0]?.length ?? 0;
  const mean = new Float32Array(width);
  const spread = new Float32Array(width);
  for (const row of rows) for (let at = 0; at < width; at++) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / rows.length;
  for (const row of rows)
    for (let at = 0; at < width; at++) spread[at] = (spread[at] ?? 0) + ((row[at] ?? 0) - (mean[at] ?? 0)) ** 2;
  return { mean, spread: spread.map((sum) => Math.sqrt(sum / rows.length) + 1e-6) };
}

const standard = (row: readonly number[], { mean, spread }: Pick<Weighing, 'mean' | 'spread'>): Float32Array =>
  Float32Array.from(row, (value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1));

const dot = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

/** Adagrad on a function that adds its gradient for all examples; full batches, so no order matters. */
function descend(width: number, addGradient: (weights: Float32Array, gradient: Float32Array) => number): Float32Array {
  const weights = new Float32Array(width);
  const squares = new Float32Array(width).fill(1e-8);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float32Array(width);
    const total = addGradient(weights, gradient);
    for (let at = 0; at < width; at++) {
      const slope = (gradient[at] ?? 0) / total + DECAY * (weights[at] ?? 0);
      squares[at] = (squares[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1);
    }
  }
  return weights;
}

/** Weights under which the right rows of each choice score highest (multinomial likelihood within each choice). */
export function fitChoices(choices: readonly Choice[]): Weighing {
  const scale = standardise(choices.flatMap(({ rows }) => rows));
  const prepared = choices.map(({ rows, right }) => ({ rows: rows.map((row) => standard(row, scale)), right }));
  const weights = descend(scale.mean.length, (current, gradient) => {
    for (const { rows, right } of prepared) addChoice(rows, right, current, gradient);
    return prepared.length;
  });
  return { ...scale, weights, bias: 0 };
}

function addChoice(
  rows: readonly Float32Array[],
  right: readonly boolean[],
  weights: Float32Array,
  gradient: Float32Array,
): void {
  const scores = rows.map((row) => dot(row, weights));
  const highest = Math.max(...scores);
  const grown = scores.map((score) => Math.exp(score - highest));
  const all = grown.reduce((sum, value) => sum + value, 0);
  const good = grown.reduce((sum, value, at) => sum + (right[at] === true ? value : 0), 0);
  for (const [at, row] of rows.entries()) {
    const pull = (grown[at] ?? 0) / all - (right[at] === true ? (grown[at] ?? 0) / Math.max(good, 1e-12) : 0);
    for (let k = 0; k < row.length; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
  }
}

/** One row with its answer; `weight` makes up for classes that are too rare or too frequent among the rows. */
export type Case = { readonly row: readonly number[]; readonly right: boolean; readonly weight: number };

/** Weights of a logistic regression: above 0 means likelier right than not. */
export function fitCases(cases: readonly Case[]): Weighing {
  const scale = standardise(cases.map(({ row }) => row));
  const prepared = cases.map(({ row, right, weight }) => ({
    row: Float32Array.from([...standard(row, scale), 1]),
    right,
    weight,
  }));
  const weights = descend(scale.mean.length + 1, (current, gradient) => {
    let total = 0;
    for (const { row, right, weight } of prepared) {
      const pull = weight * (1 / (1 + Math.exp(-dot(row, current))) - (right ? 1 : 0));
      for (let k = 0; k < row.length; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
      total += weight;
    }
    return total;
  });
  return { ...scale, weights: weights.slice(0, -1), bias: weights[weights.length - 1] ?? 0 };
}
