import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Projection } from '../core/matching/vectorise';

/** Added to the spread within a class, as a share of its mean, so that rare directions are not blown up. Cross-validated. */
const SHRINKAGE = 0.3;

/** How many numbers a meaning keeps. */
export const MEANING_WIDTH = 96;

/**
 * Linear discriminant analysis: the directions in which vectors of different classes differ most, measured in the spread
 * that vectors of one class have among themselves.
 */
export function fitProjection(vectors: readonly Float32Array[], classes: readonly string[]): Projection {
  const size = vectors[0]?.length ?? 0;
  const mean = meanOf(vectors, size);
  const members = new Map<string, Float32Array[]>();
  for (const [at, name] of classes.entries()) {
    const vector = vectors[at];
    if (vector === undefined) continue;
    const list = members.get(name);
    if (list === undefined) members.set(name, [vector]);
    else list.push(vector);
  }
  const within = new Float64Array(size * size);
  const centres: { readonly vector: Float32Array; readonly count: number }[] = [];
  for (const list of members.values()) {
    const centre = meanOf(list, size);
    for (const vector of list) addOuter(within, difference(vector, centre), 1 / vectors.length);
    centres.push({ vector: difference(centre, mean), count: list.length });
  }
  const whitening = inverseRoot(shrunk(mirrored(within, size), size), size);
  const between = new Float64Array(size * size);
  const turned = whitening.transpose();
  for (const { vector, count } of centres) {
    const seen = turned.mmul(Matrix.columnVector([...vector]));
    addOuter(between, Float32Array.from(seen.to1DArray()), count / vectors.length);
  }
  const { vectors: directions } = sortedEigen(mirrored(between, size), size);
  const matrix = whitening.mmul(directions.subMatrix(0, size - 1, 0, MEANING_WIDTH - 1));
  return { mean, matrix: Float32Array.from(matrix.to1DArray()), width: MEANING_WIDTH };
}

function meanOf(vectors: readonly Float32Array[], size: number): Float32Array {
  const sum = new Float64Array(size);
  for (const vector of vectors) for (let at = 0; at < size; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  return Float32Array.from(sum, (value) => value / vectors.length);
}

function difference(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((value, at) => value - (other[at] ?? 0));
}

/** Adds the upper half of the product of a vector with itself; `mirrored` fills in the lower one. */
function addOuter(sum: Float64Array, vector: Float32Array, weight: number): void {
  const size = vector.length;
  for (let row = 0; row < size; row++) {
    const factor = (vector[row] ?? 0) * weight;
    const start = row * size;
    for (let column = row; column < size; column++)
      sum[start + column] = (sum[start + column] ?? 0) + factor * (vector[column] ?? 0);
  }
}

function mirrored(upper: Float64Array, size: number): Float64Array {
  return upper.map((value, at) => {
    const row = Math.floor(at / size);
    const column = at % size;
    return row <= column ? value : (upper[column * size + row] ?? 0);
  });
}

function shrunk(covariance: Float64Array, size: number): Float64Array {
  let trace = 0;
  for (let at = 0; at < size; at++) trace += covariance[at * size + at] ?? 0;
  const result = covariance.slice();
  for (let at = 0; at < size; at++) result[at * size + at] = (result[at * size + at] ?? 0) + (SHRINKAGE * trace) / size;
  return result;
}

function sortedEigen(values: Float64Array, size: number): { readonly vectors: Matrix; readonly values: number[] } {
  const matrix = Matrix.from1DArray(size, size, values);
  const found = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = found.realEigenvalues
    .map((_, at) => at)
    .sort((a, b) => (found.realEigenvalues[b] ?? 0) - (found.realEigenvalues[a] ?? 0));
  return {
    vectors: found.eigenvectorMatrix.subMatrixColumn(order),
    values: order.map((at) => found.realEigenvalues[at] ?? 0),
  };
}

function inverseRoot(covariance: Float64Array, size: number): Matrix {
  const { vectors, values } = sortedEigen(covariance, size);
  const roots = values.map((value) => 1 / Math.sqrt(Math.max(value, 1e-12)));
  return vectors.mulRowVector(roots);
}
