import fc from 'fast-check';
import { normalise } from '../../../src/core/normalise';

const MOST = 4_000;

const PIECES = [
  ...[
    '\n',
    '\r\n',
    '\t',
    ' ',
    '> ',
    '&gt; ',
    '```',
    '`',
    '-- ',
    '-----Original Message-----',
    'From: ',
    'On ',
    ' wrote:',
  ],
  ...['Kind regards,', 'many thanks', '_____', 'Sent from my phone', '?', '…', '’', '´', '¨', '½', '\ufdfa', '\u0301'],
  ...['\u200b', '\u200d', '\u00ad', '\ufeff', '\u202e', '\u0000', '\u2028', '\ud83d', '😀', '가', '\u1100', '\u1161'],
  ...['may', 'clerk', 'ｗｉｄｅ', 'Ж', '語', '2.3'],
];
const messages = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 9_000 }), fc.constantFrom(...PIECES))
    .map(([piece, times, last]) => piece.repeat(times) + last),
);
const hold = (property: (text: string) => void): void => fc.assert(fc.property(messages, property), { numRuns: 500 });

it('once is enough', () => {
  hold((text) => {
    const once = normalise(text);
    expect(normalise(once)).toBe(once);
  });
});

it('the result is one line of bounded length, without anything unseen at its ends or within', () => {
  hold((text) => {
    const result = normalise(text);
    expect(result.length).toBeLessThanOrEqual(MOST);
    expect(result).toBe(result.trim());
    expect(result).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|\s{2}|[^\S ]/u);
  });
});

it('something remains of whatever has a word in it', () => {
  fc.assert(
    fc.property(messages, fc.constantFrom('may', 'Ж', '7'), messages, (before, word, after) => {
      expect(normalise(before + word + after)).not.toBe('');
    }),
    { numRuns: 500 },
  );
});

it('what surrounds a message in white space changes nothing', () => {
  hold((text) => expect(normalise(`\n \t${text}\n\n`)).toBe(normalise(text)));
});

const HOSTILE = [
  ...[
    'a',
    ' ',
    '\n',
    '\t',
    '\u0301',
    '\u200b',
    '\u200d',
    '😀',
    '_',
    '-',
    '-- ',
    '`',
    '```',
    '``` ',
    '>',
    '> ',
    '>\n',
    '&gt;',
  ],
  ...['From: ', 'From: \n', '*From:* a ', 'On ', 'On \nwrote', 'Sent from my ', 'regards', 'regards, ', 'regards \n'],
  ...['many thanks\n', '_____ ', '\ufdfa', '\u0000', '\r', '\u2028', '(?', '\\', '"', "'", '. ', '?\n'],
];

const timeOf = (text: string): number => {
  const started = performance.now();
  for (let times = 0; times < 5; times++) normalise(text);
  return performance.now() - started;
};

/** How many times as long the longer text takes: the least of several, since other work on the machine only adds. */
const growth = (shorter: string, longer: string): number => {
  const [first, second] = [shorter, longer].map((text) => Math.min(...Array.from({ length: 5 }, () => timeOf(text))));
  // What a clock and a collector may add to the little that there is to measure.
  return ((second ?? 0) - 0.5) / ((first ?? 0) + 0.5);
};

/** Whether one of some measurements is such; other work on the machine can spoil any of them, not all. */
const isEver = (few: number, measure: () => boolean): boolean => Array.from({ length: few }).some(measure);

it.each(HOSTILE)('four times as many %j take nowhere near sixteen times as long', (piece) => {
  // Both within what is read before a longer text is cut.
  const text = (length: number): string => `may\n${piece.repeat(length / piece.length)}\nI`;
  expect(isEver(20, () => growth(text(4_500), text(18_000)) < 9)).toBe(true);
});

it.each(HOSTILE)('a hundred thousand characters of %j are read like twenty thousand', (piece) => {
  const text = piece.repeat(100_000 / piece.length);
  expect(normalise(text).length).toBeLessThanOrEqual(MOST);
});
