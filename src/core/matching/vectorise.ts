import type { Role } from '../protocol';
import type { ConceptFinder } from './find-concepts';
import { type FeatureKind, KIND_WEIGHTS, textFeatures } from './text-features';

/** The features that a model knows, by name, and how rare each is (inverse document frequency). */
export type Vocabulary = {
  readonly index: ReadonlyMap<string, number>;
  readonly rarity: Float32Array;
  readonly concepts: ConceptFinder;
};

/** A text as numbers: the known features with their values, and its place in the space of meanings (unit length). */
export type TextVector = {
  readonly indexes: Int32Array;
  readonly values: Float32Array;
  readonly meaning: Float32Array;
};

/** Turns an encoder's vector into one in which phrasings of the same rule lie close: centred, then turned and stretched. */
export type Projection = { readonly mean: Float32Array; readonly matrix: Float32Array; readonly width: number };

/** `vector` in the space of meanings, of unit length; zeros where there is nothing to place. */
function project(projection: Projection, vector: Float32Array): Float32Array {
  const { mean, matrix, width } = projection;
  const out = new Float32Array(width);
  for (let from = 0; from < mean.length; from++) {
    const value = (vector[from] ?? 0) - (mean[from] ?? 0);
    const row = from * width;
    for (let to = 0; to < width; to++) out[to] = (out[to] ?? 0) + value * (matrix[row + to] ?? 0);
  }
  const length = Math.hypot(...out);
  return length === 0 ? out : out.map((value) => value / length);
}

/** The weighted values of known features, given by their indexes and kinds. */
export function weigh(indexes: Int32Array, kinds: readonly FeatureKind[], rarity: Float32Array): Float32Array {
  const squares: Record<FeatureKind, number> = { w: 0, s: 0, p: 0, k: 0, c: 0, g: 0, r: 0 };
  for (const [at, kind] of kinds.entries()) squares[kind] += (rarity[indexes[at] ?? 0] ?? 0) ** 2;
  return Float32Array.from(
    indexes,
    (index, at) => ((rarity[index] ?? 0) * KIND_WEIGHTS[kinds[at] ?? 'w']) / Math.sqrt(squares[kinds[at] ?? 'w']),
  );
}

/** The text as numbers. Features that the vocabulary does not know are passed over. */
export function vectorise(
  vocabulary: Vocabulary,
  projection: Projection,
  text: string,
  role: Role | null,
  encoded: Float32Array,
): TextVector {
  const indexes: number[] = [];
  const kinds: FeatureKind[] = [];
  for (const feature of textFeatures(text, role, vocabulary.concepts)) {
    const index = vocabulary.index.get(feature);
    if (index === undefined) continue;
    indexes.push(index);
    kinds.push(kindOf(feature));
  }
  const known = Int32Array.from(indexes);
  return { indexes: known, values: weigh(known, kinds, vocabulary.rarity), meaning: project(projection, encoded) };
}

/** The kind of a feature, from its name. */
export function kindOf(feature: string): FeatureKind {
  const letter = feature.charAt(0);
  return letter in KIND_WEIGHTS ? (letter as FeatureKind) : 'w';
}
