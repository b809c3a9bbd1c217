import type { Floats, Kernel } from './kernel';
import type { Weights } from './open-weights';
import { createPacker, type Matrix } from './pack-matrix';

/** Numbers in a vector, and in a token's state from the first layer on. */
export const DIMENSIONS = 512;
/** Numbers in a token's embedding. */
export const EMBEDDING = 256;
/** Numbers in a token's state inside a feed-forward step. */
export const HIDDEN = 1536;

const TOKENS = 8002;

/** A layer's normalisation of a token's state: addresses in the kernel's memory. */
export type Norm = { readonly scale: number; readonly bias: number };

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

/** Bytes of kernel memory that a model takes: 4.9 million weights of 16 bits, one unpacked matrix, scales and biases. */
export const MODEL_BYTES = 2 * 4_915_200 + 4 * (DIMENSIONS * HIDDEN + 64 * HIDDEN);

/** Reads the model's tensors by the names that its graph gives them, and packs its matrices into the kernel's memory. */
export const loadModel = (weights: Weights, kernel: Kernel): Model => {
  const read = (name: string, into: Floats): Floats => {
    weights.read(name, into.values);
    return into;
  };
  const packer = createPacker(kernel, DIMENSIONS * HIDDEN);
  const matrix = (name: string, biasName: string, depth: number, width: number): Matrix =>
    packer(depth, read(biasName, kernel.floats(width)), (into) => weights.read(name, into));

  const loadLayer = (index: number, width: number): Layer => {
    const variables = `module/Encoder_en/KonaTransformer/Encode/Layer_${index}/TransformerLayer`;
    const folded = `module_apply_default/Encoder_en/KonaTransformer/Encode/Layer_${index}/TransformerLayer`;
    const reshaped = `module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/Layer_${index}/TransformerLayer`;
    const norm = (name: string, size: number): Norm => ({
      scale: read(`${folded}/${name}_scale/ConcatPartitions/concat`, kernel.floats(size)).at,
      bias: read(`${folded}/${name}_bias/ConcatPartitions/concat`, kernel.floats(size)).at,
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
  const embeddings = new Float32Array(TOKENS * EMBEDDING);
  weights.read('module/Embeddings_en', embeddings);
  return {
    embeddings,
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
