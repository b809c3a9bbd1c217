import { join } from 'node:path';
import { composeAnswerer } from '../../src/compose-answerer';
import { createAnswerer } from '../../src/core/answer-message';
import { createResponder, type Response } from '../../src/core/create-responder';
import type { Finding } from '../../src/core/finding';
import { createInstructionDetector } from '../../src/core/instruction/detect-instruction';
import type { CouncilMatcher } from '../../src/core/matching/council-matcher';
import { createSpeller } from '../../src/core/matching/mend-words';
import type { Encode } from '../../src/core/matching/search-protocol';
import type { Message } from '../../src/core/message';
import type { Protocol } from '../../src/core/protocol';
import { openEncoder } from '../../src/encoder/open-encoder';
import { unpackInstructionModel } from '../../src/knowledge/instruction-model-file';
import { readModelFile } from '../../src/knowledge/model-file';
import { openLibrary } from '../../src/knowledge/open-library';
import { openMatchers } from '../../src/knowledge/open-matchers';

const KNOWLEDGE = join(__dirname, '..', '..', 'knowledge');

/** What the measurements need of the product, in this process. */
export type Remit = {
  readonly encode: Encode;
  readonly protocols: readonly Protocol[];
  /** From a message to its finished reply, composed as the command composes it. */
  readonly respond: (message: Message) => Response;
  /** The same without the help of Fuse.js: every word is taken as it is written. */
  readonly respondUnmended: (message: Message) => Response;
};

const noSpelling = createSpeller(new Set(), []);

/** Opens knowledge, models and encoder. */
export const openRemit = (): Remit => {
  const library = openLibrary(join(KNOWLEDGE, 'protocols'));
  const { encode } = openEncoder();
  const models = join(KNOWLEDGE, 'model');
  const matcher = openMatchers({ models, library, encode, unseen: false });
  const unmended = (council: string): CouncilMatcher | null => {
    const found = matcher(council);
    return found === null ? null : { ...found, speller: noSpelling };
  };
  const respondBy = (answer: (message: Message) => Finding) => {
    const respond = createResponder(answer);
    return (message: Message): Response => {
      const protocol = library.protocol(message.council);
      if (protocol === null) throw new Error(`There is no protocol of ${message.council}.`);
      return respond(message, protocol);
    };
  };
  const instructionModel = unpackInstructionModel(readModelFile(join(models, 'instructions.bin')));
  const detectInstruction = createInstructionDetector(instructionModel, encode);
  return {
    encode,
    protocols: library.keys.map((key) => library.protocol(key)).filter((protocol) => protocol !== null),
    respond: respondBy(composeAnswerer({ knowledge: KNOWLEDGE, library, unseen: false })),
    respondUnmended: respondBy(createAnswerer({ matcher: unmended, encode, detectInstruction })),
  };
};
