import type { Floats, Kernel } from './kernel';
import { DIMENSIONS, EMBEDDING, HIDDEN, type Model } from './load-model';
import { ACTIVATION_LIMIT, type Matrix } from './pack-matrix';

/** Tokens that the model reads; it ignores what follows. */
export const MAX_TOKENS = 128;

const HEADS = 4;
const TILE = 4;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The model's forward pass: from tokens, at least one, to a vector of unit length. */
export type Transform = (tokens: readonly number[]) => Float32Array;

/** Bytes of kernel memory that the buffers of a forward pass take. */
export const BUFFER_BYTES = MAX_TOKENS * (BYTES * (4 * DIMENSIONS + HIDDEN + 2) + 2 * HIDDEN);

/** Sine and cosine of each position at frequencies from 1 to 1 / 10,000, by which the model tells positions apart. */
const tabulatePositions = (): Float32Array => {
  const half = EMBEDDING / 2;
  const table = new Float32Array(MAX_TOKENS * EMBEDDING);
  for (let index = 0; index < half; index++) {
    const frequency = 10_000 ** (-index / (half - 1));
    for (let position = 0; position < MAX_TOKENS; position++) {
      table[position * 2 * half + index] = Math.sin(position * frequency);
      table[position * 2 * half + half + index] = Math.cos(position * frequency);
    }
  }
  return table;
};

const softmax = (scores: Float32Array, count: number, factor: number): void => {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) largest = Math.max(largest, scores[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const power = Math.exp(((scores[i] ?? 0) - largest) * factor);
    scores[i] = power;
    sum += power;
  }
  for (let i = 0; i < count; i++) scores[i] = (scores[i] ?? 0) / sum;
};

const toUnitLength = (vector: Float32Array): Float32Array => {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  return vector.map((value) => value / length);
};

/** Prepares the forward pass of `model` in the kernel that holds its matrices. */
export const createTransformer = (model: Model, { loops, floats, shorts }: Kernel): Transform => {
  const positions = tabulatePositions();
  const state = floats(MAX_TOKENS * DIMENSIONS);
  const normed = floats(MAX_TOKENS * DIMENSIONS);
  const wide = floats(MAX_TOKENS * HIDDEN);
  const mixed = floats(MAX_TOKENS * DIMENSIONS);
  const delta = floats(MAX_TOKENS * DIMENSIONS);
  const scores = floats(MAX_TOKENS);
  const rounded = shorts(MAX_TOKENS * HIDDEN);
  const roundedScales = floats(MAX_TOKENS);

  const project = (from: Floats, matrix: Matrix, to: Floats, rows: number, floor = Number.NEGATIVE_INFINITY): void => {
    const { depth, width, packed, scales, bias } = matrix;
    loops.quantise(from.at, rounded.at, roundedScales.at, rows, depth, ACTIVATION_LIMIT);
    // The last tile's spare rows hold leftovers: each row is computed by itself, and nobody reads those.
    const tiles = Math.ceil(rows / TILE);
    loops.multiply(rounded.at, roundedScales.at, packed, scales, bias, to.at, tiles, width, depth, floor);
  };

  /** From queries, keys and values, side by side in `wide`, to each token's mixture of values in `mixed`. */
  const attend = (width: number, rows: number): void => {
    const size = width / HEADS;
    const stride = 3 * width;
    for (let head = 0; head < HEADS; head++) {
      const queries = wide.at + head * size * BYTES;
      const keys = queries + width * BYTES;
      const values = keys + width * BYTES;
      const out = mixed.at + head * size * BYTES;
      for (let row = 0; row < rows; row++) {
        loops.dots(queries + row * stride * BYTES, keys, scores.at, rows, stride, size);
        softmax(scores.values, rows, 1 / Math.sqrt(size));
        loops.mix(scores.at, values, out + row * width * BYTES, rows, stride, size);
      }
    }
  };

  /** Writes the tokens' embeddings to `delta`. */
  const embed = (tokens: readonly number[]): void => {
    // Compiled to CommonJS an imported constant is a getter, too slow for this loop.
    const width = EMBEDDING;
    for (const [row, token] of tokens.entries()) {
      for (let i = 0; i < width; i++) {
        // Twice the embedding: the model adds the embedding with its position to the bare one.
        const embedding = model.embeddings[token * width + i] ?? 0;
        delta.values[row * width + i] = 2 * embedding + (positions[row * width + i] ?? 0);
      }
    }
  };

  const average = (from: Floats, width: number, rows: number, to: Floats): void => {
    scores.values.fill(1 / rows, 0, rows);
    loops.mix(scores.at, from.at, to.at, rows, width, width);
  };

  return (tokens) => {
    const read = tokens.slice(0, MAX_TOKENS);
    const rows = read.length;
    embed(read);
    project(delta, model.residual, state, rows);
    let input = delta;
    for (const [index, layer] of model.layers.entries()) {
      loops.normalise(input.at, layer.norm.scale, layer.norm.bias, normed.at, rows, layer.width);
      project(normed, layer.queriesKeysValues, wide, rows);
      attend(layer.width, rows);
      project(mixed, layer.output, delta, rows);
      loops.add(state.at, delta.at, rows * DIMENSIONS);
      loops.normalise(state.at, layer.feedNorm.scale, layer.feedNorm.bias, normed.at, rows, DIMENSIONS);
      project(normed, layer.widen, wide, rows, 0);
      input = state;
      if (index === model.layers.length - 1) {
        // The model ends in the tokens' mean, and the mean of products is the product of the mean: one row instead of all.
        average(wide, HIDDEN, rows, mixed);
        average(state, DIMENSIONS, rows, normed);
        project(mixed, layer.narrow, delta, 1);
        loops.add(normed.at, delta.at, DIMENSIONS);
      } else {
        project(wide, layer.narrow, delta, rows);
        loops.add(state.at, delta.at, rows * DIMENSIONS);
      }
    }
    project(normed, model.dense, delta, 1);
    return toUnitLength(delta.values.subarray(0, DIMENSIONS).map(Math.tanh));
  };
};
