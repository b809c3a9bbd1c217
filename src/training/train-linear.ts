/** One training example: feature indexes with their values, and the classes any of which is right. */
export type Example = {
  readonly indexes: Int32Array;
  readonly values: Float32Array;
  readonly classes: readonly number[];
  readonly weight: number;
};

export type LinearOptions = {
  readonly features: number;
  readonly classes: number;
  /** Fits of one pass each, in orders of their own, whose mean is taken: one alone depends on which examples came first. */
  readonly orders: number;
  readonly rate: number;
  /** L2 penalty, applied to the weights an example touches. */
  readonly decay: number;
  readonly seed: number;
};

/** Weights by feature (row) and class (column), and one bias a class. */
export type LinearWeights = { readonly weights: Float32Array; readonly bias: Float32Array; readonly classes: number };

/** A small generator of numbers in [0, 1): the same seed gives the same run on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A permutation of 0 … length-1 (Fisher–Yates). */
export function shuffled(length: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** Class probabilities of one example, into `out`. */
function predictInto(model: LinearWeights, indexes: Int32Array, values: Float32Array, out: Float32Array): void {
  const { weights, bias, classes } = model;
  out.set(bias);
  for (let n = 0; n < indexes.length; n++) {
    const row = (indexes[n] ?? 0) * classes;
    const value = values[n] ?? 0;
    for (let k = 0; k < classes; k++) out[k] = (out[k] ?? 0) + value * (weights[row + k] ?? 0);
  }
  softmaxInPlace(out);
}

/** Turns scores into probabilities that sum to one. */
function softmaxInPlace(scores: Float32Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const grown = Math.exp((scores[k] ?? 0) - highest);
    scores[k] = grown;
    sum += grown;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum;
}

/**
 * Multinomial logistic regression by Adagrad, one example at a time: the mean of several fits, deterministic for a seed. An
 * example with several right classes asks only that their probabilities sum to one, so the model finds out which of them its
 * words are about.
 */
export function trainLinear(examples: readonly Example[], options: LinearOptions): LinearWeights {
  const { features, classes, orders } = options;
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const random = seededRandom(options.seed);
  for (let fit = 0; fit < orders; fit++) {
    const model = passOnce(examples, shuffled(examples.length, random), options);
    addShare(weights, model.weights, 1 / orders);
    addShare(bias, model.bias, 1 / orders);
  }
  return { weights, bias, classes };
}

function addShare(target: Float32Array, other: Float32Array, share: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + share * (other[at] ?? 0);
}

/** One pass over the examples in this order. */
function passOnce(examples: readonly Example[], order: Int32Array, options: LinearOptions): LinearWeights {
  const { features, classes, rate, decay } = options;
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features).fill(1e-6);
  const bias = new Float32Array(classes);
  const model = { weights, bias, classes };
  const gradient = new Float32Array(classes);
  for (const at of order) {
    const example = examples[at];
    if (example === undefined) continue;
    predictInto(model, example.indexes, example.values, gradient);
    subtractTarget(gradient, example.classes);
    const { active, norm } = activeClasses(gradient, example.weight);
    for (let n = 0; n < example.indexes.length; n++) {
      const feature = example.indexes[n] ?? 0;
      const value = example.values[n] ?? 0;
      const seen = (squares[feature] ?? 0) + norm * value * value;
      squares[feature] = seen;
      const step = rate / Math.sqrt(seen);
      const shrink = 1 - step * decay;
      const row = feature * classes;
      const change = step * value;
      for (let at = 0; at < active.length; at++) {
        const k = active[at] ?? 0;
        weights[row + k] = (weights[row + k] ?? 0) * shrink - change * (gradient[k] ?? 0);
      }
    }
    for (let k = 0; k < classes; k++) bias[k] = (bias[k] ?? 0) - 0.01 * rate * (gradient[k] ?? 0);
  }
  return model;
}

/** A class this far from changing is passed over: with 200 classes it saves most of the work and changes no figure. */
const STILL = 1e-3;

/** Weighs the gradient, and names the classes that it moves. */
function activeClasses(gradient: Float32Array, weight: number): { readonly active: Int32Array; readonly norm: number } {
  const active: number[] = [];
  let norm = 0;
  for (let k = 0; k < gradient.length; k++) {
    const slope = (gradient[k] ?? 0) * weight;
    gradient[k] = slope;
    norm += slope * slope;
    if (Math.abs(slope) >= STILL * weight) active.push(k);
  }
  return { active: Int32Array.from(active), norm };
}

function subtractTarget(probabilities: Float32Array, right: readonly number[]): void {
  let sum = 0;
  for (const k of right) sum += probabilities[k] ?? 0;
  const scale = 1 / Math.max(sum, 1e-9);
  for (const k of right) probabilities[k] = (probabilities[k] ?? 0) * (1 - scale);
}
