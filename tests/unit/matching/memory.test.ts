import { likenesses, type Memory, recall } from '../../../src/core/matching/memory';
import { aVector } from '../../fakes/matcher';

const bins = aVector({ words: { 0: 1 }, meaning: [1, 0] });
const half = aVector({ words: { 0: 3, 1: 4 }, meaning: [0.6, 0.8] });
const press = aVector({ words: { 2: 1 }, meaning: [0, 1] });
const rounded = (values: Iterable<number>): readonly number[] =>
  Array.from(values, (value) => Number(value.toFixed(4)));

it('the likeness of words is that of their directions, and that of meanings their product', () => {
  const { words, meaning } = likenesses(bins, [bins, half, press, aVector({})]);
  expect(rounded(words)).toEqual([1, 0.6, 0, 0]);
  expect(rounded(meaning)).toEqual([1, 0.6, 0, 0]);
});

it('how long a text is makes no difference to its likeness', () => {
  const { words } = likenesses(aVector({ words: { 0: 3, 1: 3 } }), [aVector({ words: { 0: 0.1, 1: 0.1 } })]);
  expect(rounded(words)).toEqual([1]);
});

it('a message of which nothing is known is like nothing', () => {
  const { words, meaning } = likenesses(aVector({}), [bins]);
  expect([words[0], meaning[0]]).toEqual([0, 0]);
});

it('a clause is as like as its likest phrasings, half by words and half by meaning', () => {
  const memory: Memory = { vectors: [bins, half, press], clauses: [[0], [1, 2], [2]] };
  expect(rounded(recall(bins, memory, 4))).toEqual([1, 0.6, 0.3, 0]);
});

it('the likest three phrasings count, whatever their order', () => {
  const vectors = [press, bins, press, half, bins, press];
  const memory = (order: readonly number[]): Memory => ({
    vectors: order.map((at) => vectors[at] ?? press),
    clauses: order.map(() => [0]),
  });
  const expected = (1 + 1 + 0.6) / 3;
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [3, 1, 4, 0, 2, 5],
  ])
    expect(recall(bins, memory(order), 1)[0]).toBeCloseTo(expected, 3);
});

it('phrasings that are left out do not count', () => {
  const memory: Memory = { vectors: [bins, half], clauses: [[0], [0]] };
  expect(rounded(recall(bins, memory, 1, (phrasing) => phrasing === 0))).toEqual([0.6]);
  expect(rounded(recall(bins, memory, 1, () => true))).toEqual([0]);
});

it('a phrasing of a clause that is no longer there is passed over', () => {
  const memory: Memory = { vectors: [bins], clauses: [[7]] };
  expect(rounded(recall(bins, memory, 2))).toEqual([0, 0]);
});
