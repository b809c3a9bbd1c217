import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importProtocol } from '../../src/knowledge/import-protocol';
import { hashInstructionInputs } from '../../src/knowledge/instruction-model-file';
import { hashInputs } from '../../src/knowledge/matcher-files';
import { writeModelFile } from '../../src/knowledge/model-file';
import { writeProtocol } from '../../src/knowledge/protocol-file';

const SOURCE = '2. Staff\n\n2.1 Members must not bully staff.\n\n2.2 Members: ask the Clerk.';

const TOPICS = `- id: bullying
  area: conduct
  title: 'bullying'
  rule: 'Officers are not bullied.'
- id: via-the-clerk
  area: roles
  title: 'going through the clerk'
  rule: 'Requests go through the clerk.'
- id: else-weather
  area: elsewhere
  title: 'the weather'
  rule: 'Not a subject of such protocols.'
`;

const VOCABULARY = `terms:
  cllr: councillor
  SO: standing order
offices:
  - id: clerk
    ways: [the clerk, boss of the office]
    against: [the clerk of works]
concepts:
  - id: secrecy
    ways:
      - hush hush
      - under wraps
  - id: to-order
    ways:
      - boss about
      - under instruction
shared: []
`;

const jsonLines = (entries: readonly object[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

const phrasingsOf = (topic: string): readonly object[] =>
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((count) => ({
    topic,
    role: 'officer',
    kind: 'question',
    text: `${topic} ${count}`,
  }));

const reviewed = (): string => {
  const { protocol } = importProtocol(SOURCE, { council: 'hill', file: 'hill.txt' });
  const topics = [['bullying'], ['via-the-clerk']];
  const clauses = protocol.clauses.map((clause, at) => ({ ...clause, topics: topics[at] ?? [] }));
  return writeProtocol({ ...protocol, clauses }, 'hill.txt');
};

/** A knowledge folder of a few lines in which nothing is wrong, to be spoilt by a test. */
export type KnowledgeFolder = {
  readonly path: string;
  /** Replaces words in a file of it; throws where they are not there. */
  readonly change: (file: string, from: string | RegExp, to: string) => void;
  readonly write: (file: string, text: string) => void;
  /** Makes the model that belongs to what the folder holds now. */
  readonly train: () => void;
  /** The line of a file on which some words first stand. */
  readonly lineOf: (file: string, words: string) => number;
};

/** Writes the folder to the system's place for temporary files; the caller removes it. */
export const createKnowledgeFolder = (): KnowledgeFolder => {
  const path = mkdtempSync(join(tmpdir(), 'remit-knowledge-'));
  const read = (file: string): string => readFileSync(join(path, file), 'utf8');
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  const train = (): void => {
    mkdirSync(join(path, 'model'), { recursive: true });
    writeModelFile(join(path, 'model', 'main.bin'), {
      header: { extra: { inputs: hashInputs(path) } },
      arrays: new Map(),
    });
    writeModelFile(join(path, 'model', 'instructions.bin'), {
      header: { inputs: hashInstructionInputs(path) },
      arrays: new Map(),
    });
  };
  write('protocols/hill.yaml', reviewed());
  write('protocols/sources/hill.txt', SOURCE);
  write('topics.yaml', TOPICS);
  write('vocabulary.yaml', VOCABULARY);
  write('phrasings/conduct.jsonl', jsonLines(phrasingsOf('bullying')));
  write('phrasings/elsewhere.jsonl', jsonLines(phrasingsOf('else-weather')));
  write(
    'phrasings/hill.jsonl',
    jsonLines(
      phrasingsOf('clerk').map((one) => ({ ...one, topic: undefined, council: 'hill', primary: ['hill-2.2'] })),
    ),
  );
  write('intents.jsonl', jsonLines([{ intent: 'thanks', role: 'officer', text: 'ta' }]));
  write(
    'followups.jsonl',
    jsonLines([{ council: 'hill', role: 'officer', kind: 'followup', turns: ['hm', 'eh?'], primary: ['hill-2.1'] }]),
  );
  write(
    'instructions/messages.jsonl',
    jsonLines([{ role: 'councillor', channel: 'shared', text: 'cut the grass', flag: true, category: 'order' }]),
  );
  train();
  return {
    path,
    write,
    train,
    change: (file, from, to) => {
      const text = read(file).replace(from, to);
      if (text === read(file)) throw new Error(`${String(from)} is not in ${file}`);
      write(file, text);
    },
    lineOf: (file, words) => {
      const index = read(file)
        .split('\n')
        .findIndex((line) => line.includes(words));
      if (index === -1) throw new Error(`${words} is not in ${file}`);
      return index + 1;
    },
  };
};
