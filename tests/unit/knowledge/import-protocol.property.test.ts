import fc from 'fast-check';
import { importProtocol } from '../../../src/knowledge/import-protocol';
import { mergeProtocol } from '../../../src/knowledge/merge-protocol';
import { readProtocol, writeProtocol } from '../../../src/knowledge/protocol-file';

const imported = (source: string) => importProtocol(source, { council: 'x', file: 'x.txt' });

const word = fc.constantFrom(
  ...'member officer clerk council must should not may expect advice respect papers meeting policy the of and “quoted” Town Chairman'.split(
    ' ',
  ),
);
const sentence = fc
  .tuple(
    fc.array(word, { minLength: 3, maxLength: 14 }),
    fc.constantFrom('.', ';', ':', ''),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([words, end, serial]) => `Clause${serial} ${words.join(' ')}${end}`);
const mark = fc.constantFrom(
  '',
  '- ',
  '□ ',
  '- □ ',
  ' \\Box ',
  '  - ',
  '1.1 ',
  '**2.3** ',
  '- **4.1** ',
  '3. ',
  '(a) ',
  '# ',
  '### 7. ',
  '• ',
);
const gap = fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n\r\n');
const documents = fc.array(fc.tuple(mark, sentence, gap), { maxLength: 40 }).map((parts) => ({
  source: parts.map(([before, text, after]) => before + text + after).join(''),
  sentences: parts.map(([, text]) => text),
}));
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'aA1.-()#*:>"\\\n\r\t \u0000\u0085\u2028\ufeff□é漢🙂'), maxLength: 300 }),
);

const everything = (source: string): readonly string[] => {
  const { protocol, headings, exceptions } = imported(source);
  return [...protocol.clauses, ...headings, ...exceptions].map((part) => part.text);
};

describe('importing any document', () => {
  it('loses no sentence and has none twice', () => {
    fc.assert(
      fc.property(documents, ({ source, sentences }) => {
        const all = everything(source).join('\n');
        const count = (text: string, part: string): number => text.split(part).length - 1;
        for (const one of sentences) expect(count(all, one)).toBeGreaterThanOrEqual(1);
        expect(count(all, 'Clause')).toBe(sentences.length);
      }),
      { numRuns: 300 },
    );
  });

  it('quotes word for word, in order', () => {
    fc.assert(
      fc.property(documents, ({ source }) => {
        const folded = source.replaceAll('**', '').replace(/\s+/g, ' ');
        let from = 0;
        for (const { text } of imported(source).protocol.clauses) {
          const at = folded.indexOf(text, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + text.length;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives every clause its own id, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          documents.map((one) => one.source),
          noise,
        ),
        (source) => {
          const ids = imported(source).protocol.clauses.map((clause) => clause.id);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back what was written, and importing again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          documents.map((one) => one.source),
          noise,
        ),
        (source) => {
          const { protocol } = imported(source);
          if (protocol.clauses.length === 0) return;
          const file = writeProtocol(protocol, 'x.txt');
          const read = readProtocol('x.yaml', file);
          expect(read).toMatchObject({ kind: 'read', protocol, source: 'x.txt' });
          const merged = mergeProtocol(imported(source).protocol, protocol);
          expect(merged).toEqual({ protocol, changes: [] });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a hostile document', () => {
  const repeated = (text: string, length = 100_000): string => text.repeat(Math.ceil(length / text.length));
  const hostile: readonly (readonly [string, string])[] = [
    ...[...'a A1.-#*>"(_|:□ \t\n\r\u0000🙂'].map(
      (character) => [`100 kB of ${JSON.stringify(character)}`, repeated(character)] as const,
    ),
    [
      'bullets nested thousands deep',
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}- x`)
        .join('\n')
        .slice(0, 1_000_000),
    ],
    ['bullets on one line', repeated('- ')],
    ['numbers on one line', repeated('1.')],
    ['letters on one line', repeated('(a) ')],
    ['thousands of headings', repeated('# Heading\n\n')],
    ['thousands of equal numbers', repeated('1.1 text\n')],
    ['thousands of lead-ins', repeated('Officers must:\n- be\n')],
    ['verbs of force without end', repeated('if a b c must not has a has the ')],
    ['people without end', repeated('members and raise with the clerk ')],
    ['councils without end', repeated('Aa Bb Town Council ')],
    ['dates without end', repeated('Adopted on: ')],
    ['sentences without end', repeated('one two three four five six seven eight nine ten\n\n')],
    ['control characters', repeated('\u0000\u0001\u0085\u2028\u202e')],
  ];

  it.each(hostile)('is read in time that grows with its length alone: %s', (_, source) => {
    const started = performance.now();
    imported(source);
    // A quadratic reading of 100 kB takes minutes; the slowest of these takes one second on two busy cores.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
