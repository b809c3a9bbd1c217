import { createSpeller } from '../../../src/core/matching/mend-words';
import { searchProtocol } from '../../../src/core/matching/search-protocol';
import {
  aClassifier,
  aMatcher,
  aModel,
  aProtocol,
  aVocabulary,
  aWeighing,
  certain,
  encodeNothing,
} from '../../fakes/matcher';

const TOPICS = ['orders', 'press', 'gifts', 'pets'];
const vocabulary = aVocabulary(['press', 'gifts', 'orders', 'pets', 'may']);
const words = vocabulary.index.size;
const matcher = aMatcher({
  protocol: aProtocol(['orders', 'press', 'gifts']),
  model: aModel({
    vocabulary,
    topics: aClassifier(vocabulary, Object.fromEntries(TOPICS.map((topic) => [topic, { [topic]: 6 }]))),
    intents: certain({ question: 1 }, words),
  }),
  // Silent where it is more likely than not that no clause settles what the message is about.
  silence: aWeighing([1, 0, 0, 0, 0, 0, 0], Math.log(2)),
});
const search = (text: string, ...earlier: readonly string[]) =>
  searchProtocol(text, earlier, 'councillor', matcher, encodeNothing);
const first = (text: string, ...earlier: readonly string[]) => search(text, ...earlier).ranked[0]?.clause;

it('the clause that the message is about stands first', () => {
  expect(first('may I talk to the press')).toBe(1);
  expect(first('may I accept gifts')).toBe(2);
});

it('what is quoted is not what is asked', () => {
  expect(first('and these gifts?\n> may I talk to the press\n> press press')).toBe(2);
});

it('a misspelt word counts as the word that it stands for', () => {
  const speller = createSpeller(new Set(['press', 'gifts']), ['press', 'gifts']);
  const ranked = (text: string) => searchProtocol(text, [], 'clerk', { ...matcher, speller }, encodeNothing).ranked;
  expect(ranked('the prress')).toEqual(ranked('the press'));
  expect(searchProtocol('ok?', ['the prress'], 'clerk', { ...matcher, speller }, encodeNothing).ranked[0]?.clause).toBe(
    1,
  );
});

it('a message that leans on the conversation is read with it', () => {
  expect(first('and what about him?', 'may I talk to the press')).toBe(1);
  expect(first('what about gifts?', 'may I talk to the press')).toBe(2);
});

it('a message that stands for itself is not', () => {
  const own = 'may a councillor who was given any gifts keep what somebody else brought along to meetings';
  expect(search(own, 'the press')).toEqual(search(own));
});

it('the first message has nothing to lean on', () => {
  expect(search('and what about it?').ranked.map(({ clause }) => clause)).toEqual([0, 1, 2]);
});

it('a message about what no clause settles is silent, and the gap is named', () => {
  const { silence, gap } = search('may I bring pets');
  expect(silence).toBeGreaterThan(0);
  expect(gap.topic).toBe('pets');
  expect(search('may I talk to the press').silence).toBeLessThan(0);
});

it('the gap of a follow-up is the gap of the conversation', () => {
  expect(search('and on Sundays?', 'may I bring pets').gap.topic).toBe('pets');
});

it('the encoder is asked for the message, and where it leans on them for the earlier ones and for the conversation', () => {
  const asked: string[] = [];
  const encode = (text: string): Float32Array => {
    asked.push(text);
    return new Float32Array(2);
  };
  searchProtocol('  and\nhim?', ['the  press'], 'clerk', matcher, encode);
  expect(asked).toEqual(['and him?', 'the press', 'the press and him?']);
});

it.each(['', '?', '👍', 'Можно?', 'x'.repeat(100_000), 'press '.repeat(20_000)])(
  'ranks every clause for any text',
  (text) => {
    expect(search(text, text, text).ranked).toHaveLength(3);
  },
);
