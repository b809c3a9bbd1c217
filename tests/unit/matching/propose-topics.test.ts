import { partsOf, proposeTopics } from '../../../src/core/matching/propose-topics';
import { aClassifier, aVocabulary, certain, encodeNothing } from '../../fakes/matcher';
import { aClause, byLetter, courtesy } from '../../fakes/protocol';

const vocabulary = aVocabulary(['press', 'gifts']);
const projection = { mean: new Float32Array(2), matrix: Float32Array.of(1, 0, 0, 1), width: 2 };
const proposer = {
  vocabulary,
  projection,
  topics: aClassifier(vocabulary, { other: {}, press: { press: 4 }, gifts: { gifts: 4 } }),
  introductions: new Set<string>(),
};
const saying = (text: string, leadIn: string | null = null) => aClause({ locator: '1', text, leadIn });
const proposed = (text: string, from = proposer, leadIn: string | null = null): readonly number[] =>
  proposeTopics(saying(text, leadIn), from, encodeNothing).map(({ topic }) => topic);

it('a clause of one sentence is one part, of several each and the whole', () => {
  expect(partsOf(courtesy)).toEqual([courtesy.text]);
  expect(partsOf(saying('Ask first. “Then” write; and e.g. this'))).toEqual([
    'Ask first. “Then” write; and e.g. this',
    'Ask first.',
    '“Then” write; and e.g. this',
  ]);
});

it('a bullet is read with its lead-in', () => {
  expect(partsOf(byLetter)).toEqual([`${byLetter.leadIn} ${byLetter.text}`]);
  expect(partsOf(saying('Ask. Wait.', 'Members should:'))[2]).toBe('Members should: Wait.');
});

it('the likeliest topic stands first, and each sentence may have its own', () => {
  expect(proposed('The press.')).toEqual([1]);
  expect(proposed('The press is told. Gifts are declared.')).toEqual([1, 2]);
  expect(proposed('Gifts are declared. The press is told.')).toEqual([1, 2]);
});

it('a topic is proposed even where none is likely', () => {
  const unsure = {
    ...proposer,
    topics: certain(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}`, 0.05]))),
  };
  expect(proposed('Nothing of note.', unsure)).toEqual([0]);
});

it('topics of introductions are for sentences that introduce', () => {
  const introducing = { ...proposer, introductions: new Set(['press']) };
  expect(proposed('The press officer must:', introducing)).toEqual([1]);
  expect(proposed('The press officer must;', introducing)).toEqual([1]);
  expect(proposed('The press officer must.', introducing)).not.toContain(1);
  expect(proposed('tell the press:', introducing, 'Officers must:')).not.toContain(1);
});

it('reads a very long clause in the time that its length takes', () => {
  const text = `Members ${'.  '.repeat(20_000)}${' '.repeat(50_000)}x`;
  expect(partsOf(saying(text))).toEqual([text]);
});
