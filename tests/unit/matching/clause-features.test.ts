import { clauseFeatures } from '../../../src/core/matching/clause-features';
import { reviewedTopics, wholeText } from '../../../src/core/matching/clause-index';
import { anIndex, aProtocol, aVector } from '../../fakes/matcher';
import { byLetter, orders } from '../../fakes/protocol';

const bins = aVector({ words: { 0: 1 }, meaning: [1, 0] });
const index = {
  ...anIndex(aProtocol(['waste', 'media']), []),
  topics: [
    [
      { topic: 0, share: 1 },
      { topic: 1, share: 0.5 },
    ],
    [],
  ],
  vectors: [bins, aVector({ meaning: [0, 1] })],
};

it('a clause has its topics, its likeness by words and by meaning', () => {
  const [first = [], second = []] = clauseFeatures(bins, Float32Array.of(0.6, 0.4), index);
  expect(first.map((value) => Number(value.toFixed(3)))).toEqual([
    ...[Math.log(0.8001), Math.log(0.6001), Math.log(1.55)].map((value) => Number(value.toFixed(3))),
    ...[1, 1],
  ]);
  expect(second.slice(0, 2)).toEqual([Math.log(1e-4), Math.log(1e-4)]);
  expect(second.slice(3)).toEqual([0, 0]);
});

it('phrasings count where a council has any, but for those left out', () => {
  const remembering = { ...index, memory: { vectors: [bins], clauses: [[1]] } };
  const rows = clauseFeatures(bins, Float32Array.of(1, 0), remembering);
  expect(rows.map((row) => row[5])).toEqual([0, 1]);
  const without = clauseFeatures(bins, Float32Array.of(1, 0), remembering, () => true);
  expect(without.map((row) => row[5])).toEqual([0, 0]);
  expect(clauseFeatures(bins, Float32Array.of(1, 0), index)[0]).toHaveLength(5);
});

it('a bullet is read with its lead-in', () => {
  expect(wholeText(byLetter)).toBe(`${byLetter.leadIn} ${byLetter.text}`);
  expect(wholeText(orders)).toBe(orders.text);
});

it('reviewed topics count in full, and those that a model does not know not at all', () => {
  const protocol = {
    ...aProtocol(['media']),
    clauses: [{ ...orders, topics: ['media', 'unheard-of', 'waste'] }, byLetter],
  };
  expect(reviewedTopics(protocol, ['waste', 'media'])).toEqual([
    [
      { topic: 1, share: 1 },
      { topic: 0, share: 1 },
    ],
    [],
  ]);
});
