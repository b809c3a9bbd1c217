import type { Kernel } from './kernel';
import type { Weights } from './open-weights';
import { type Matrix, packMatrix } from './pack-matrix';

/** Numbers in a vector, and in a token's state from the first layer on. */
export const DIMENSIONS = 512;
/** Numbers in a token's embedding. */
export const EMBEDDING = 256;
/** Numbers in a token's state inside a feed-forward step. */
export const HIDDEN = 1536;

const TOKENS = 8002;

/** A layer's normalisation of one token's state. */
export type Norm = { readonly scale: Float32Array; readonly bias: Float32Array };

/** One layer of the transformer: attention over states of `width` numbers, then a feed-forward step. */
export type Layer = {
  readonly width: number;
  readonly norm: Norm;
  readonly queriesKeysValues: Matrix;
  readonly output: Matrix;
  readonly feedNorm: Norm;
  readonly widen: Matrix;
  readonly narrow: Matrix;
};

/** Universal Sentence Encoder lite: two layers, the mean of the states, one dense layer. */
export type Model = {
  readonly embeddings: Float32Array;
  /** From the embedding's width to that of the states. */
  readonly residual: Matrix;
  readonly layers: readonly Layer[];
  readonly dense: Matrix;
};

/** Numbers of all packed matrices, for the size of the kernel's memory. */
export const MATRIX_SIZES: readonly (readonly [depth: number, width: number])[] = [
  [EMBEDDING, DIMENSIONS],
  [EMBEDDING, 3 * EMBEDDING],
  [EMBEDDING, DIMENSIONS],
  [DIMENSIONS, HIDDEN],
  [HIDDEN, DIMENSIONS],
  [DIMENSIONS, 3 * DIMENSIONS],
  [DIMENSIONS, DIMENSIONS],
  [DIMENSIONS, HIDDEN],
  [HIDDEN, DIMENSIONS],
  [DIMENSIONS, DIMENSIONS],
];

/** Reads the model's tensors by the names that its graph gives them, and packs its matrices into the kernel's memory. */
export const loadModel = (weights: Weights, kernel: Kernel): Model => {
  const matrix = (name: string, biasName: string, depth: number, width: number): Matrix =>
    packMatrix(kernel, weights.tensor(name, depth * width), weights.tensor(biasName, width));

  const loadLayer = (index: number, width: number): Layer => {
    const variables = `module/Encoder_en/KonaTransformer/Encode/Layer_${index}/TransformerLayer`;
    const folded = `module_apply_default/Encoder_en/KonaTransformer/Encode/Layer_${index}/TransformerLayer`;
    const reshaped = `module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/Layer_${index}/TransformerLayer`;
    const norm = (name: string, size: number): Norm => ({
      scale: weights.tensor(`${folded}/${name}_scale/ConcatPartitions/concat`, size),
      bias: weights.tensor(`${folded}/${name}_bias/ConcatPartitions/concat`, size),
    });
    const attention = (name: string, columns: number): Matrix =>
      matrix(
        `${variables}/MultiheadAttention/${name}/kernel/part_0`,
        `${folded}/MultiheadAttention/${name}/bias/ConcatPartitions/concat`,
        width,
        columns,
      );
    const feed = (name: string, depth: number, columns: number): Matrix =>
      matrix(
        `${reshaped}/FFN/${name}/Tensordot/Reshape_1`,
        `${folded}/FFN/${name}/bias/ConcatPartitions/concat`,
        depth,
        columns,
      );
    return {
      width,
      norm: norm('layer_prepostprocess/layer_norm/layer_norm', width),
      queriesKeysValues: attention('qkv_transform_single', 3 * width),
      output: attention('output_transform_single', DIMENSIONS),
      feedNorm: norm('FFN/layer_prepostprocess/layer_norm/layer_norm', DIMENSIONS),
      widen: feed('conv1', DIMENSIONS, HIDDEN),
      narrow: feed('conv2', HIDDEN, DIMENSIONS),
    };
  };

  const dense = 'module_apply_default/Encoder_en/KonaTransformer/Encode/Layer_0/TransformerLayer/dense';
  const tanh = 'module/Encoder_en/hidden_layers/tanh_layer_0';
  return {
    embeddings: weights.tensor('module/Embeddings_en', TOKENS * EMBEDDING),
    residual: matrix(
      `${dense}/kernel/ConcatPartitions/concat`,
      `${dense}/bias/ConcatPartitions/concat`,
      EMBEDDING,
      DIMENSIONS,
    ),
    layers: [loadLayer(0, EMBEDDING), loadLayer(1, DIMENSIONS)],
    dense: matrix(`${tanh}/weights`, `${tanh}/bias`, DIMENSIONS, DIMENSIONS),
  };
};
