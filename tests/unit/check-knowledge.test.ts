import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckKnowledgeCommand } from '../../src/cli/check-knowledge-command';
import type { Product } from '../../src/cli/product';
import { runCommandLine } from '../../src/cli/run-command-line';
import { createKnowledgeFolder, type KnowledgeFolder } from '../fakes/knowledge-folder';
import { pipeSurroundings } from '../fakes/surroundings';

const notAsked = (): never => {
  throw new Error('a check answers nothing');
};
const product: Product = { openLibrary: notAsked, loadAnswerer: notAsked, openDesks: notAsked };

let folder: KnowledgeFolder;
beforeEach(() => {
  folder = createKnowledgeFolder();
});
afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

const check = async (...words: readonly string[]) => {
  const surroundings = pipeSurroundings();
  const exitCode = await runCommandLine(['check-knowledge', ...words], product, surroundings, [
    (leave) => createCheckKnowledgeCommand({ folder: folder.path, surroundings, leave }),
  ]);
  return { exitCode, out: surroundings.written(), complained: surroundings.complained() };
};
/** What is wrong once a folder that changed has its model made again. */
const remarks = async () => {
  folder.train();
  const { exitCode, out } = await check('--json');
  const { problems, notes } = JSON.parse(out);
  return { exitCode, problems, notes };
};
const add = (file: string, entry: object): void =>
  appendFileSync(join(folder.path, file), `${JSON.stringify(entry)}\n`);

const SECOND = { role: 'officer', kind: 'question', text: 'Bullying ONE!' };

type Place = { readonly file: string; readonly line: number };
type Spoil = () => void;
type Case = [what: string, spoil: Spoil, file: string, words: string | null, message: string];

