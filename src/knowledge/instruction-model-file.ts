import { z } from 'zod';
import type { InstructionModel } from '../core/instruction/instruction-model';
import { createConceptFinder, splitStems } from '../core/matching/find-concepts';
import { type ModelFile, ModelFileError } from './model-file';
import { conceptList } from './model-parts';

const header = z.object({ features: z.array(z.string()), concepts: conceptList, classes: z.array(z.string()) });

/** The file of a detector of instructions. */
export function packInstructionModel({ vocabulary, projection, classifier }: InstructionModel): ModelFile {
  return {
    header: {
      features: [...vocabulary.index.keys()],
      concepts: vocabulary.concepts.list,
      classes: classifier.classes,
    },
    arrays: new Map<string, Int8Array | Float32Array>([
      ['rarity', vocabulary.rarity],
      ['mean', projection.mean],
      ['matrix', projection.matrix],
      ['rows', classifier.rows],
      ['scales', classifier.scales],
      ['bias', classifier.bias],
    ]),
  };
}

/** What packInstructionModel packed. */
export function unpackInstructionModel({ header: unread, arrays }: ModelFile): InstructionModel {
  const { features, concepts, classes } = header.parse(unread);
  const floats = (name: string): Float32Array => {
    const array = arrays.get(name);
    if (array instanceof Float32Array) return array;
    throw new ModelFileError(`The detector has no array "${name}". Make it again: npm run train.`);
  };
  const rows = arrays.get('rows');
  if (!(rows instanceof Int8Array))
    throw new ModelFileError('The detector has no weights. Make it again: npm run train.');
  const mean = floats('mean');
  const matrix = floats('matrix');
  return {
    vocabulary: {
      index: new Map(features.map((name, at) => [name, at])),
      rarity: floats('rarity'),
      concepts: createConceptFinder(concepts, splitStems),
    },
    projection: { mean, matrix, width: matrix.length / mean.length },
    classifier: { classes, rows, scales: floats('scales'), bias: floats('bias'), words: features.length },
  };
}
