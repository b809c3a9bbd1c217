import fc from 'fast-check';
import stringWidth from 'string-width';
import { showReply } from '../../src/cli/show-saying';
import { composeClauses } from '../../src/core/compose-clauses';
import { composeReply } from '../../src/core/compose-reply';
import type { Answer, Finding } from '../../src/core/finding';
import type { Clause, Protocol } from '../../src/core/protocol';
import { renderPlain } from '../../src/core/render-plain';
import { aClause, aFinding, aMessage, ambleford, orders, ranked } from '../fakes/protocol';
import { pipeSurroundings, terminalSurroundings } from '../fakes/surroundings';

const ESCAPES = ['\u001b[2J', '\u001b]0;title\u0007', '\u009b31m', '\r', '\b', '\u202e', '\t'];
const SGR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const STEERING = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u;

const wild = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 9 }), fc.constantFrom(...ESCAPES)), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(' '));
const line = wild.map((text) => text.replaceAll('\n', ' '));

const clauses: fc.Arbitrary<readonly Clause[]> = fc.array(
  fc
    .record({
      id: fc.uuid(),
      text: wild,
      locator: line,
      leadIn: fc.option(line),
      heading: fc.array(line, { maxLength: 3 }),
      modality: fc.constantFrom('must' as const, 'may' as const, 'expects' as const),
      binds: fc.subarray(['councillor' as const, 'officer' as const]),
      truncated: fc.boolean(),
    })
    .map(aClause),
  { maxLength: 6 },
);

const answerOf = (all: readonly Clause[], kind: Answer['kind'], gap: string | null): Answer => {
  const some = ranked(...all);
  switch (kind) {
    case 'answered':
      return { kind, clauses: some };
    case 'ambiguous':
      return { kind, readings: some.slice(0, 3), clauses: some };
    case 'silent':
      return { kind, gap, nearest: some };
    case 'no-question':
      return { kind };
  }
};

const scene = fc
  .record({
    all: clauses,
    kind: fc.constantFrom<Answer['kind']>('answered', 'ambiguous', 'silent', 'no-question'),
    gap: fc.option(wild),
    words: fc.option(wild),
    intent: fc.constantFrom<Finding['intent']>(
      'question',
      'remit-check',
      'instruction',
      'concern',
      'referral',
      'greeting',
      'thanks',
      'help',
      'privacy',
      'off-topic',
    ),
    verdict: fc.option(fc.constantFrom('within', 'outside', 'via-clerk', 'depends', 'silent')),
    referTo: fc.option(
      fc.constantFrom('clerk', 'chair', 'monitoring-officer', 'chief-executive', 'line-manager', 'director'),
    ),
    about: fc.option(fc.constantFrom('clerk', 'chair')),
    notify: fc.subarray(['clerk', 'chair', 'monitoring-officer', 'officer'] as const),
    role: fc.constantFrom('councillor', 'chair', 'officer', 'clerk', 'deputy-clerk', 'monitoring-officer'),
    title: line,
    council: fc.option(line),
    text: wild,
  })
  .map(({ all, kind, gap, words, role, text, title, council, ...rest }) => {
    const instruction = words === null ? null : { evidence: [{ words, start: 0, end: words.length }] };
    const protocol: Protocol = { ...ambleford, title, council, clauses: all };
    const finding: Finding = { ...rest, instruction, answer: answerOf(all, kind, gap) };
    return { all, protocol, reply: composeReply(finding, protocol, aMessage({ role, text })) };
  });

it('whatever was found, every quote is the clause byte for byte', () => {
  fc.assert(
    fc.property(scene, ({ all, reply }) => {
      const plain = renderPlain(reply);
      for (const quote of reply.sections.flatMap(({ quotes }) => quotes)) {
        const clause = all.find(({ id }) => id === quote.clauseId);
        expect(quote.text).toBe(clause?.text);
        expect(quote.leadIn).toBe(clause?.leadIn);
        const [first = '', ...rest] = quote.text.split('\n');
        const marks = quote.leadIn === null ? ['> ', '> '] : ['> • ', '>   '];
        expect(plain).toContain([marks[0] + first, ...rest.map((one) => marks[1] + one)].join('\n'));
      }
    }),
  );
});

