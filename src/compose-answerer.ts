import { join } from 'node:path';
import { createAnswerer } from './core/answer-message';
import type { Finding } from './core/finding';
import { createInstructionDetector } from './core/instruction/detect-instruction';
import type { Library } from './core/library';
import { rememberLast } from './core/matching/remember-last';
import type { Message } from './core/message';
import { openEncoder } from './encoder/open-encoder';
import { unpackInstructionModel } from './knowledge/instruction-model-file';
import { readModelFile } from './knowledge/model-file';
import { openMatchers } from './knowledge/open-matchers';

type Options = { readonly knowledge: string; readonly library: Library; readonly unseen: boolean };

/** The answers, and the detector of instructions alone, for messages that nobody asks to be answered. */
export type Answers = {
  readonly answer: (message: Message) => Finding;
  readonly detectInstruction: (message: Message) => Finding['instruction'];
};

/** Whether two messages are the same to the detector. */
const readsAlike = (one: Message, other: Message): boolean =>
  one.text === other.text && one.role === other.role && one.audience === other.audience;

/** The answerer alone. */
export const composeAnswerer = (options: Options): Answers['answer'] => composeAnswers(options).answer;

/** The answers with their encoder and models, some 150 MB; `knowledge` is the folder that holds them. */
export function composeAnswers(options: Options): Answers {
  const encode = rememberLast(openEncoder().encode);
  const models = join(options.knowledge, 'model');
  const instructions = unpackInstructionModel(readModelFile(join(models, 'instructions.bin')));
  const detectInstruction = rememberLast(createInstructionDetector(instructions, encode), readsAlike);
  const matcher = openMatchers({ models, library: options.library, encode, unseen: options.unseen });
  return { answer: createAnswerer({ matcher, encode, detectInstruction }), detectInstruction };
}
