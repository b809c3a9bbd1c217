import { checkSource } from '../../../src/knowledge/check-source';
import { importProtocol } from '../../../src/knowledge/import-protocol';
import { readProtocol, writeProtocol } from '../../../src/knowledge/protocol-file';

const SOURCE = '2. Staff\n\n2.1 Members must not instruct staff.\n\n2.2 Members: ask the Clerk.';
const { protocol } = importProtocol(SOURCE, { council: 'hill', file: 'hill.txt' });
const FILE = writeProtocol(protocol, 'hill.txt');

const problems = (text: string) => {
  const read = readProtocol('hill.yaml', text);
  return read.kind === 'invalid' ? read.problems : [];
};
const changed = (from: string | RegExp, to: string): string => {
  const text = FILE.replace(from, to);
  if (text === FILE) throw new Error(`${from} is not in the file`);
  return text;
};

describe('a protocol file', () => {
  it('has one key a line, clauses in order, and a blank line between them', () => {
    expect(FILE).toContain(`clauses:
  - id: hill-2.1
    number: "2.1"
    locator: "2.1"
    heading: [Staff]
    text: Members must not instruct staff.
    lines: [3, 3]
    binds: [councillor]
    modality: must-not
    refers-to: []
    topics: []

  - id: hill-2.2
`);
  });

  it('is read back as it was written, topics too', () => {
    const [first, ...rest] = protocol.clauses;
    if (first === undefined) throw new Error('no clause');
    const withTopics = { ...protocol, clauses: [{ ...first, topics: ['instructing-staff', 'clerk'] }, ...rest] };
    expect(readProtocol('hill.yaml', writeProtocol(withTopics, 'hill.txt'))).toMatchObject({
      kind: 'read',
      protocol: withTopics,
    });
  });

  it('says on which line each clause begins', () => {
    const read = readProtocol('hill.yaml', FILE);
    if (read.kind === 'invalid') throw new Error('not read');
    const line = read.clauseLines.get('hill-2.2') ?? 0;
    expect(FILE.split('\n')[line - 1]).toBe('  - id: hill-2.2');
  });

  it.each([
    ['a modality that there is none of', changed('must-not', 'mustnt'), 'modality: mustnt', '`modality` of hill-2.1'],
    [
      'an office that nobody holds',
      changed(/refers-to: \[\]/, 'refers-to: [boss]'),
      'refers-to: [boss]',
      '`refers-to.0` of hill-2.1',
    ],
    ['a key that is spelt wrong', changed('binds:', 'bind:'), '  - id: hill-2.1', 'hill-2.1'],
    ['a topic that is no id', changed('topics: []', 'topics: [Staff Matters]'), 'topics: [Staff Matters]', 'topic id'],
    ['a missing title', changed(/title: .*\n/, ''), 'format: 1', '`title`'],
    ['YAML that breaks off', changed('heading: [Staff]', 'heading: [Staff'), 'text: Members must not', 'YAML'],
    [
      'an id that stands twice',
      changed('- id: hill-2.2', '- id: hill-2.1'),
      '  - id: hill-2.1',
      'Two clauses have the id `hill-2.1`',
    ],
    [
      'an id of another council',
      changed('- id: hill-2.2', '- id: dale-2.2'),
      '  - id: dale-2.2',
      'does not begin with `hill-`',
    ],
    [
      'an id longer than a button carries',
      changed('- id: hill-2.2', `- id: hill-${'x'.repeat(196)}`),
      '  - id: hill-xxx',
      'has 201 characters: use at most 200',
    ],
  ])('is refused with line and reason: %s', (_, text, lineStarts, reason) => {
    const [first] = problems(text);
    if (first === undefined) throw new Error('no problem');
    expect(first.message).toContain(reason);
    expect(first.fix).not.toBe('');
    expect(
      text
        .split('\n')
        .slice(first.line - 1)
        .join('\n'),
    ).toContain(lineStarts);
  });

  it('is refused with every problem at once', () => {
    const text = changed('must-not', 'mustnt').replace('lines: [3, 3]', 'lines: [3]').replace('format: 1', 'format: 2');
    expect(problems(text)).toHaveLength(3);
  });

  it.each([
    '',
    '[]',
    'null',
    '42',
    '\u0000',
    '- - - -',
    'a: &a [*a, *a]',
    '['.repeat(2000),
    '{'.repeat(500),
    '- '.repeat(50_000),
  ])('is refused without a crash where it is something else: %j', (text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});

describe('a protocol file beside its source', () => {
  const check = (text: string, source: string) => {
    const read = readProtocol('hill.yaml', text);
    if (read.kind === 'invalid') throw new Error('not read');
    return checkSource('hill.yaml', read, source);
  };

  it('has nothing wrong while they agree', () => {
    expect(check(FILE, SOURCE)).toEqual([]);
  });

  it('is found out where somebody reworded a clause in it', () => {
    const [problem] = check(changed('instruct staff', 'instruct the staff'), SOURCE);
    expect(problem?.message).toContain('hill-2.1');
    expect(FILE.split('\n')[(problem?.line ?? 0) - 1]).toContain('hill-2.1');
  });

  it('is found out where the source was changed after the import', () => {
    expect(check(FILE, `${SOURCE} `)[0]?.fix).toContain('remit import');
  });
});
