import type { Floats, Kernel } from './kernel';

/** A layer's weights in the kernel's memory and layout: addresses of `depth` x `width` integers, of their scales and of the bias. */
export type Matrix = {
  readonly depth: number;
  readonly width: number;
  readonly packed: number;
  readonly scales: number;
  readonly bias: number;
};

/** The largest activation after rounding, the rest of 32 bits being the weights': of 1,023 to 30,000 it gives the vectors nearest the original. */
export const ACTIVATION_LIMIT = 4095;

const WEIGHT_LIMIT = 32_767;
const SUM_LIMIT = Math.floor((2 ** 31 - 1) / ACTIVATION_LIMIT);
const TINY = 1e-30;

/** Packs the row-major weights that `fill` writes, `depth` rows as wide as the bias. */
export type PackMatrix = (depth: number, bias: Floats, fill: (into: Float32Array) => void) => Matrix;

/**
 * Rounds weights to integers, each column by its own scale: as fine as 16 bits allow, and never so large that a sum of
 * products with activations of at most ACTIVATION_LIMIT could pass 32 bits. `largest`: numbers in the largest matrix.
 */
export const createPacker = (kernel: Kernel, largest: number): PackMatrix => {
  const unpacked = kernel.floats(largest);
  return (depth, bias, fill) => {
    const width = bias.values.length;
    fill(unpacked.values.subarray(0, depth * width));
    const scales = kernel.floats(width);
    const sums = kernel.floats(width);
    kernel.loops.measure(unpacked.at, scales.at, sums.at, depth, width);
    const multipliers = sums.values.map((sum, column) =>
      Math.min(
        WEIGHT_LIMIT / Math.max(scales.values[column] ?? 0, TINY),
        // Rounding adds up to a half per weight to the column's sum; the other half covers the sum's own error.
        (SUM_LIMIT - depth) / Math.max(sum, TINY),
      ),
    );
    scales.values.set(multipliers.map((multiplier) => 1 / multiplier));
    sums.values.set(multipliers);
    const packed = kernel.shorts(depth * width);
    kernel.loops.pack(unpacked.at, sums.at, packed.at, depth, width);
    return { depth, width, packed: packed.at, scales: scales.at, bias: bias.at };
  };
};
