import type { InstructionModel } from './instruction-model';

/** Meaning moves a message's log odds this far at most; one that is clearer need not be encoded. */
export const MEANING_REACH = 2.5;

/** What a message's meaning adds to its score, by the encoder's numbers. */
export function weighMeaning({ meaning, meaningBias }: InstructionModel, encoded: Float32Array): number {
  let sum = -meaningBias;
  for (const [at, weight] of meaning.entries()) sum += weight * (encoded[at] ?? 0);
  return Math.max(-MEANING_REACH, Math.min(MEANING_REACH, sum));
}
