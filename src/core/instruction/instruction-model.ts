import type { InstructionPatterns } from './compile-patterns';
import type { InstructionWords } from './lexicon';

/** What was learnt of how councillors instruct staff, with the words and patterns that it was learnt with. */
export type InstructionModel = {
  readonly words: InstructionWords;
  readonly patterns: InstructionPatterns;
  /** Features by name, with their places in `weights`. */
  readonly index: ReadonlyMap<string, number>;
  readonly weights: Float32Array;
  readonly bias: number;
  /** The same as learnt from words and patterns alone: whether a message is clear without its meaning. */
  readonly alone: { readonly weights: Float32Array; readonly bias: number };
  /** One weight for each of the encoder's numbers, and what they come to for the average message. */
  readonly meaning: Float32Array;
  readonly meaningBias: number;
};
