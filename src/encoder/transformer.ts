import type { Floats, Kernel } from './kernel';
import { DIMENSIONS, EMBEDDING, HIDDEN, type Layer, type Model, type Norm } from './load-model';
import { ACTIVATION_LIMIT, type Matrix } from './pack-matrix';

/** Tokens that the model reads; it ignores what follows. */
export const MAX_TOKENS = 128;

const HEADS = 4;
const TILE = 4;
const EPSILON = 1e-6;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The model's forward pass: from tokens, at least one, to a vector of unit length. */
export type Transform = (tokens: readonly number[]) => Float32Array;

/** Bytes of kernel memory that the buffers of a forward pass take. */
export const BUFFER_BYTES = MAX_TOKENS * (BYTES * (4 * DIMENSIONS + HIDDEN + 2) + 2 * HIDDEN);

/** Sine and cosine of each position at frequencies from 1 to 1 / 10,000, which is how the model tells positions apart. */
const positions = (): Float32Array => {
  const half = EMBEDDING / 2;
  const table = new Float32Array(MAX_TOKENS * EMBEDDING);
  for (let position = 0; position < MAX_TOKENS; position++) {
    for (let index = 0; index < half; index++) {
      const angle = position * 10_000 ** (-index / (half - 1));
      table[position * EMBEDDING + index] = Math.sin(angle);
      table[position * EMBEDDING + half + index] = Math.cos(angle);
    }
  }
  return table;
};

const normalise = (input: Float32Array, output: Float32Array, rows: number, { scale, bias }: Norm): void => {
  const width = scale.length;
  for (let start = 0; start < rows * width; start += width) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += input[start + i] ?? 0;
    const mean = sum / width;
    let squares = 0;
    for (let i = 0; i < width; i++) squares += ((input[start + i] ?? 0) - mean) ** 2;
    const inverse = 1 / Math.sqrt(squares / width + EPSILON);
    for (let i = 0; i < width; i++) {
      output[start + i] = (scale[i] ?? 0) * inverse * ((input[start + i] ?? 0) - mean) + (bias[i] ?? 0);
    }
  }
};

const add = (to: Float32Array, from: Float32Array, count: number): void => {
  for (let i = 0; i < count; i++) to[i] = (to[i] ?? 0) + (from[i] ?? 0);
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

/** Prepares the forward pass of `model`, in the kernel that holds its matrices. Not re-entrant, and it need not be: it is synchronous. */
export const createTransformer = (model: Model, kernel: Kernel): Transform => {
  const timing = positions();
  const state = kernel.floats(MAX_TOKENS * DIMENSIONS);
  const normed = kernel.floats(MAX_TOKENS * DIMENSIONS);
  const wide = kernel.floats(MAX_TOKENS * HIDDEN);
  const mixed = kernel.floats(MAX_TOKENS * DIMENSIONS);
  const delta = kernel.floats(MAX_TOKENS * DIMENSIONS);
  const scores = kernel.floats(MAX_TOKENS);
  const rounded = kernel.shorts(MAX_TOKENS * HIDDEN);
  const roundedScales = kernel.floats(MAX_TOKENS);

  const project = (
    from: Floats,
    { depth, width, packed, scales, bias }: Matrix,
    to: Floats,
    rows: number,
    floor = Number.NEGATIVE_INFINITY,
  ): void => {
    kernel.quantise(from.at, rounded.at, roundedScales.at, rows, depth, ACTIVATION_LIMIT);
    const tiles = Math.ceil(rows / TILE);
    kernel.multiply(rounded.at, roundedScales.at, packed, scales, bias, to.at, tiles, width, depth, floor);
  };

  /** From queries, keys and values side by side in `wide` to each token's mixture of values in `mixed`. */
  const attend = (width: number, rows: number): void => {
    const size = width / HEADS;
    const stride = 3 * width;
    for (let head = 0; head < HEADS; head++) {
      const query = wide.at + head * size * BYTES;
      const key = query + width * BYTES;
      const value = key + width * BYTES;
      const out = mixed.at + head * size * BYTES;
      for (let row = 0; row < rows; row++) {
        kernel.dots(query + row * stride * BYTES, key, scores.at, rows, stride, size);
        softmax(scores.values, rows, 1 / Math.sqrt(size));
        kernel.mix(scores.at, value, out + row * width * BYTES, rows, stride, size);
      }
    }
  };

  const runLayer = (layer: Layer, rows: number): void => {
    project(normed, layer.queriesKeysValues, wide, rows);
    attend(layer.width, rows);
    project(mixed, layer.output, delta, rows);
    add(state.values, delta.values, rows * DIMENSIONS);
    normalise(state.values, normed.values, rows, layer.feedNorm);
    project(normed, layer.widen, wide, rows, 0);
    project(wide, layer.narrow, delta, rows);
    add(state.values, delta.values, rows * DIMENSIONS);
  };

  const embed = (tokens: readonly number[]): void => {
    for (const [row, token] of tokens.entries()) {
      for (let i = 0; i < EMBEDDING; i++) {
        // Twice the embedding: the graph adds the embedding with its position to the bare one.
        const embedding = model.embeddings[token * EMBEDDING + i] ?? 0;
        delta.values[row * EMBEDDING + i] = 2 * embedding + (timing[row * EMBEDDING + i] ?? 0);
      }
    }
  };

  const pool = (rows: number): Float32Array => {
    normed.values.fill(0, 0, DIMENSIONS);
    for (let row = 0; row < rows; row++) {
      add(normed.values, state.values.subarray(row * DIMENSIONS), DIMENSIONS);
    }
    for (let i = 0; i < DIMENSIONS; i++) normed.values[i] = (normed.values[i] ?? 0) / rows;
    project(normed, model.dense, delta, 1);
    const vector = delta.values.slice(0, DIMENSIONS).map(Math.tanh);
    let squares = 0;
    for (const value of vector) squares += value * value;
    const length = Math.sqrt(squares);
    return vector.map((value) => value / length);
  };

  return (tokens) => {
    const read = tokens.slice(0, MAX_TOKENS);
    const rows = read.length;
    const [first, ...others] = model.layers;
    embed(read);
    project(delta, model.residual, state, rows);
    if (first) {
      normalise(delta.values, normed.values, rows, first.norm);
      runLayer(first, rows);
    }
    for (const layer of others) {
      normalise(state.values, normed.values, rows, layer.norm);
      runLayer(layer, rows);
    }
    return pool(rows);
  };
};
