import fc from 'fast-check';
import { recordedSentence } from '../../../src/core/register/recorded-sentence';

const evidence = (text: string, ...runs: readonly string[]) =>
  runs.map((words) => ({ words, start: text.indexOf(words), end: text.indexOf(words) + words.length }));

it.each([
  ['Hello. Dave, cut the hedge. Bye!', ['cut the hedge'], 'Dave, cut the hedge.'],
  ['Cut the hedge', ['Cut'], 'Cut the hedge'],
  ['Bins first.\nThen the hedge, Dave\nSee you', ['the hedge'], 'Then the hedge, Dave'],
  ['Cut it at 2.30 p.m. sharp. And go home.', ['Cut it'], 'Cut it at 2.30 p.m. sharp.'],
  ['Hi. Cllr. Hill and Mr. Fox want it cut. Bye.', ['cut'], 'Cllr. Hill and Mr. Fox want it cut.'],
  ['Do this. I was ill. Do that!', ['Do this', 'Do that'], 'Do this. … Do that!'],
  ['Nothing fired here. At all.', [], 'Nothing fired here. At all.'],
])('of %j with %j it is %j', (text, runs, sentence) => {
  expect(recordedSentence(text, evidence(text, ...runs))).toBe(sentence);
});

it('holds the words that fired, and never a sentence without them', () => {
  const word = fc.constantFrom('hedge', 'Dave', 'bins', 'please', 'the', 'cut');
  const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), fc.nat(), (sentences, pick) => {
      const chosen = pick % sentences.length;
      const marked = sentences.map((one, index) => (index === chosen ? `${one} FIRED` : `${one} secret`));
      const text = `${marked.join('. ')}.`;
      const recorded = recordedSentence(text, evidence(text, 'FIRED'));
      expect(recorded).toContain('FIRED');
      expect(recorded).not.toContain('secret');
    }),
  );
});

it('is bounded and harmless, whatever the message', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 5_000 }),
      fc.nat(5_000),
      fc.nat(5_000),
      (text, start, length) => {
        const recorded = recordedSentence(text, [{ words: '', start, end: start + length }]);
        expect(recorded.length).toBeLessThanOrEqual(1_001);
        expect(recorded).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
      },
    ),
  );
  const long = `${'word '.repeat(3_000)}cut the hedge`;
  expect(recordedSentence(long, evidence(long, 'cut the hedge'))).toContain('cut the hedge');
});
