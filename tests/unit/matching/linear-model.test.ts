import fc from 'fast-check';
import { classProbabilities, MEANING_WEIGHT, softmax } from '../../../src/core/matching/linear-model';
import { aClassifier, aVector, aVocabulary, certain } from '../../fakes/matcher';

const vocabulary = aVocabulary(['bins', 'press']);

it('probabilities follow the words', () => {
  const model = aClassifier(vocabulary, { waste: { bins: 2 }, media: { press: 1 } });
  const [waste = 0, media = 0] = classProbabilities(model, aVector({ words: { 0: 1 } }));
  expect(waste / media).toBeCloseTo(Math.exp(2), 4);
  const [less = 0, more = 0] = classProbabilities(model, aVector({ words: { 1: 0.5 } }));
  expect(more / less).toBeCloseTo(Math.exp(0.5), 4);
});

it('probabilities follow the meaning, by its weight, and facts behind it', () => {
  const model = aClassifier(vocabulary, { waste: { 'meaning 1': 2, 'fact 1': 3 }, media: { 'fact 0': 1 } }, 2);
  const [waste = 0, media = 0] = classProbabilities(model, aVector({ meaning: [1, 0.5] }));
  expect(waste / media).toBeCloseTo(Math.exp(MEANING_WEIGHT), 4);
  const facts = [
    { feature: 1, value: 0.5 },
    { feature: 0, value: 1 },
  ];
  const [first = 0, second = 0] = classProbabilities(model, aVector({}), facts);
  expect(first / second).toBeCloseTo(Math.exp(0.5), 4);
});

it('a text of which nothing is known leaves what was likely before', () => {
  const probabilities = classProbabilities(certain({ a: 0.7, b: 0.3 }), aVector({ words: { 5: 1 } }));
  expect([...probabilities].map((value) => Number(value.toFixed(5)))).toEqual([0.7, 0.3]);
});

it('probabilities are finite and sum to one, however far apart the scores', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }), (scores) => {
      const probabilities = softmax(Float32Array.from(scores));
      expect(probabilities.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }),
  );
});

it('no scores have no probabilities', () => {
  expect(softmax(new Float32Array(0))).toHaveLength(0);
});

it('classifying changes nothing in the model', () => {
  const model = aClassifier(vocabulary, { waste: { bins: 2 }, media: { press: 1 } });
  const once = classProbabilities(model, aVector({ words: { 0: 1 } }));
  expect(classProbabilities(model, aVector({ words: { 0: 1 } }))).toEqual(once);
  expect([...model.bias]).toEqual([0, 0]);
});
