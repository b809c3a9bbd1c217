import { readInstructionPatterns } from '../../../src/knowledge/instruction-patterns-file';
import { readInstructionWords } from '../../../src/knowledge/instruction-words-file';

const WORDS = `verbs:
  work: >
    cut dig
  office: >
    cut send
irregular:
  - [dig, dug, dug]
nounlike: >
  cut
replace:
  pls: please
tags:
  STAFF: |
    # who works here
    tree officer
names: dave
namelike: grace
repairable: please
`;
const PATTERNS = `short:
  WHO: NAME|STAFF
orders:
  imp:
    - "# verb=VB obj=_?"
others: {}
cancels: {}
`;

it('the words are read with the kinds of each verb and where irregular forms come from', () => {
  const read = readInstructionWords('words.yaml', WORDS);
  expect(read).toMatchObject({
    kind: 'read',
    words: { verbs: { cut: 'wo', dig: 'w', send: 'o' }, forms: { dug: 'dig' }, tags: { STAFF: ['tree officer'] } },
  });
});

it('the patterns are read', () => {
  expect(readInstructionPatterns('patterns.yaml', PATTERNS)).toMatchObject({ kind: 'read' });
});

it.each([
  ['a tag in small letters', readInstructionWords('words.yaml', WORDS.replace('STAFF', 'staff')), 'tags'],
  ['no names', readInstructionWords('words.yaml', WORDS.replace('names: dave', 'names: " "')), 'names'],
  ['a key that nobody knows', readInstructionWords('words.yaml', `${WORDS}colours: red\n`), 'colours'],
  [
    'a group that is missing',
    readInstructionPatterns('patterns.yaml', PATTERNS.replace('cancels: {}\n', '')),
    'cancels',
  ],
  [
    'a slot that stands twice',
    readInstructionPatterns('patterns.yaml', PATTERNS.replace('obj=_?', 'verb=_?')),
    'pattern',
  ],
])('%s is a problem that says where and what to do', (_, read, named) => {
  expect(read.kind).toBe('invalid');
  const problems = read.kind === 'invalid' ? read.problems : [];
  expect(problems.length).toBeGreaterThan(0);
  for (const { line, message, fix } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(message).toContain(named);
    expect(fix).not.toBe('');
  }
});