describe('remit check-knowledge', () => {
  it('passes where nothing is wrong, and says what it looked at', async () => {
    expect(await check()).toEqual({
      exitCode: 0,
      complained: '',
      out: 'Nothing to mend in 1 protocol with 2 clauses, 3 topics, 24 phrasings, 2 concepts, 1 small-talk message.\n',
    });
  });

  it.each<Case>([
    [
      'a clause without a topic',
      () => folder.change('protocols/hill.yaml', '[bullying]', '[]'),
      'protocols/hill.yaml',
      'id: hill-2.1',
      'hill-2.1 has no topic',
    ],
    [
      'a clause under a topic that there is none of',
      () => folder.change('protocols/hill.yaml', '[via-the-clerk]', '[via-the-clerk, clerks]'),
      'protocols/hill.yaml',
      'id: hill-2.2',
      '`clerks`',
    ],
    [
      'a clause under a topic of what protocols leave out',
      () => folder.change('protocols/hill.yaml', '[via-the-clerk]', '[via-the-clerk, else-weather]'),
      'protocols/hill.yaml',
      'id: hill-2.2',
      'for what protocols leave out',
    ],
    [
      'a clause that is not word for word',
      () => folder.change('protocols/hill.yaml', 'bully staff', 'bully the staff'),
      'protocols/hill.yaml',
      'id: hill-2.1',
      'word for word',
    ],
    [
      'a source that is gone',
      () => rmSync(join(folder.path, 'protocols/sources/hill.txt')),
      'protocols/hill.yaml',
      null,
      'Its source hill.txt is not there',
    ],
    [
      'a topic that nothing teaches',
      () => rmSync(join(folder.path, 'phrasings/elsewhere.jsonl')),
      'topics.yaml',
      'id: else-weather',
      'No phrasing teaches',
    ],
    [
      'a phrasing of a topic that there is none of',
      () => folder.change('phrasings/conduct.jsonl', '"bullying","role"', '"buling","role"'),
      'phrasings/conduct.jsonl',
      'buling',
      '`buling`',
    ],
    [
      'a phrasing that names neither topic nor clauses',
      () => add('phrasings/conduct.jsonl', { ...SECOND, text: 'hm' }),
      'phrasings/conduct.jsonl',
      '"hm"',
      'neither its topic nor its clauses',
    ],
    [
      'a phrasing of a clause that is gone',
      () => folder.change('phrasings/hill.jsonl', 'hill-2.2', 'hill-9.9'),
      'phrasings/hill.jsonl',
      'hill-9.9',
      'which no protocol has',
    ],
    [
      'a phrasing of a council that is gone',
      () => folder.change('phrasings/hill.jsonl', '"council":"hill"', '"council":"dale"'),
      'phrasings/hill.jsonl',
      'dale',
      '`dale`',
    ],
    [
      'a follow-up of a clause that is gone',
      () => folder.change('followups.jsonl', 'hill-2.1', 'hill-9.9'),
      'followups.jsonl',
      'hill-9.9',
      'which no protocol has',
    ],
    [
      'the same phrasing under two topics',
      () => add('phrasings/elsewhere.jsonl', { ...SECOND, topic: 'else-weather' }),
      'phrasings/elsewhere.jsonl',
      SECOND.text,
      'conduct.jsonl:1 with another topic: they pull two ways',
    ],
    [
      'the same phrasing for a clause of another topic',
      () => add('phrasings/hill.jsonl', { ...SECOND, council: 'hill', primary: ['hill-2.2'] }),
      'phrasings/hill.jsonl',
      SECOND.text,
      'with another topic: they pull two ways',
    ],
    [
      'the same phrasing with another verdict',
      () => add('phrasings/conduct.jsonl', { ...SECOND, topic: 'bullying', verdict: 'within' }),
      'phrasings/conduct.jsonl',
      SECOND.text,
      'with another verdict: they pull two ways',
    ],
    [
      'the same phrasing twice',
      () => add('phrasings/conduct.jsonl', { ...SECOND, topic: 'bullying' }),
      'phrasings/conduct.jsonl',
      SECOND.text,
      'The same words stand in conduct.jsonl:1.',
    ],
    [
      'the same phrasing for two clauses of one council',
      () => add('phrasings/hill.jsonl', { ...SECOND, text: 'clerk one', council: 'hill', primary: ['hill-2.1'] }),
      'phrasings/hill.jsonl',
      '"primary":["hill-2.1"]',
      'with another clause: they pull two ways',
    ],
    [
      'a phrasing that is small talk elsewhere',
      () => add('intents.jsonl', { intent: 'help', role: 'officer', text: 'bullying one' }),
      'intents.jsonl',
      'bullying one',
      'a question in conduct.jsonl:1: they pull two ways',
    ],
    [
      'small talk with two intents',
      () => add('intents.jsonl', { intent: 'none', role: 'clerk', text: 'Ta!' }),
      'intents.jsonl',
      'Ta!',
      'as thanks: they pull two ways',
    ],
    [
      'a message that is an instruction and is none',
      () =>
        add('instructions/messages.jsonl', {
          role: 'councillor',
          channel: 'shared',
          text: 'Cut the grass.',
          flag: false,
        }),
      'instructions/messages.jsonl',
      'Cut the grass.',
      'with the opposite flag',
    ],
    [
      'a way under two concepts, whatever its endings',
      () => folder.change('vocabulary.yaml', '- under wraps', '- Bossed About'),
      'vocabulary.yaml',
      '- boss about',
      '`boss about` under to-order and `Bossed About` under secrecy (line 12) pull two ways',
    ],
    [
      'a way under a concept and an office',
      () => folder.change('vocabulary.yaml', '- under wraps', '- the clerks'),
      'vocabulary.yaml',
      '- the clerks',
      'under clerk',
    ],
    [
      'a way that stands twice',
      () => folder.change('vocabulary.yaml', '- under wraps', '- hush hush'),
      'vocabulary.yaml',
      null,
      '`hush hush` stands twice under secrecy',
    ],
    [
      'a way without a letter',
      () => folder.change('vocabulary.yaml', '- under wraps', '- "!!!"'),
      'vocabulary.yaml',
      '!!!',
      'no letter or digit',
    ],
    [
      'an exclusion that excludes nothing',
      () => folder.change('vocabulary.yaml', '[the clerk of works]', '[clerk of works]'),
      'vocabulary.yaml',
      'clerk of works',
      'contains no way of saying clerk',
    ],
    [
      'an exclusion of what is a way itself',
      () => folder.change('vocabulary.yaml', '[the clerk of works]', '[the clerks]'),
      'vocabulary.yaml',
      'the clerks',
      'both a way of saying clerk and against it',
    ],
    [
      'a way that is listed as shared and is not',
      () => folder.change('vocabulary.yaml', 'shared: []', 'shared:\n  - {way: hush hush, of: [secrecy, to-order]}'),
      'vocabulary.yaml',
      '{way',
      'does not stand under to-order',
    ],
    [
      'an abbreviation in small letters and in capitals',
      () => folder.change('vocabulary.yaml', '  SO:', '  Cllr: councillor\n  SO:'),
      'vocabulary.yaml',
      'Cllr',
      '`Cllr` says what `cllr` says',
    ],
    [
      'a file that breaks its schema',
      () => folder.change('topics.yaml', 'area: roles', 'area: rules'),
      'topics.yaml',
      'area: rules',
      '`area` of via-the-clerk is wrong',
    ],
    [
      'a file that is missing',
      () => rmSync(join(folder.path, 'vocabulary.yaml')),
      'vocabulary.yaml',
      null,
      'There is no such file',
    ],
  ])('finds, with its line and what to do: %s', async (_, spoil, file, words, message) => {
    spoil();
    const { exitCode, problems } = await remarks();
    expect(problems).toHaveLength(1);
    const [found] = problems;
    expect(exitCode).toBe(1);
    expect(join(process.cwd(), found.file)).toBe(join(folder.path, file));
    expect(found.message).toContain(message);
    expect(found.fix).not.toBe('');
    if (words !== null) expect(found.line).toBe(folder.lineOf(file, words));
  });

  it.each<[string, Spoil]>([
    [
      'the same words from two roles',
      () => add('phrasings/elsewhere.jsonl', { ...SECOND, role: 'clerk', topic: 'else-weather' }),
    ],
    [
      'the same words for two councils under one topic',
      () => add('phrasings/hill.jsonl', { ...SECOND, council: 'hill', primary: ['hill-2.1'] }),
    ],
    [
      'a shared way that is listed as such',
      () => {
        folder.change('vocabulary.yaml', '- under wraps', '- boss about');
        folder.change('vocabulary.yaml', 'shared: []', 'shared:\n  - {way: boss about, of: [secrecy, to-order]}');
      },
    ],
  ])('has nothing against %s', async (_, allowed) => {
    allowed();
    expect(await remarks()).toEqual({ exitCode: 0, problems: [], notes: [] });
  });

  it.each<[string, Spoil, string]>([
    [
      'a topic that few phrasings teach',
      () => folder.change('phrasings/conduct.jsonl', /^.*\n/, ''),
      'Only 7 phrasings teach the topic `bullying`.',
    ],
    [
      'a topic that people ask about and no clause settles',
      () => folder.change('protocols/hill.yaml', '[bullying]', '[via-the-clerk]'),
      'No clause is under the topic `bullying`.',
    ],
  ])('notes and lets pass %s', async (_, spoil, message) => {
    spoil();
    const { exitCode, problems, notes } = await remarks();
    expect({ exitCode, problems, message: notes[0]?.message }).toEqual({ exitCode: 0, problems: [], message });
  });

  it('finds a topic that neither a clause nor a phrasing knows', async () => {
    folder.change('topics.yaml', 'id: else-weather', 'id: weather');
    folder.change('topics.yaml', 'area: elsewhere', 'area: about');
    rmSync(join(folder.path, 'phrasings/elsewhere.jsonl'));
    const { problems } = await remarks();
    expect(problems.map(({ message }: { message: string }) => message)).toEqual([
      'No clause is under the topic `weather`.',
      'No phrasing teaches the topic `weather`.',
    ]);
  });

  it('finds every problem at once, by file and line, a broken file among them', async () => {
    folder.change('protocols/hill.yaml', '[bullying]', '[]');
    folder.change('protocols/hill.yaml', 'bully staff', 'bully the staff');
    folder.change('vocabulary.yaml', '- under wraps', '- boss about');
    folder.write('intents.jsonl', '{\n{"intent":"thanks"}\n');
    const { problems } = await remarks();
    const places = problems.map(({ file, line }: Place) => `${file.split('/').at(-1)}:${line}`);
    const clause = `hill.yaml:${folder.lineOf('protocols/hill.yaml', 'id: hill-2.1')}`;
    const way = `vocabulary.yaml:${folder.lineOf('vocabulary.yaml', 'under instruction') - 1}`;
    expect(places).toEqual(['intents.jsonl:1', 'intents.jsonl:2', 'intents.jsonl:2', clause, clause, way]);
  });

  it('prints one line a problem, as file, line, what is wrong and what to do', async () => {
    folder.change('vocabulary.yaml', '- under wraps', '- hush hush');
    folder.train();
    const { out, exitCode } = await check();
    expect(exitCode).toBe(1);
    expect(out).toMatch(/vocabulary\.yaml:12: `hush hush` stands twice under secrecy\. Delete one of them\.\n/);
    expect(out).toContain('1 problem to mend in 1 protocol');
  });

  it.each<[string, Spoil, string]>([
    [
      'older than its knowledge',
      () => add('intents.jsonl', { intent: 'help', role: 'clerk', text: 'help' }),
      'has changed since',
    ],
    ['not there', () => rmSync(join(folder.path, 'model/main.bin')), 'There is no model'],
    ['no model at all', () => folder.write('model/main.bin', 'hello'), 'cannot be read'],
    ['no detector', () => rmSync(join(folder.path, 'model/instructions.bin')), 'There is no detector'],
    ['no detector at all', () => folder.write('model/instructions.bin', 'hello'), 'detector cannot be read'],
    ['a detector of other patterns', () => folder.write('instructions/note.md', 'new'), 'have changed since'],
  ])('finds a model that is %s', async (_, spoil, message) => {
    spoil();
    const { out, exitCode } = await check();
    expect(exitCode).toBe(1);
    expect(out).toContain(message);
    expect(out).toContain('npm run train');
  });

  it('says so where there is no knowledge to check', async () => {
    rmSync(folder.path, { recursive: true });
    const { exitCode, complained } = await check();
    expect(exitCode).toBe(2);
    expect(complained).toContain('There is no folder');
  });
});
