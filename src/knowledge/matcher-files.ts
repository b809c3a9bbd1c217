import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TopicShare } from '../core/matching/clause-index';
import type { Memory } from '../core/matching/memory';
import type { Model, VerdictModel, Weighing } from '../core/matching/model';
import { kindOf, type TextVector, weigh } from '../core/matching/vectorise';
import { takeArray, takeClassifier } from './model-arrays';
import { type ModelFile, ModelFileError } from './model-file';
import { packModel, unpackModel } from './model-parts';

/** How clauses are ranked and silence is told, with a memory of phrasings for the council and without. */
export type Weighings = { readonly ranker: Weighing; readonly silence: Weighing };

/** A model as a file holds it. */
export type MatcherFile = {
  readonly model: Model;
  readonly verdicts: VerdictModel;
  /** null in a model for councils that nothing was written for. */
  readonly seen: Weighings | null;
  readonly unseen: Weighings;
  /** Topics that the importer proposes for a council's clauses, in their order; null where a reviewer's count. */
  readonly proposals: readonly (readonly TopicShare[])[] | null;
  /** What each topic is about, to name a gap by; by topic id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Hash of the knowledge that it was learnt from. */
  readonly inputs: string;
};

const extra = z.object({
  inputs: z.string(),
  titles: z.record(z.string(), z.string()),
  facts: z.array(z.string()),
  verdictClasses: z.array(z.string()),
  proposals: z.array(z.array(z.tuple([z.int(), z.number()]))).nullable(),
});

const VERDICT_ARRAYS = { rows: 'verdict rows', scales: 'verdict scales', bias: 'verdict bias' };

/** The file of a matcher. */
export function packMatcher({ model, verdicts, seen, unseen, proposals, titles, inputs }: MatcherFile): ModelFile {
  const weighings = {
    ...(seen === null ? {} : { 'seen ranker': seen.ranker, 'seen silence': seen.silence }),
    'unseen ranker': unseen.ranker,
    'unseen silence': unseen.silence,
  };
  const { classifier, facts } = verdicts;
  const packed = packModel(model, weighings, {
    inputs,
    titles: Object.fromEntries(titles),
    facts: [...facts.keys()],
    verdictClasses: classifier.classes,
    proposals: proposals?.map((shares) => shares.map(({ topic, share }) => [topic, Number(share.toFixed(4))])) ?? null,
  });
  const arrays = new Map(packed.arrays)
    .set(VERDICT_ARRAYS.rows, classifier.rows)
    .set(VERDICT_ARRAYS.scales, classifier.scales)
    .set(VERDICT_ARRAYS.bias, classifier.bias);
  return { header: packed.header, arrays };
}

/** What packMatcher packed. */
export function unpackMatcher(file: ModelFile): MatcherFile {
  const { model, weighings, extra: unread } = unpackModel(file);
  const { inputs, titles, facts, verdictClasses, proposals } = extra.parse(unread);
  const pair = (kind: string): Weighings | null => {
    const ranker = weighings.get(`${kind} ranker`);
    const silence = weighings.get(`${kind} silence`);
    return ranker === undefined || silence === undefined ? null : { ranker, silence };
  };
  const unseen = pair('unseen');
  if (unseen === null) throw new ModelFileError('It has no weights to rank clauses by.');
  const words = model.vocabulary.index.size;
  const features = words + model.projection.width + facts.length;
  const classifier = takeClassifier(file, VERDICT_ARRAYS, verdictClasses, words, features);
  return {
    model,
    verdicts: { classifier, facts: new Map(facts.map((name, at) => [name, at])) },
    seen: pair('seen'),
    unseen,
    proposals: proposals?.map((shares) => shares.map(([topic, share]) => ({ topic, share }))) ?? null,
    titles: new Map(Object.entries(titles)),
    inputs,
  };
}

const memoryHeader = z.object({
  version: z.string(),
  clauses: z.array(z.array(z.int())),
  /** How many features each vector has: the phrasings' first, the clauses' own behind them. */
  sizes: z.array(z.int()),
  width: z.int(),
});

/** What was remembered of one council: its phrasings and its clauses, as a model sees them. */
export type Remembered = {
  readonly version: string;
  readonly memory: Memory;
  readonly clauseVectors: readonly TextVector[];
};

/** Meanings are kept as whole numbers of this part of one. */
const FINENESS = 127;

/** The file of a council's memory. `version` is the protocol's, since the places of clauses count. */
export function packMemory({ version, memory, clauseVectors }: Remembered): ModelFile {
  const vectors = [...memory.vectors, ...clauseVectors];
  const header: z.input<typeof memoryHeader> = {
    version,
    clauses: memory.clauses.map((clauses) => [...clauses]),
    sizes: vectors.map(({ indexes }) => indexes.length),
    width: vectors[0]?.meaning.length ?? 0,
  };
  return {
    header,
    arrays: new Map<string, Int8Array | Int32Array>([
      ['indexes', Int32Array.from(vectors.flatMap(({ indexes }) => [...indexes]))],
      [
        'meanings',
        Int8Array.from(vectors.flatMap(({ meaning }) => Array.from(meaning, (value) => Math.round(value * FINENESS)))),
      ],
    ]),
  };
}

/** What packMemory packed, with the values that the model's vocabulary gives its features. */
export function unpackMemory(file: ModelFile, model: Model): Remembered {
  const { version, clauses, sizes, width } = memoryHeader.parse(file.header);
  const indexes = takeArray(
    file,
    'indexes',
    Int32Array,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const meanings = takeArray(file, 'meanings', Int8Array, sizes.length * width);
  const features = model.vocabulary.index.size;
  if (width !== model.projection.width || indexes.some((index) => index < 0 || index >= features))
    throw new ModelFileError('It was remembered by another model.');
  const kinds = [...model.vocabulary.index.keys()].map(kindOf);
  let start = 0;
  const vectors = sizes.map((size, at): TextVector => {
    const own = indexes.subarray(start, start + size);
    start += size;
    const ownKinds = Array.from(own, (index) => kinds[index] ?? 'w');
    const meaning = Float32Array.from(meanings.subarray(at * width, (at + 1) * width), (value) => value / FINENESS);
    return { indexes: own, values: weigh(own, ownKinds, model.vocabulary.rarity), meaning };
  });
  return {
    version,
    memory: { vectors: vectors.slice(0, clauses.length), clauses },
    clauseVectors: vectors.slice(clauses.length),
  };
}

/** A hash of everything that a model is learnt from, so that one made of older knowledge is noticed. */
export function hashInputs(knowledge: string): string {
  const hash = createHash('sha256');
  const files = ['topics.yaml', 'vocabulary.yaml', 'intents.jsonl']
    .concat(listed(knowledge, 'phrasings', '.jsonl'), listed(knowledge, 'protocols', '.yaml'))
    .filter((file) => existsSync(join(knowledge, file)))
    .sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(knowledge, file)));
  return hash.digest('hex');
}

function listed(knowledge: string, folder: string, suffix: string): readonly string[] {
  return readdirSync(join(knowledge, folder))
    .filter((file) => file.endsWith(suffix))
    .map((file) => `${folder}/${file}`);
}
