import { z } from 'zod';
import { createConceptFinder, splitStems } from '../core/matching/find-concepts';
import type { Proposer } from '../core/matching/propose-topics';
import { type ModelFile, ModelFileError } from './model-file';
import { conceptList } from './model-parts';

const header = z.object({
  inputs: z.string(),
  features: z.array(z.string()),
  concepts: conceptList,
  classes: z.array(z.string()),
  introductions: z.array(z.string()),
});

/** The file of a proposer of topics. `inputs` is the hash of what it was learnt from. */
export function packProposer({ vocabulary, projection, topics, introductions }: Proposer, inputs: string): ModelFile {
  return {
    header: {
      inputs,
      features: [...vocabulary.index.keys()],
      concepts: vocabulary.concepts.list.map(({ id, ways, against }) => ({
        id,
        ways: [...ways],
        against: [...against],
      })),
      classes: [...topics.classes],
      introductions: [...introductions],
    } satisfies z.input<typeof header>,
    arrays: new Map<string, Int8Array | Float32Array>([
      ['rarity', vocabulary.rarity],
      ['mean', projection.mean],
      ['matrix', projection.matrix],
      ['rows', topics.rows],
      ['scales', topics.scales],
      ['bias', topics.bias],
    ]),
  };
}

/** What packProposer packed. */
export function unpackProposer({ header: unread, arrays }: ModelFile): Proposer {
  const { features, concepts, classes, introductions } = header.parse(unread);
  const floats = (name: string): Float32Array => {
    const array = arrays.get(name);
    if (array instanceof Float32Array) return array;
    throw new ModelFileError(`The proposer has no array "${name}". Make it again: npm run train.`);
  };
  const rows = arrays.get('rows');
  if (!(rows instanceof Int8Array))
    throw new ModelFileError('The proposer has no weights. Make it again: npm run train.');
  const mean = floats('mean');
  const matrix = floats('matrix');
  return {
    vocabulary: {
      index: new Map(features.map((name, at) => [name, at])),
      rarity: floats('rarity'),
      concepts: createConceptFinder(concepts, splitStems),
    },
    projection: { mean, matrix, width: matrix.length / mean.length },
    topics: { classes, rows, scales: floats('scales'), bias: floats('bias'), words: features.length },
    introductions: new Set(introductions),
  };
}
