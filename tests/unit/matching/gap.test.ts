import { findGap, silenceFeatures } from '../../../src/core/matching/gap';
import { anIndex, aProtocol } from '../../fakes/matcher';

const TOPICS = ['orders', 'papers', 'else-planning', 'pets'];
const index = anIndex(aProtocol(['orders', 'papers', 'orders']), TOPICS);

const near = (values: readonly number[]): readonly number[] => values.map((value) => Number(value.toFixed(4)));

it('what no clause settles is missing, and its likeliest topic is named', () => {
  const gap = findGap(Float32Array.of(0.1, 0.2, 0.3, 0.4), TOPICS, index);
  expect(near([gap.probability, gap.elsewhere])).toEqual([0.7, 0.3]);
  expect(gap.topic).toBe('pets');
});

it('nothing is missing where everything is settled', () => {
  expect(findGap(Float32Array.of(0.5, 0.5, 0, 0), TOPICS, index)).toEqual({
    probability: 0,
    elsewhere: 0,
    topic: null,
  });
});

it('of equally likely gaps the first is named', () => {
  expect(findGap(Float32Array.of(0, 0, 0.5, 0.5), TOPICS, index).topic).toBe('else-planning');
});

it('a topic that is settled in part is missing in part, by the clause that settles most of it', () => {
  const shares = [[{ topic: 3, share: 0.75 }], [{ topic: 3, share: 0.25 }]];
  const gap = findGap(Float32Array.of(0, 0, 0, 0.8), TOPICS, { ...index, topics: shares });
  expect(near([gap.probability, gap.elsewhere])).toEqual([0.2, 0]);
  expect(gap.topic).toBe('pets');
});

const ranked = [
  { clause: 1, score: 0.5 },
  { clause: 0, score: 0.25 },
];
const gap = { probability: 0.2, elsewhere: 0.1, topic: 'pets' };
const log = (value: number): number => Number(Math.log(value).toFixed(4));

it('silence is weighed by the gap, and by how the best clause stands', () => {
  const features = [
    [1, 2, 3, 4, 5],
    [-1, -2, -3, -4, -5],
  ];
  expect(near(silenceFeatures(gap, ranked, features))).toEqual([
    ...[log(0.201), log(0.801), log(0.101), log(0.501), Number((Math.log(0.501) - Math.log(0.251)).toFixed(4))],
    ...[-1, -5],
  ]);
});

it('with a memory also by the likeness of the best clause, and of any', () => {
  const features = [
    [1, 2, 3, 4, 5, 0.9],
    [-1, -2, -3, -4, -5, 0.4],
  ];
  expect(near(silenceFeatures(gap, ranked, features)).slice(7)).toEqual([0.4, 0.9]);
});

it('a protocol with one clause or none is weighed too', () => {
  expect(near(silenceFeatures(gap, ranked.slice(0, 1), [[], [1, 2, 3, 4, 5]])).slice(3)).toEqual([
    ...[log(0.501), Number((Math.log(0.501) - Math.log(0.001)).toFixed(4)), 1, 5],
  ]);
  expect(near(silenceFeatures(gap, [], [])).slice(3)).toEqual([log(0.001), 0, 0, 0]);
  expect(near(silenceFeatures(gap, ranked, [])).slice(5)).toEqual([0, 0]);
});
