import { join } from 'node:path';
import { createInstructionDetector, type Instruction } from '../../src/core/instruction/detect-instruction';
import type { Message } from '../../src/core/message';
import { openEncoder } from '../../src/encoder/open-encoder';
import { unpackInstructionModel } from '../../src/knowledge/instruction-model-file';
import { readModelFile } from '../../src/knowledge/model-file';

const file = join(__dirname, '..', '..', 'knowledge', 'model', 'instructions.bin');

/** The product's own detector: a councillor says something where staff read it. `encoded` counts calls of the encoder. */
export const openDetector = () => {
  const { encode } = openEncoder();
  let encoded = 0;
  const detect = createInstructionDetector(unpackInstructionModel(readModelFile(file)), (text) => {
    encoded += 1;
    return encode(text);
  });
  return {
    detect: (text: string, given: Partial<Message> = {}): Instruction =>
      detect({ text, role: 'councillor', audience: 'shared', council: 'langport', earlier: [], ...given }),
    encoded: () => encoded,
  };
};
