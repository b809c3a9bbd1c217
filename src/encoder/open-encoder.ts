import { openKernel } from './kernel';
import { DIMENSIONS, loadModel, MODEL_BYTES } from './load-model';
import { openWeights } from './open-weights';
import { createTokeniser } from './tokenise';
import { BUFFER_BYTES, createTransformer } from './transformer';

/** Turns a text into 512 numbers that lie near those of texts of like meaning. */
export interface Encoder {
  /**
   * A fresh vector of unit length, the same bits for the same text whatever came before; all zeros for the empty text.
   * Reads the first 128 tokens (some 90 English words) of the first 4,096 characters, so that its time is bounded.
   */
  encode(text: string): Float32Array;
}

/** 128 tokens are 2,048 characters at most, but for runs of unknown ones, which count as one token. */
const MAX_CHARACTERS = 4096;

/** Loads Universal Sentence Encoder lite from the installed package of weights, in some 0.1 s. Throws where its files are missing or another version's. */
export const openEncoder = (): Encoder => {
  const kernel = openKernel(MODEL_BYTES + BUFFER_BYTES);
  const weights = openWeights();
  try {
    const tokenise = createTokeniser(weights.vocabulary);
    const transform = createTransformer(loadModel(weights, kernel), kernel);
    return {
      encode: (text) => {
        const tokens = tokenise(text.slice(0, MAX_CHARACTERS));
        return tokens.length === 0 ? new Float32Array(DIMENSIONS) : transform(tokens);
      },
    };
  } finally {
    weights.close();
  }
};
