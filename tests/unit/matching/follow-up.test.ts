import { joinTurns, leansOnEarlier, mixTurns, standsAlone } from '../../../src/core/matching/follow-up';

const LONG = 'a councillor may ask the groundsman to cut the grass at the weekend';

it.each([
  ['a connective', 'and would a councillor be allowed to do any of what the officers do on Mondays'],
  ['a proposal', `what about the day on which ${LONG}`],
  ['"how about"', `how about a day on which ${LONG}`],
  ['agreement', `yes, ${LONG}`],
  ['"okay"', `Okay ${LONG}`],
  ['hesitation', `hmmm, ${LONG}`],
  ['"does that"', `does that mean ${LONG}`],
  ['a word that stands for another', `would he know whether ${LONG}`],
  ['"after that"', `would a councillor know after that whether ${LONG}`],
  ['few words', 'who would tell the chairman today?'],
  ['one word', 'councillors'],
  ['no word', ''],
])('a message with %s goes on with what was said', (_, text) => {
  expect(leansOnEarlier(text)).toBe(true);
});

it.each([
  ['many words about something', `may councillors know whether ${LONG}`],
  ['a connective inside', `may councillors and officers know whether ${LONG}`],
  ['a word that begins like a connective', `nobody knows whether ${LONG}`],
  ['a word with an anaphor inside', `may councillors visit sites or hit items where ${LONG}`],
  ['an anaphor in a long message', `may it matter whether ${LONG} while ${LONG} and nobody cares`],
])('a message with %s stands for itself', (_, text) => {
  expect(leansOnEarlier(text)).toBe(false);
});

it.each([
  [8, true],
  [9, false],
])('%i words lean on what was said: %s', (count, expected) => {
  expect(leansOnEarlier(Array.from({ length: count }, () => 'word').join(' '))).toBe(expected);
});

it.each([
  [24, true],
  [25, false],
])('an anaphor among %i words leans: %s', (count, expected) => {
  expect(leansOnEarlier(`${'word '.repeat(count - 1)}it`)).toBe(expected);
});

it.each([
  [LONG, 0.5, true],
  [LONG, 0.9, true],
  [LONG, 0.49, false],
  ['may he cut it?', 0.9, false],
])('%j, the best clause of which has %d, is clear without the earlier ones: %s', (text, best, expected) => {
  expect(standsAlone(text, best)).toBe(expected);
});

it('three earlier messages at most are read with the last', () => {
  expect(joinTurns(['one', 'two', 'three', 'four'], 'five')).toBe('two three four five');
  expect(joinTurns([], 'five')).toBe('five');
});

it('the conversation counts for more than the message that leans on it', () => {
  expect(mixTurns([[1, 10], [0]], [[0, 0], [1]]).map((row) => row.map((value) => Number(value.toFixed(6))))).toEqual([
    [0.4, 4],
    [0.6],
  ]);
});

it('what the conversation does not have counts as the message has it', () => {
  expect(mixTurns([[2], [1, 3]], [[2]])).toEqual([[2], [1, 3]]);
});
