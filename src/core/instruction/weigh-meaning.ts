import type { InstructionModel } from './instruction-model';

/** What a message's meaning adds to its score, by the encoder's numbers. */
export function weighMeaning({ meaning, meaningBias }: InstructionModel, encoded: Float32Array): number {
  let sum = -meaningBias;
  for (const [at, weight] of meaning.entries()) sum += weight * (encoded[at] ?? 0);
  return sum;
}
