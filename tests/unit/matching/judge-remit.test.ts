import fc from 'fast-check';
import { judge, judgeRemit } from '../../../src/core/matching/judge-remit';
import { aClassifier, aMatcher, aVector, aVocabulary, certain } from '../../fakes/matcher';

const VERDICTS = ['within', 'outside', 'via-clerk', 'depends'] as const;
type Chances = Readonly<Record<(typeof VERDICTS)[number], number>>;
const verdictOf = (chances: Partial<Chances>): string =>
  judge(aVector({}), new Map(), { classifier: certain(chances), facts: new Map() });

it.each([
  ['within', { within: 0.82, outside: 0.14, 'via-clerk': 0.02, depends: 0.02 }],
  ['outside', { within: 0.74, outside: 0.2, 'via-clerk': 0.04, depends: 0.02 }],
  ['via-clerk', { within: 0.6, outside: 0.1, 'via-clerk': 0.25, depends: 0.05 }],
  ['depends', { within: 0.69, outside: 0.01, 'via-clerk': 0.1, depends: 0.2 }],
  ['outside', { within: 0.3, outside: 0.4, 'via-clerk': 0.2, depends: 0.1 }],
  ['via-clerk', { within: 0.1, outside: 0.2, 'via-clerk': 0.4, depends: 0.3 }],
  ['depends', { within: 0.28, outside: 0.2, 'via-clerk': 0.2, depends: 0.32 }],
])('says %s by %j', (verdict, chances) => {
  expect(verdictOf(chances)).toBe(verdict);
});

it('never says "within" where it is not sure', () => {
  const parts = fc.tuple(...VERDICTS.map(() => fc.integer({ min: 1, max: 1000 })));
  fc.assert(
    fc.property(parts, (weights) => {
      const sum = weights.reduce((all, weight) => all + weight, 0);
      const [within = 0, outside = 0, viaClerk = 0, depends = 0] = weights.map((weight) => weight / sum);
      const verdict = verdictOf({ within, outside, 'via-clerk': viaClerk, depends });
      if (within < 0.749) expect(verdict).not.toBe('within');
      if (within > 0.751) expect(verdict).toBe('within');
    }),
  );
});

it('a verdict that was never learnt is not said', () => {
  expect(verdictOf({ depends: 0.4, outside: 0.6 })).toBe('outside');
  expect(verdictOf({ within: 0.5, depends: 0.5 })).toBe('depends');
});

const vocabulary = aVocabulary(['ask']);
const facts = new Map([
  ['modality must-not', 0],
  ['topic press', 1],
]);
const verdicts = {
  classifier: aClassifier(
    vocabulary,
    { within: { ask: 6 }, outside: { 'fact 0': 12 }, 'via-clerk': {}, depends: { 'fact 1': 9 } },
    facts.size,
  ),
  facts,
};
const ask = aVector({ words: { 0: 1 } });
const ranking = (...clauses: readonly number[]) => clauses.map((clause) => ({ clause, score: 0.5 }));

it('the words alone may say that it is within remit, and a clause that forbids it says no', () => {
  expect(judge(ask, new Map(), verdicts)).toBe('within');
  expect(judge(ask, new Map([['modality must-not', 1]]), verdicts)).toBe('outside');
});

it('looks at the three likeliest clauses, and at their topics', () => {
  const protocol = aMatcher().index.protocol;
  const clauses = protocol.clauses.map((clause, at) =>
    at === 5 ? { ...clause, modality: 'must-not' as const } : clause,
  );
  const matcher = aMatcher({
    verdicts,
    protocol: { ...protocol, clauses },
    learnt: { vocabulary, topics: certain({ press: 1 }, 1) },
  });
  const judged = (...ranked: readonly number[]): string => judgeRemit(ask, ranking(...ranked), 'councillor', matcher);
  expect(judged(0, 1, 5)).toBe('outside');
  expect(judged(0, 1, 3, 5)).toBe('within');
  expect(judged(2)).toBe('depends');
  expect(judged(99)).toBe('within');
  expect(judged()).toBe('within');
});

it('is never told that it is within remit by a protocol that nobody wrote phrasings for', () => {
  const learnt = { vocabulary, topics: certain({ orders: 1 }, 1) };
  const reviewed = aMatcher({ verdicts, learnt });
  const unseen = { ...reviewed, index: { ...reviewed.index, memory: null } };
  expect(judgeRemit(ask, ranking(0), 'officer', reviewed)).toBe('within');
  expect(judgeRemit(ask, ranking(0), 'officer', unseen)).not.toBe('within');
});
