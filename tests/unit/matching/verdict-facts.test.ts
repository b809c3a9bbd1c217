import { placeFacts, topicFacts, verdictFacts } from '../../../src/core/matching/verdict-facts';
import { byLetter, orders } from '../../fakes/protocol';

const TOPICS = ['orders', 'routes'];

it('the facts of a clause are the clause itself, its topics, its force and whom it binds, each with the role', () => {
  const likely = [{ clause: orders, topics: [{ topic: 0, share: 1 }], score: 0.25 }];
  expect(Object.fromEntries(verdictFacts(likely, TOPICS, 'chair'))).toEqual({
    [`clause ${orders.id}`]: 0.75,
    'topic orders': 0.5,
    'topic orders chair': 0.25,
    'modality must-not': 0.5,
    'modality must-not chair': 0.5,
    'binds councillor chair': 0.5,
  });
});

it('facts of several clauses add up, and several topics share one clause', () => {
  const both = [0, 1].map((topic) => ({ topic, share: 1 }));
  const refers = { ...byLetter, binds: ['officer', 'councillor'] as const, refersTo: ['clerk'] as const };
  const facts = verdictFacts(
    [
      { clause: orders, topics: [{ topic: 0, share: 1 }], score: 1 },
      { clause: refers, topics: both, score: 1 },
    ],
    TOPICS,
    'officer',
  );
  expect(facts.get('topic orders')).toBeCloseTo(1 + Math.SQRT1_2);
  expect(facts.get('topic routes')).toBeCloseTo(Math.SQRT1_2);
  expect(facts.get('binds councillor officer officer')).toBe(1);
  expect(facts.get('refers')).toBe(1);
});

it('whom a clause binds is one fact, in whatever order the file has it', () => {
  const bound = (...binds: readonly ('officer' | 'councillor')[]) =>
    verdictFacts([{ clause: { ...orders, binds }, topics: [], score: 1 }], TOPICS, 'clerk');
  expect(bound('officer', 'councillor')).toEqual(bound('councillor', 'officer'));
});

it('no clause has no facts', () => {
  expect(verdictFacts([], TOPICS, 'clerk').size).toBe(0);
});

it('a phrasing of a topic has the topic alone', () => {
  expect([...topicFacts('orders', 'clerk')]).toEqual([
    ['topic orders', 1],
    ['topic orders clerk', 0.5],
  ]);
});

it('facts that were never learnt from are passed over', () => {
  const facts = new Map([
    ['topic orders', 0.5],
    ['topic pets', 1],
  ]);
  expect(placeFacts(facts, new Map([['topic orders', 3]]))).toEqual([{ feature: 3, value: 0.5 }]);
});
