import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hashInstructionInputs } from '../instruction-model-file';
import { hashInputs } from '../matcher-files';
import { ModelFileError, readModelFile } from '../model-file';
import { type Check, problem } from './remark';

const TRAIN = 'Make it again: npm run train. Commit what it writes.';

/** What of a model says from which knowledge it was learnt. */
const header = z.object({ extra: z.object({ inputs: z.string() }) });

const detectorHeader = z.object({ inputs: z.string() });

/** A detector of instructions that was learnt from other messages, words or patterns than these. */
export const checkDetector: Check = ({ folder }) => {
  const file = join(folder, 'model', 'instructions.bin');
  if (!existsSync(file)) return [problem(file, 1, 'There is no detector of instructions.', TRAIN)];
  try {
    const read = detectorHeader.safeParse(readModelFile(file).header);
    if (read.success && read.data.inputs === hashInstructionInputs(folder)) return [];
    return [
      problem(file, 1, 'The detector was learnt from messages, words or patterns that have changed since.', TRAIN),
    ];
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return [problem(file, 1, 'The detector cannot be read.', TRAIN)];
  }
};

/** A model that is not there, cannot be read, or was learnt from other knowledge than this. */
export const checkModel: Check = ({ folder }) => {
  const file = join(folder, 'model', 'main.bin');
  if (!existsSync(file)) return [problem(file, 1, 'There is no model.', TRAIN)];
  try {
    const read = header.safeParse(readModelFile(file).header);
    if (!read.success) return [problem(file, 1, 'The model does not say what it was learnt from.', TRAIN)];
    if (read.data.extra.inputs === hashInputs(folder)) return [];
    return [problem(file, 1, 'The model was learnt from knowledge that has changed since.', TRAIN)];
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return [problem(file, 1, 'The model cannot be read.', TRAIN)];
  }
};