it('whatever was found, nobody is told whom it is about', () => {
  fc.assert(
    fc.property(scene, fc.constantFrom('clerk' as const, 'chair' as const), ({ protocol }, about) => {
      const finding = aFinding({ intent: 'concern', about, notify: ['clerk', 'chair'] });
      expect(composeReply(finding, protocol, aMessage()).told).not.toContain(about);
    }),
  );
});

it('whatever people wrote, nothing of it steers a terminal or a pipe', () => {
  fc.assert(
    fc.property(scene, wild, ({ reply, protocol }, wanted) => {
      for (const one of [reply, composeClauses(wanted, protocol)]) {
        expect(showReply(one, pipeSurroundings())).not.toMatch(STEERING);
        expect(showReply(one, terminalSurroundings(40, { NO_COLOR: '1' }))).not.toMatch(STEERING);
        expect(showReply(one, terminalSurroundings(40)).replace(SGR, '')).not.toMatch(STEERING);
      }
    }),
  );
});

describe('on a terminal', () => {
  const long = aClause({
    locator: '5.1',
    text: `${'word '.repeat(60)}${'x'.repeat(130)} 漢字${'漢'.repeat(70)} 👍🏽 end`,
  });
  const reply = composeReply(
    aFinding({ answer: { kind: 'answered', clauses: ranked(long, orders) } }),
    ambleford,
    aMessage(),
  );
  const widest = (text: string): number => Math.max(...text.split('\n').map((one) => stringWidth(one)));

  it.each([
    [20, 40],
    [40, 40],
    [80, 80],
    [300, 100],
  ])('of %i columns no line is wider than %i', (columns, most) => {
    const width = widest(showReply(reply, terminalSurroundings(columns)));
    expect(width).toBeLessThanOrEqual(most);
    expect(width).toBeGreaterThan(most - 10);
  });

  it('a clause is whole again when its lines are joined', () => {
    const shown = showReply(reply, terminalSurroundings(40, { NO_COLOR: '1' }));
    const quoted = shown.split('\n').filter((one) => one.startsWith('│ '));
    expect(
      quoted
        .map((one) => one.slice(2))
        .join('')
        .replaceAll(' ', ''),
    ).toContain(long.text.replaceAll(' ', ''));
  });

  it.each([
    ['a terminal', terminalSurroundings(80), true],
    ['a terminal with NO_COLOR', terminalSurroundings(80, { NO_COLOR: '1' }), false],
    ['a terminal with an empty NO_COLOR', terminalSurroundings(80, { NO_COLOR: '' }), true],
    ['a dumb terminal', terminalSurroundings(80, { TERM: 'dumb' }), false],
    ['a terminal with FORCE_COLOR=0', terminalSurroundings(80, { FORCE_COLOR: '0' }), false],
    ['a pipe', pipeSurroundings(), false],
    ['a pipe with FORCE_COLOR', pipeSurroundings('', { FORCE_COLOR: '1' }), true],
    ['a pipe with both', pipeSurroundings('', { FORCE_COLOR: '1', NO_COLOR: '1' }), false],
  ])('%s: colours as asked for', (_name, surroundings, coloured) => {
    const shown = showReply(reply, surroundings);
    expect(shown.replace(SGR, '') !== shown).toBe(coloured);
  });

  it('says that it sends nothing where a reply speaks of telling somebody', () => {
    const told = composeReply(aFinding({ notify: ['clerk'] }), ambleford, aMessage());
    expect(showReply(told, pipeSurroundings())).toContain('This terminal sends nothing');
    expect(showReply(reply, pipeSurroundings())).not.toContain('This terminal sends nothing');
  });
});
