import { z } from 'zod';
import { createConceptFinder, splitStems } from '../core/matching/find-concepts';
import type { Proposer } from '../core/matching/propose-topics';
import { takeArray, takeClassifier, takeProjection } from './model-arrays';
import type { ModelFile } from './model-file';
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
export function unpackProposer(file: ModelFile): Proposer {
  const { features, concepts, classes, introductions } = header.parse(file.header);
  const words = features.length;
  const projection = takeProjection(file);
  const names = { rows: 'rows', scales: 'scales', bias: 'bias' };
  return {
    vocabulary: {
      index: new Map(features.map((name, at) => [name, at])),
      rarity: takeArray(file, 'rarity', Float32Array, words),
      concepts: createConceptFinder(concepts, splitStems),
    },
    projection,
    topics: takeClassifier(file, names, classes, words, words + projection.width),
    introductions: new Set(introductions),
  };
}
