import { z } from 'zod';
import { createConceptFinder, splitStems } from '../core/matching/find-concepts';
import type { LinearModel } from '../core/matching/linear-model';
import type { Model, Weighing } from '../core/matching/model';
import { type ModelFile, ModelFileError } from './model-file';

type Arrays = Map<string, Int8Array | Int32Array | Float32Array>;

const CLASSIFIERS = ['topics', 'intents', 'asks', 'subjects', 'recipients'] as const;

/** Concepts as a finder lists them. */
export const conceptList = z.array(
  z.object({ id: z.string(), ways: z.array(z.string()), against: z.array(z.string()) }),
);

const header = z.object({
  features: z.string(),
  concepts: conceptList,
  classes: z.record(z.enum(CLASSIFIERS), z.array(z.string())),
  rankers: z.record(
    z.string(),
    z.object({
      mean: z.array(z.number()),
      spread: z.array(z.number()),
      weights: z.array(z.number()),
      bias: z.number(),
    }),
  ),
  extra: z.unknown(),
});

const SEPARATOR = '\n';

/** A model with its weighings, as named arrays. `extra` is kept as it is. */
export function packModel(model: Model, weighings: Readonly<Record<string, Weighing>>, extra: unknown): ModelFile {
  const arrays: Arrays = new Map([
    ['rarity', model.vocabulary.rarity],
    ['mean', model.projection.mean],
    ['matrix', model.projection.matrix],
  ]);
  for (const name of CLASSIFIERS) {
    arrays.set(`${name} rows`, model[name].rows);
    arrays.set(`${name} scales`, model[name].scales);
    arrays.set(`${name} bias`, model[name].bias);
  }
  const plain = ({ mean, spread, weights, bias }: Weighing) => ({
    mean: [...mean],
    spread: [...spread],
    weights: [...weights],
    bias,
  });
  return {
    header: {
      features: [...model.vocabulary.index.keys()].join(SEPARATOR),
      concepts: model.vocabulary.concepts.list,
      classes: Object.fromEntries(CLASSIFIERS.map((name) => [name, model[name].classes])),
      rankers: Object.fromEntries(Object.entries(weighings).map(([name, weighing]) => [name, plain(weighing)])),
      extra,
    },
    arrays,
  };
}

/** What packModel packed. */
export function unpackModel(file: ModelFile): {
  readonly model: Model;
  readonly weighings: ReadonlyMap<string, Weighing>;
  readonly extra: unknown;
} {
  const { features, concepts, classes, rankers, extra } = header.parse(file.header);
  const names = features.split(SEPARATOR);
  const mean = floats(file, 'mean');
  const matrix = floats(file, 'matrix');
  const classifier = (name: (typeof CLASSIFIERS)[number]): LinearModel => ({
    classes: classes[name],
    rows: bytes(file, `${name} rows`),
    scales: floats(file, `${name} scales`),
    bias: floats(file, `${name} bias`),
    words: names.length,
  });
  return {
    model: {
      vocabulary: {
        index: new Map(names.map((name, at) => [name, at])),
        rarity: floats(file, 'rarity'),
        concepts: createConceptFinder(concepts, splitStems),
      },
      projection: { mean, matrix, width: matrix.length / mean.length },
      topics: classifier('topics'),
      intents: classifier('intents'),
      asks: classifier('asks'),
      subjects: classifier('subjects'),
      recipients: classifier('recipients'),
    },
    weighings: new Map(
      Object.entries(rankers).map(([name, { bias, ...arrays }]) => [
        name,
        {
          mean: Float32Array.from(arrays.mean),
          spread: Float32Array.from(arrays.spread),
          weights: Float32Array.from(arrays.weights),
          bias,
        },
      ]),
    ),
    extra,
  };
}

function floats({ arrays }: ModelFile, name: string): Float32Array {
  const array = arrays.get(name);
  if (array instanceof Float32Array) return array;
  throw new ModelFileError(`The model has no array "${name}". Make it again: npm run train.`);
}

function bytes({ arrays }: ModelFile, name: string): Int8Array {
  const array = arrays.get(name);
  if (array instanceof Int8Array) return array;
  throw new ModelFileError(`The model has no array "${name}". Make it again: npm run train.`);
}
