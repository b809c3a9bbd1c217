import type { Floats, Kernel } from './kernel';

/** A layer's weights in the kernel's memory and layout: addresses of `depth` x `width` integers, of their scales and of the bias. */
export type Matrix = {
  readonly depth: number;
  readonly width: number;
  readonly packed: number;
  readonly scales: number;
  readonly bias: number;
};

/** The largest activation after rounding: 13 bits with the sign, which leaves the rest of 32 to the weights. */
export const ACTIVATION_LIMIT = 4095;

const WEIGHT_LIMIT = 32_767;
const SUM_LIMIT = Math.floor((2 ** 31 - 1) / ACTIVATION_LIMIT);
const BLOCK = 8;

/** Bytes that a packed matrix takes. */
export const packedBytes = (depth: number, width: number): number => depth * width * 2 + width * 8;

/**
 * Rounds row-major weights to integers, each column by its own scale: as fine as 16 bits allow, and never so large that
 * a sum of products with activations of at most ACTIVATION_LIMIT could pass 32 bits.
 */
export const packMatrix = (kernel: Kernel, weights: Float32Array, bias: Float32Array): Matrix => {
  const width = bias.length;
  const depth = weights.length / width;
  const largest = new Float64Array(width);
  const sum = new Float64Array(width);
  for (let row = 0; row < depth; row++) {
    for (let column = 0; column < width; column++) {
      const size = Math.abs(weights[row * width + column] ?? 0);
      if (size > (largest[column] ?? 0)) largest[column] = size;
      sum[column] = (sum[column] ?? 0) + size;
    }
  }

  const scales = kernel.floats(width);
  const multipliers = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    // Rounding adds at most a half per weight to the column's sum, hence the margin of depth / 2.
    const multiplier = Math.min(
      WEIGHT_LIMIT / Math.max(largest[column] ?? 0, Number.MIN_VALUE),
      (SUM_LIMIT - depth / 2) / Math.max(sum[column] ?? 0, Number.MIN_VALUE),
    );
    multipliers[column] = multiplier;
    scales.values[column] = 1 / multiplier;
  }

  const packed = kernel.shorts(depth * width);
  for (let row = 0; row < depth; row++) {
    // The layout of B in kernel.wat.
    const offset = (row >> 1) * 2 * BLOCK + (row & 1);
    for (let column = 0; column < width; column++) {
      const at = Math.floor(column / BLOCK) * BLOCK * depth + offset + (column % BLOCK) * 2;
      packed.values[at] = Math.round((weights[row * width + column] ?? 0) * (multipliers[column] ?? 0));
    }
  }

  return { depth, width, packed: packed.at, scales: scales.at, bias: place(kernel, bias).at };
};

const place = (kernel: Kernel, values: Float32Array): Floats => {
  const floats = kernel.floats(values.length);
  floats.values.set(values);
  return floats;
};
