import { classProbabilities } from '../../../src/core/matching/linear-model';
import { fitSoftmax } from '../../../src/training/fit-softmax';
import { aVector } from '../../fakes/matcher';

const WIDTH = 96;
const vector = (words: Readonly<Record<number, number>>) =>
  aVector({ words, meaning: Array.from({ length: WIDTH }, () => 0) });
const labelled = (label: string, words: Readonly<Record<number, number>>, count: number, weight = 1) =>
  Array.from({ length: count }, () => ({ vector: vector(words), labels: [label], weight }));
const chancesOf = (examples: Parameters<typeof fitSoftmax>[0], words: Readonly<Record<number, number>>) => {
  const model = fitSoftmax(examples, 2, 1);
  const chances = classProbabilities(model, vector(words), []);
  return Object.fromEntries(model.classes.map((name, at) => [name, chances[at] ?? 0]));
};

it('a verdict is as likely as it was among messages of the same words', () => {
  const examples = [...labelled('within', { 0: 5 }, 30), ...labelled('outside', { 0: 5 }, 10)];
  const { within = 0, outside = 0 } = chancesOf(examples, { 0: 5 });
  expect(within).toBeCloseTo(0.75, 1);
  expect(within + outside).toBeCloseTo(1, 5);
});

it('words tell verdicts apart, and what weighs less teaches less', () => {
  const examples = [...labelled('within', { 0: 3 }, 20), ...labelled('outside', { 1: 3 }, 20)];
  expect(chancesOf(examples, { 0: 3 }).within).toBeGreaterThan(0.9);
  expect(chancesOf(examples, { 1: 3 }).outside).toBeGreaterThan(0.9);
  const doubtful = [...labelled('within', { 0: 3 }, 20), ...labelled('outside', { 0: 3 }, 20, 0.05)];
  expect(chancesOf(doubtful, { 0: 3 }).within).toBeGreaterThan(0.8);
});

it('the same examples give the same model', () => {
  const examples = [...labelled('within', { 0: 1 }, 3), ...labelled('outside', { 1: 1 }, 2)];
  expect(fitSoftmax(examples, 2, 1)).toEqual(fitSoftmax(examples, 2, 1));
});
