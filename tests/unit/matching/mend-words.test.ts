import { createSpeller, mendWords } from '../../../src/core/matching/mend-words';
import { oneSlipApart } from '../../../src/core/matching/one-slip';

const FREQUENT = [
  ...['confidential', 'confidence', 'councillor', 'councillors', 'officer', 'offices', 'chair', 'clerk', 'library'],
  ...['employee', 'instruct', 'monitoring', 'press', 'bench', 'doesnt', 'shouldnt', 'email', 'leaflets', 'may', 'file'],
];
const speller = createSpeller(new Set([...FREQUENT, 'deliver', 'threat', 'parish']), FREQUENT);

it.each([
  ['a letter left out', 'is it confidental?', 'is it confidential?'],
  ['a letter doubled', 'may the offficer see it', 'may the officer see it'],
  ['two letters in the wrong order', 'an emial to the chiar', 'an email to the chair'],
  ['a vowel for another', 'the leaflits and the monitering', 'the leaflets and the monitoring'],
  ['a consonant for another, in a long word', 'the councillots', 'the councillors'],
  ['at the start of a sentence', 'Councilor. Offficer? Emplyee', 'councillor. officer? employee'],
  ['inside brackets and before marks', '(libary), emplyee!', '(library), employee!'],
])('mends %s', (_, text, mended) => {
  expect(mendWords(text, speller)).toBe(mended);
});

it.each([
  ['a word that is known', 'deliver it to the parish'],
  ['another form of a known word', 'she delivered what they deliver'],
  ['a contraction', "it doesn't, they shouldn't"],
  ['a name inside a sentence', 'ask Offficer Emplyee'],
  ['a name after a title', 'cllr clork, Mrs. emplyee and mr clark'],
  ['a word that is near nothing', 'zebras and xylophones'],
  ['a word one consonant from another', 'to the beach'],
  ['a short word', 'mey i flie it'],
  ['a first letter that is wrong', 'kouncillor'],
  ['two slips in one word', 'the confdentil file'],
  ['another script', 'Можно ли клеркь'],
  ['an empty text', ''],
])('leaves %s as it is', (_, text) => {
  expect(mendWords(text, speller)).toBe(text);
});

it('an unknown word stays where nothing is known', () => {
  expect(mendWords('confidental', createSpeller(new Set(), []))).toBe('confidental');
});

it('mends thirty words at most, and nothing that is too long for a word', () => {
  const slips = 'confidental '.repeat(100).trim();
  expect(mendWords(slips, speller).split('confidential')).toHaveLength(31);
  expect(mendWords('confidentia'.repeat(400), speller)).toBe('confidentia'.repeat(400));
});

it.each([
  ['officer', 'oficer', true],
  ['oficer', 'officer', true],
  ['email', 'emial', true],
  ['mayor', 'mayer', true],
  ['clerk', 'clers', false],
  ['councillor', 'councillox', true],
  ['employe', 'employx', false],
  ['officer', 'officer', false],
  ['officer', 'off', false],
  ['abcdef', 'abdcfe', false],
  ['ab', 'ba', true],
  ['', 'a', true],
])('%s and %s are one slip apart: %s', (one, other, expected) => {
  expect(oneSlipApart(one, other)).toBe(expected);
  expect(oneSlipApart(other, one)).toBe(expected);
});
