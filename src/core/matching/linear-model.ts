import type { TextVector } from './vectorise';

/** A linear classifier in whole numbers: weight = row × scale of its feature. Rows of words first, then of meanings. */
export type LinearModel = {
  readonly classes: readonly string[];
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** How many features are words; the meaning's numbers follow. */
  readonly words: number;
};

/** How much the meaning counts beside the words. Chosen by cross-validation. */
export const MEANING_WEIGHT = 1.5;

/** Features beside the text's own, by their place behind words and meaning. */
export type Facts = readonly { readonly feature: number; readonly value: number }[];

/** The probability of each class, in the order of `model.classes`. */
export function classProbabilities(model: LinearModel, vector: TextVector, facts: Facts = []): Float32Array {
  const scores = Float32Array.from(model.bias);
  for (const [at, index] of vector.indexes.entries()) addRow(model, index, vector.values[at] ?? 0, scores);
  for (const [at, value] of vector.meaning.entries()) addRow(model, model.words + at, value * MEANING_WEIGHT, scores);
  const behind = model.words + vector.meaning.length;
  for (const { feature, value } of facts) addRow(model, behind + feature, value, scores);
  return softmax(scores);
}

function addRow(model: LinearModel, feature: number, value: number, scores: Float32Array): void {
  const { rows, scales } = model;
  const count = scores.length;
  const factor = value * (scales[feature] ?? 0);
  if (factor === 0) return;
  const row = feature * count;
  for (let k = 0; k < count; k++) scores[k] = (scores[k] ?? 0) + factor * (rows[row + k] ?? 0);
}

/** Scores as probabilities that sum to one. */
export function softmax(scores: Float32Array): Float32Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  const grown = scores.map((score) => Math.exp(score - highest));
  let sum = 0;
  for (const value of grown) sum += value;
  return grown.map((value) => value / sum);
}
