import type { LinearModel } from '../core/matching/linear-model';
import type { Projection } from '../core/matching/vectorise';
import { type ModelFile, ModelFileError } from './model-file';

type Kind = Int8ArrayConstructor | Int32ArrayConstructor | Float32ArrayConstructor;

/** The array of this name, of this kind and, where it is given, of this length; throws ModelFileError. */
export function takeArray<Wanted extends Kind>(
  { arrays }: ModelFile,
  name: string,
  kind: Wanted,
  length?: number,
): InstanceType<Wanted> {
  const array = arrays.get(name);
  if (!isOf(array, kind)) throw new ModelFileError(`It has no array "${name}".`);
  if (length !== undefined && array.length !== length)
    throw new ModelFileError(`Its array "${name}" holds ${array.length} numbers where ${length} belong.`);
  return array;
}

function isOf<Wanted extends Kind>(array: unknown, kind: Wanted): array is InstanceType<Wanted> {
  return array instanceof kind;
}

/** How a classifier's arrays are called. */
export type ClassifierNames = { readonly rows: string; readonly scales: string; readonly bias: string };

/** A classifier over this many features, words among them. */
export function takeClassifier(
  file: ModelFile,
  names: ClassifierNames,
  classes: readonly string[],
  words: number,
  features: number,
): LinearModel {
  return {
    classes,
    rows: takeArray(file, names.rows, Int8Array, features * classes.length),
    scales: takeArray(file, names.scales, Float32Array, features),
    bias: takeArray(file, names.bias, Float32Array, classes.length),
    words,
  };
}

/** The way from the encoder's numbers to meanings. */
export function takeProjection(file: ModelFile): Projection {
  const mean = takeArray(file, 'mean', Float32Array);
  const matrix = takeArray(file, 'matrix', Float32Array);
  const width = matrix.length / mean.length;
  if (!Number.isInteger(width)) throw new ModelFileError('Its arrays "mean" and "matrix" do not fit one another.');
  return { mean, matrix, width };
}
