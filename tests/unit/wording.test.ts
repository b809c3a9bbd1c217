import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../src/core/wording';

const src = join(__dirname, '../../src');

/** Every string of every catalogue: what the files called wording-… export, wherever they are. */
const catalogues = readdirSync(src, { recursive: true })
  .map(String)
  .filter((file) => /(?:^|\/)wording(?:-[\w-]+)?\.ts$/.test(file))
  .map((file) => ({ file, exported: require(join(src, file)) as Record<string, unknown> }));

const ours: readonly (readonly [key: string, text: string])[] = catalogues.flatMap(({ file, exported }) =>
  Object.values(exported)
    .filter((value): value is Record<string, string> => typeof value === 'object' && value !== null)
    .flatMap((catalogue) => Object.entries(catalogue).map(([key, text]) => [`${file}: ${key}`, text] as const)),
);
const keysOf = (isWrong: (text: string) => boolean): readonly string[] =>
  ours.filter(([, text]) => isWrong(text)).map(([key]) => key);

it('the catalogues are found: those of replies, of the register, of the terminal and of the set-up', () => {
  expect(catalogues.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      'cli/wording-init.ts',
      'cli/wording-register.ts',
      'cli/wording.ts',
      'core/wording-en-gb.ts',
      'core/wording-register-en-gb.ts',
    ]),
  );
  expect(ours.length).toBeGreaterThan(250);
});

describe('every sentence of our own', () => {
  it('judges nobody', () => {
    const judging =
      /\b(?:breach|guilt|offen[cd]|violat|misconduct|accus|culprit|perpetrat|infring|wrongdo|transgress|at fault|to blame|convict|sanction|punish|penalt|suspect|charged with|repeat)\w*/i;
    expect(keysOf((text) => judging.test(text))).toEqual([]);
  });

  it('counts and ranks nobody', () => {
    const counting = /\b(?:league|ranking|ranked (?:by|first)|most often|times this (?:month|year)|worst|top \d)\b/i;
    expect(keysOf((text) => counting.test(text))).toEqual([]);
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
