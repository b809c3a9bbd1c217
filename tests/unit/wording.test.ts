import { terminalWording } from '../../src/cli/wording';
import { say } from '../../src/core/wording';
import { enGb } from '../../src/core/wording-en-gb';

const ours = Object.entries({ ...enGb, ...terminalWording });
const keysOf = (isWrong: (text: string) => boolean): readonly string[] =>
  ours.filter(([, text]) => isWrong(text)).map(([key]) => key);

describe('every sentence of our own', () => {
  it('judges nobody', () => {
    const judging = /\b(?:breach|guilt|offen[cd]|violat|misconduct|accus|culprit|perpetrat)\w*/i;
    expect(keysOf((text) => judging.test(text))).toEqual([]);
  });

  it('agrees to nothing', () => {
    const agreeing = /\b(?:yes|certainly|of course|definitely|correct|you are right|no problem)\b/i;
    expect(keysOf((text) => agreeing.test(text))).toEqual([]);
  });

  it('is plain English, in sentences of at most 35 words', () => {
    const grand = /\b(?:please note|utili[sz]e|pursuant|herein|invalid|leverage|facilitate)\b/i;
    expect(keysOf((text) => grand.test(text))).toEqual([]);
    expect(keysOf((text) => text.split(/(?<=[.?!:]) /).some((one) => one.split(' ').length > 35))).toEqual([]);
  });

  it('is one trimmed line, with typographic apostrophes', () => {
    expect(keysOf((text) => text !== text.trim() || text.includes('\n') || /\w'\w/.test(text))).toEqual([]);
  });

  it('has placeholders of small letters only', () => {
    expect(keysOf((text) => /[{}]/.test(text.replace(/\{[a-z]+\}/g, '')))).toEqual([]);
  });
});

it('a placeholder is filled with the value as it is', () => {
  expect(say('told.one', { who: 'The {who} & $&' })).toBe('The {who} & $& is told.');
});
