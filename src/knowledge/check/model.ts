import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs, unpackMatcher } from '../matcher-files';
import { ModelFileError, readModelFile } from '../model-file';
import { type Check, problem } from './remark';

const TRAIN = 'Make it again: npm run train. Commit what it writes.';

/** A model that is not there, cannot be read, or was learnt from other knowledge than this. */
export const checkModel: Check = ({ folder }) => {
  const file = join(folder, 'model', 'main.bin');
  if (!existsSync(file)) return [problem(file, 1, 'There is no model.', TRAIN)];
  try {
    const { inputs } = unpackMatcher(readModelFile(file));
    if (inputs === hashInputs(folder)) return [];
    return [problem(file, 1, 'The model was learnt from knowledge that has changed since.', TRAIN)];
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return [problem(file, 1, 'The model cannot be read.', TRAIN)];
  }
};
