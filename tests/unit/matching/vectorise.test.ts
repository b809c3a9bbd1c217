import { kindOf, vectorise, weigh } from '../../../src/core/matching/vectorise';
import { aVocabulary } from '../../fakes/matcher';

const plain = { mean: Float32Array.of(0, 0), matrix: Float32Array.of(1, 0, 0, 1), width: 2 };
const nowhere = Float32Array.of(0, 0);
const lengthOf = (values: Iterable<number>): number => Math.hypot(...values);

it('features that the vocabulary does not know are passed over', () => {
  const vector = vectorise(aVocabulary(['clerk', 'bins']), plain, 'the clerk empties no dustbins', null, nowhere);
  expect([...vector.indexes]).toEqual([0]);
  expect([...vector.values]).toEqual([1]);
});

it('the features of one kind have the length of its weight, the rare ones more of it', () => {
  const vocabulary = { ...aVocabulary(['may', 'clerk', 's:may', 's:clerk']), rarity: Float32Array.of(3, 4, 1, 1) };
  const { values } = vectorise(vocabulary, plain, 'may clerk', null, nowhere);
  expect([...values].map((value) => Number(value.toFixed(4)))).toEqual([0.6, 0.5657, 0.8, 0.5657]);
  expect(lengthOf([values[1] ?? 0, values[3] ?? 0])).toBeCloseTo(0.8, 5);
});

it('a text of which nothing is known has no features and no meaning', () => {
  const vector = vectorise(aVocabulary(['clerk']), plain, 'zzz', null, nowhere);
  expect(vector.indexes).toHaveLength(0);
  expect(vector.values).toHaveLength(0);
  expect([...vector.meaning]).toEqual([0, 0]);
});

it('the meaning is centred, turned and of length one', () => {
  const turned = { mean: Float32Array.of(1, 1), matrix: Float32Array.of(0, 2, 1, 0), width: 2 };
  const { meaning } = vectorise(aVocabulary([]), turned, '', null, Float32Array.of(3, 4));
  expect(meaning[0]).toBeCloseTo(3 / 5);
  expect(meaning[1]).toBeCloseTo(4 / 5);
});

it('the role is a feature where it is known', () => {
  const vocabulary = aVocabulary(['r:officer']);
  expect(vectorise(vocabulary, plain, '', 'officer', nowhere).indexes).toHaveLength(1);
  expect(vectorise(vocabulary, plain, '', 'clerk', nowhere).indexes).toHaveLength(0);
});

it.each([
  ['s:clerk', 's'],
  ['g:leaflet', 'g'],
  ['x:unknown', 'w'],
  ['', 'w'],
])('%j is of the kind %s', (feature, kind) => {
  expect(kindOf(feature)).toBe(kind);
});

it('values can be had again from the features alone', () => {
  const vocabulary = { ...aVocabulary(['may', 's:may', 'clerk']), rarity: Float32Array.of(1, 2, 3) };
  const { indexes, values } = vectorise(vocabulary, plain, 'clerk may', null, nowhere);
  const names = [...vocabulary.index.keys()];
  const kinds = Array.from(indexes, (index) => kindOf(names[index] ?? ''));
  expect(weigh(indexes, kinds, vocabulary.rarity)).toEqual(values);
});
