import { z } from 'zod';
import { createConceptFinder, splitStems } from '../core/matching/find-concepts';
import type { LinearModel } from '../core/matching/linear-model';
import type { Model, Weighing } from '../core/matching/model';
import { type ClassifierNames, takeArray, takeClassifier, takeProjection } from './model-arrays';
import type { ModelFile } from './model-file';

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

const arrayNames = (name: string): ClassifierNames => ({
  rows: `${name} rows`,
  scales: `${name} scales`,
  bias: `${name} bias`,
});

/** A model with its weighings, as named arrays. `extra` is kept as it is. */
export function packModel(model: Model, weighings: Readonly<Record<string, Weighing>>, extra: unknown): ModelFile {
  const arrays: Arrays = new Map([
    ['rarity', model.vocabulary.rarity],
    ['mean', model.projection.mean],
    ['matrix', model.projection.matrix],
  ]);
  for (const name of CLASSIFIERS) {
    const { rows, scales, bias } = arrayNames(name);
    arrays.set(rows, model[name].rows).set(scales, model[name].scales).set(bias, model[name].bias);
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
  const projection = takeProjection(file);
  const classifier = (name: (typeof CLASSIFIERS)[number]): LinearModel =>
    takeClassifier(file, arrayNames(name), classes[name], names.length, names.length + projection.width);
  return {
    model: {
      vocabulary: {
        index: new Map(names.map((name, at) => [name, at])),
        rarity: takeArray(file, 'rarity', Float32Array, names.length),
        concepts: createConceptFinder(concepts, splitStems),
      },
      projection,
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
