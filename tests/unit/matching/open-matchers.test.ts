import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MatcherFile, packMatcher, packMemory } from '../../../src/knowledge/matcher-files';
import { ModelFileError, writeModelFile } from '../../../src/knowledge/model-file';
import { openMatchers } from '../../../src/knowledge/open-matchers';
import {
  aClassifier,
  aModel,
  aProtocol,
  aVector,
  aVocabulary,
  aWeighing,
  certain,
  encodeNothing,
} from '../../fakes/matcher';
import { libraryOf } from '../../fakes/protocol';

const hill = { ...aProtocol(['orders', 'press']), key: 'hill' };
const library = libraryOf(hill);

const vocabulary = aVocabulary(['rule', 'orders', 'press']);
const words = vocabulary.index.size;
const model = aModel({
  vocabulary,
  topics: aClassifier(vocabulary, { orders: { orders: 1 }, press: { press: 1 } }),
  intents: certain({ question: 1 }, words),
  asks: certain({ asked: 1 }, words),
  subjects: certain({ none: 1 }, words),
  recipients: certain({ clerk: 1 }, words),
});
const content: MatcherFile = {
  model,
  verdicts: { classifier: certain({ within: 1 }, words), facts: new Map() },
  seen: { ranker: aWeighing([1, 1, 1, 1, 1, 1]), silence: aWeighing([1]) },
  unseen: { ranker: aWeighing([2, 2, 2, 2, 2]), silence: aWeighing([2]) },
  proposals: null,
  titles: new Map([['pets', 'pets']]),
  inputs: 'abc',
};
const memory = (version: string, clauses = 2) => ({
  version,
  memory: { vectors: [aVector({ words: { 0: 1 } })], clauses: [[0]] },
  clauseVectors: Array.from({ length: clauses }, () => aVector({ words: { 1: 1 } })),
});

let models = '';
beforeEach(() => {
  models = mkdtempSync(join(tmpdir(), 'remit-matchers-'));
  write('main', packMatcher(content));
});
afterEach(() => rmSync(models, { recursive: true }));

const write = (name: string, file: Parameters<typeof writeModelFile>[1]): void =>
  writeModelFile(join(models, `${name}.bin`), file);
const open = (unseen = false) => openMatchers({ models, library, encode: encodeNothing, unseen });

it('a council that is not known has no matcher, and no file is read for it', () => {
  rmSync(join(models, 'main.bin'));
  expect(open()('atlantis')).toBeNull();
});

it('a council that phrasings were written for has a memory, and the weights that were learnt with one', () => {
  write('memory-hill', packMemory(memory(hill.version)));
  const matcher = open()('hill');
  expect(matcher?.index.memory?.clauses).toEqual([[0]]);
  expect(matcher?.ranker).toEqual(content.seen?.ranker);
  expect(matcher?.silence).toEqual(content.seen?.silence);
  expect(matcher?.titles).toEqual(content.titles);
  expect(matcher?.index.vectors.map(({ indexes }) => [...indexes])).toEqual([[1], [1]]);
});

it('a council of yesterday has none, its clauses are read as they are, and its topics are those of its file', () => {
  const matcher = open()('hill');
  expect(matcher?.index.memory).toBeNull();
  expect(matcher?.ranker).toEqual(content.unseen.ranker);
  expect(matcher?.silence).toEqual(content.unseen.silence);
  expect(matcher?.index.vectors.map(({ indexes }) => [...indexes])).toEqual([
    [0, 1],
    [0, 2],
  ]);
  expect(matcher?.index.topics).toEqual([[{ topic: 0, share: 1 }], [{ topic: 1, share: 1 }]]);
});

it.each([
  ['an older version of the protocol', memory('older')],
  ['another number of clauses', memory(hill.version, 3)],
])('a memory of %s is left aside', (_, remembered) => {
  write('memory-hill', packMemory(remembered));
  expect(open()('hill')).toMatchObject({ index: { memory: null }, ranker: content.unseen.ranker });
});

it('a memory that cannot be read is an error, not a council without one', () => {
  writeFileSync(join(models, 'memory-hill.bin'), 'nothing');
  expect(() => open()('hill')).toThrow(ModelFileError);
});

it('a model that is not there says where it was looked for, and what to do', () => {
  rmSync(join(models, 'main.bin'));
  expect(() => open()('hill')).toThrow(/main\.bin .* npm run train/);
});

it('asked as if it were unseen, a council has the model and the topics that were made without it', () => {
  const proposals = [[{ topic: 1, share: 0.5 }], []];
  write('memory-hill', packMemory(memory(hill.version)));
  write('unseen-hill', packMatcher({ ...content, seen: null, proposals }));
  const matcher = open(true)('hill');
  expect(matcher).toMatchObject({ index: { memory: null, topics: proposals }, ranker: content.unseen.ranker });
});

it('asked as if it were unseen, a council that nothing was written for is answered by what there is', () => {
  expect(open(true)('hill')).toMatchObject({ index: { memory: null }, ranker: content.unseen.ranker });
});

it('topics proposed for another version of the protocol are refused', () => {
  write('unseen-hill', packMatcher({ ...content, seen: null, proposals: [[]] }));
  expect(() => open(true)('hill')).toThrow(/unseen-hill\.bin .* hill.* npm run train/);
});

it('each file is read once', () => {
  const matchers = open();
  const first = matchers('hill');
  rmSync(join(models, 'main.bin'));
  expect(matchers('hill')).toBe(first);
});

it('the words of the model are known to the speller', () => {
  expect(open()('hill')?.speller.known).toEqual(new Set(['rule', 'orders', 'press']));
});
