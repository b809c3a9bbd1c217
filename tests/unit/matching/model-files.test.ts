import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import {
  type MatcherFile,
  packMatcher,
  packMemory,
  unpackMatcher,
  unpackMemory,
} from '../../../src/knowledge/matcher-files';
import { ModelFileError, openModelFile, readModelFile, writeModelFile } from '../../../src/knowledge/model-file';
import { packProposer, unpackProposer } from '../../../src/knowledge/proposer-file';
import { aClassifier, aModel, aVector, aVocabulary, aWeighing, certain } from '../../fakes/matcher';

const folder = mkdtempSync(join(tmpdir(), 'remit-models-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'main.bin');

const vocabulary = aVocabulary(['may', 'clerk', 's:may'], [{ id: 'ask', ways: ['may I'], against: ['may day'] }]);
const model = aModel({
  vocabulary,
  topics: aClassifier(vocabulary, { orders: { may: 1 }, press: { 'meaning 1': -2 } }),
  intents: certain({ question: 1 }, 3),
  asks: certain({ asked: 1 }, 3),
  subjects: certain({ none: 1 }, 3),
  recipients: certain({ clerk: 1 }, 3),
});
const facts = new Map([['modality may', 0]]);
const matcher: MatcherFile = {
  model,
  verdicts: { classifier: aClassifier(vocabulary, { within: { 'fact 0': 1 }, outside: {} }, 1), facts },
  seen: { ranker: aWeighing([1, 2, 3, 4, 5, 6]), silence: aWeighing([1], 2) },
  unseen: { ranker: aWeighing([1, 2, 3, 4, 5]), silence: aWeighing([1], -2) },
  proposals: [[{ topic: 1, share: 0.5 }], []],
  titles: new Map([['orders', 'giving orders']]),
  inputs: 'abc',
};

const errorOf = (work: () => unknown): ModelFileError => {
  try {
    work();
  } catch (error) {
    if (error instanceof ModelFileError) return error;
    throw error;
  }
  throw new Error('nothing went wrong');
};

it('a matcher is read as it was written', () => {
  writeModelFile(file, packMatcher(matcher));
  const { model: read, ...others } = openModelFile(file, unpackMatcher);
  const { model: _, ...expected } = matcher;
  expect(others).toEqual(expected);
  expect(read.topics).toEqual(model.topics);
  expect(read.projection).toEqual(model.projection);
  expect(read.vocabulary.index).toEqual(vocabulary.index);
  expect(read.vocabulary.rarity).toEqual(vocabulary.rarity);
  expect(read.vocabulary.concepts.find(['may', 'i'])).toEqual(['ask']);
});

it('a matcher for councils that nothing was written for has no weights for others', () => {
  writeModelFile(file, packMatcher({ ...matcher, seen: null, proposals: null }));
  expect(openModelFile(file, unpackMatcher)).toMatchObject({ seen: null, proposals: null });
});

it('the same model gives the same bytes', () => {
  writeModelFile(file, packMatcher(matcher));
  const once = readFileSync(file);
  writeModelFile(file, packMatcher(openModelFile(file, unpackMatcher)));
  expect(readFileSync(file).equals(once)).toBe(true);
});

const memory = {
  version: 'v1',
  memory: { vectors: [aVector({ words: { 0: 1 }, meaning: [1, -1] })], clauses: [[0, 2]] },
  clauseVectors: [aVector({ words: { 1: 1, 2: 0.8 }, meaning: [0.5, 0] }), aVector({})],
};

it('a memory is read as it was written, meanings to a hundredth', () => {
  writeModelFile(file, packMemory(memory));
  const read = openModelFile(file, (content) => unpackMemory(content, model));
  expect(read.version).toBe('v1');
  expect(read.memory.clauses).toEqual([[0, 2]]);
  expect(read.memory.vectors[0]).toEqual(memory.memory.vectors[0]);
  const [clause, wordless] = read.clauseVectors;
  expect([...(clause?.indexes ?? [])]).toEqual([1, 2]);
  expect(clause?.values[1]).toBeCloseTo(0.8);
  expect(clause?.meaning[0]).toBeCloseTo(0.5, 2);
  expect(wordless?.indexes).toHaveLength(0);
});

it('a proposer is read as it was written', () => {
  const proposer = {
    vocabulary,
    projection: model.projection,
    topics: model.topics,
    introductions: new Set(['orders']),
  };
  writeModelFile(file, packProposer(proposer, 'abc'));
  const read = openModelFile(file, unpackProposer);
  expect({ ...read, vocabulary: null }).toEqual({ ...proposer, vocabulary: null });
  expect(read.vocabulary.index).toEqual(vocabulary.index);
});

const WHAT_TO_DO = 'Make it again: npm run train.';

const bytes = (): Buffer => {
  writeModelFile(file, packMatcher(matcher));
  return readFileSync(file);
};

it.each([
  ['empty', () => Buffer.alloc(0)],
  ['cut short', () => bytes().subarray(0, bytes().length / 2)],
  ['of another kind', () => Buffer.from('%PDF-1.7 not a model at all')],
  ['a pointer to a large file', () => Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\n')],
  ['compressed nothing', () => brotliCompressSync(Buffer.alloc(0))],
  ['compressed noise', () => brotliCompressSync(Buffer.alloc(50, 255))],
  [
    'of a format to come',
    () => {
      const text = Buffer.from(JSON.stringify({ format: 99, header: {}, arrays: [] }));
      const size = Buffer.alloc(4);
      size.writeUInt32LE(text.length);
      return brotliCompressSync(Buffer.concat([size, text]));
    },
  ],
  [
    'without its arrays',
    () => {
      const arrays = [{ name: 'mean', kind: 'float32', length: 1_000_000 }];
      const text = Buffer.from(JSON.stringify({ format: 1, header: {}, arrays }));
      const size = Buffer.alloc(4);
      size.writeUInt32LE(text.length);
      return brotliCompressSync(Buffer.concat([size, text]));
    },
  ],
])('a file that is %s is refused by name, with what to do', (_, content) => {
  writeFileSync(file, content());
  const { message, cause } = errorOf(() => readModelFile(file));
  expect(message).toContain(file);
  expect(message).toContain(WHAT_TO_DO);
  expect(cause).toHaveProperty('message');
});

it('a file that is not there is refused by name', () => {
  const missing = join(folder, 'nowhere.bin');
  const { message, cause } = errorOf(() => readModelFile(missing));
  expect(message).toContain(missing);
  expect(cause).toMatchObject({ code: 'ENOENT' });
});

const packed = packMatcher(matcher);
const withArray = (name: string, array: Float32Array | Int8Array) => ({
  ...packed,
  arrays: new Map(packed.arrays).set(name, array),
});

it.each([
  ['of an older version', { header: { features: 'w:may', classes: {} }, arrays: packed.arrays }, 'another version'],
  ['of something else', { header: null, arrays: new Map() }, 'another version'],
  ['without an array', { ...packed, arrays: new Map() }, 'no array "mean"'],
  ['with an array of another kind', withArray('rarity', new Int8Array(3)), 'no array "rarity"'],
  ['with too few weights', withArray('topics rows', new Int8Array(3)), '"topics rows" holds 3 numbers where 10'],
  ['with a projection that is cut', withArray('matrix', new Float32Array(5)), 'do not fit'],
  ['with too few verdicts', withArray('verdict bias', new Float32Array(1)), '"verdict bias" holds 1'],
  ['without weights', { ...packed, header: Object.assign({}, packed.header, { rankers: {} }) }, 'weights'],
])('a model %s is refused by name, with why and what to do', (_, content, why) => {
  writeModelFile(file, content);
  const { message } = errorOf(() => openModelFile(file, unpackMatcher));
  expect(message).toContain(file);
  expect(message).toContain(why);
  expect(message).toContain(WHAT_TO_DO);
});

it.each([
  ['of another model', { ...memory, clauseVectors: [aVector({ words: { 3: 1 } })] }],
  [
    'with meanings of another width',
    { ...memory, memory: { vectors: [], clauses: [] }, clauseVectors: [aVector({ meaning: [1] })] },
  ],
])('a memory %s is refused', (_, content) => {
  writeModelFile(file, packMemory(content));
  expect(errorOf(() => openModelFile(file, (read) => unpackMemory(read, model))).message).toContain('another model');
});

it('a memory that lacks some of its phrasings is refused', () => {
  const whole = packMemory(memory);
  writeModelFile(file, { ...whole, arrays: new Map(whole.arrays).set('indexes', Int32Array.of(1)) });
  const { message } = errorOf(() => openModelFile(file, (read) => unpackMemory(read, model)));
  expect(message).toContain('"indexes" holds 1 numbers where 3 belong');
});

it.each([{ features: 3 }, null, 'text'])('a proposer with the header %j is refused', (header) => {
  writeModelFile(file, { header, arrays: new Map() });
  expect(errorOf(() => openModelFile(file, unpackProposer)).message).toContain(WHAT_TO_DO);
});
