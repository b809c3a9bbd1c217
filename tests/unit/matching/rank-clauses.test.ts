import fc from 'fast-check';
import { weighted } from '../../../src/core/matching/model';
import { rankClauses } from '../../../src/core/matching/rank-clauses';
import { aWeighing } from '../../fakes/matcher';

const order = (ranked: readonly { readonly clause: number }[]): readonly number[] => ranked.map(({ clause }) => clause);

it('the heaviest clause stands first', () => {
  expect(order(rankClauses([[0], [2], [1]], aWeighing([1])))).toEqual([1, 2, 0]);
  expect(order(rankClauses([[0], [2], [1]], aWeighing([-1])))).toEqual([0, 2, 1]);
});

it('clauses that weigh the same keep the order of the protocol', () => {
  expect(order(rankClauses([[1], [3], [1], [3], [1]], aWeighing([1])))).toEqual([1, 3, 0, 2, 4]);
});

it('scores are probabilities, best first, and every clause has one', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 1 });
  fc.assert(
    fc.property(rows, (features) => {
      const ranked = rankClauses(features, aWeighing([1, -0.5]));
      expect([...order(ranked)].sort((one, other) => one - other)).toEqual(features.map((_, at) => at));
      expect(ranked.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 4);
      for (const [at, { score }] of ranked.entries()) expect(score).toBeLessThanOrEqual(ranked[at - 1]?.score ?? 1);
    }),
  );
});

it('a protocol without clauses has no ranking', () => {
  expect(rankClauses([], aWeighing([1]))).toEqual([]);
});

it('features are weighed by how far they are from what is usual', () => {
  const weighing = {
    mean: Float32Array.of(2, 0),
    spread: Float32Array.of(4, 0.5),
    weights: Float32Array.of(3, -1),
    bias: 7,
  };
  expect(weighted(weighing, [6, 1])).toBe(7 + 3 - 2);
  expect(weighted(weighing, [])).toBe(7);
  expect(weighted(aWeighing([1]), [1, 100])).toBe(1);
});
