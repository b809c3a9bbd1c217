import { join } from 'node:path';
import { createAnswerer } from './core/answer-message';
import type { Finding } from './core/finding';
import { createInstructionDetector } from './core/instruction/detect-instruction';
import type { Library } from './core/library';
import type { Message } from './core/message';
import { openEncoder } from './encoder/open-encoder';
import { unpackInstructionModel } from './knowledge/instruction-model-file';
import { readModelFile } from './knowledge/model-file';
import { openMatchers } from './knowledge/open-matchers';

/** The answerer with its encoder and models, some 150 MB; `knowledge` is the folder that holds them. */
export function composeAnswerer(options: {
  readonly knowledge: string;
  readonly library: Library;
  readonly unseen: boolean;
}): (message: Message) => Finding {
  const { encode } = openEncoder();
  const models = join(options.knowledge, 'model');
  return createAnswerer({
    matcher: openMatchers({ models, library: options.library, encode, unseen: options.unseen }),
    encode,
    detectInstruction: createInstructionDetector(
      unpackInstructionModel(readModelFile(join(models, 'instructions.bin'))),
      encode,
    ),
  });
}
