import type { Product } from '../../src/cli/product';
import { runCommandLine } from '../../src/cli/run-command-line';
import { UnusableProtocolError } from '../../src/core/library';
import type { Message } from '../../src/core/message';
import { aFinding, ambleford, byLetter, courtesy, libraryOf, orders, ranked, stump, welcome } from '../fakes/protocol';
import { pipeSurroundings, terminalSurroundings } from '../fakes/surroundings';

const five = ranked(byLetter, orders, courtesy, welcome, stump, orders);

const run = async (words: readonly string[], input = '', surroundings = pipeSurroundings(input)) => {
  const heard: Message[] = [];
  const asked: boolean[] = [];
  const product: Product = {
    openLibrary: () => libraryOf(ambleford),
    loadAnswerer: async ({ unseen }) => {
      asked.push(unseen);
      return (message) => {
        heard.push(message);
        return aFinding({ answer: { kind: 'answered', clauses: five }, notify: ['clerk'], referTo: 'clerk' });
      };
    },
  };
  const exitCode = await runCommandLine(words, product, surroundings, []);
  const out = surroundings.written();
  return { exitCode, out, err: surroundings.complained(), heard, asked };
};

const ASK = ['ask', '--council', 'ambleford'];
const batchLine = (given: object): string =>
  JSON.stringify({ id: 'a', council: 'ambleford', role: 'officer', channel: 'shared', text: 'may I?', ...given });
const records = (out: string): readonly unknown[] =>
  out
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one));

describe('ask', () => {
  it('prints the reply to the words after it', async () => {
    const { exitCode, out, heard } = await run([...ASK, '--role', 'officer', '--channel', 'shared', 'may', 'I?']);
    expect(exitCode).toBe(0);
    expect(out).toContain(`> • ${byLetter.text}\n`);
    expect(heard[0]).toEqual({
      text: 'may I?',
      council: 'ambleford',
      role: 'officer',
      audience: 'shared',
      earlier: [],
    });
  });

  it('reads a pipe where no words are given', async () => {
    const { exitCode, heard } = await run(ASK, 'may I\nhave it?\n');
    expect(exitCode).toBe(0);
    expect(heard[0]?.text).toBe('may I\nhave it?');
  });

  it('prints the record with --json: five clauses at most, best first, verbatim', async () => {
    const { out } = await run([...ASK, '--json', 'may I?']);
    const [record] = records(out);
    expect(Object.keys(record as object)).toEqual([
      'id',
      'intent',
      'silent',
      'clauses',
      'verdict',
      'referTo',
      'flag',
      'notify',
      'reply',
    ]);
    expect(record).toMatchObject({
      intent: 'question',
      silent: false,
      referTo: 'clerk',
      flag: false,
      notify: ['clerk'],
    });
    const { clauses } = record as { clauses: readonly object[] };
    expect(clauses).toHaveLength(5);
    expect(clauses[0]).toEqual({
      id: byLetter.id,
      council: 'ambleford',
      number: null,
      heading: 'Working together',
      text: byLetter.text,
      score: 0.9,
    });
  });

  it.each([
    [['ask', '--council', 'amblefrod', 'x'], 'Did you mean ambleford? The councils are: ambleford.'],
    [[...ASK, '--role', 'mayoress', 'x'], 'The roles are: councillor'],
    [[...ASK, '--channel', 'pigeon', 'x'], 'Allowed choices are bot, shared'],
    [[...ASK, '   '], 'The question is empty'],
    [[...ASK, '--batch', 'x'], 'leave out the text'],
    [[...ASK, '--jsn', 'x'], 'Did you mean --json'],
    [['aks'], 'Did you mean ask'],
    [['clause'], 'missing required argument'],
  ])('%j says what to do and ends with 2', async (words, problem) => {
    const { exitCode, out, err } = await run(words);
    expect(exitCode).toBe(2);
    expect(err).toContain(problem);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(out).toBe('');
  });

  it('at a terminal asks for the question instead of waiting for it', async () => {
    const { exitCode, err } = await run(ASK, '', terminalSurroundings());
    expect(exitCode).toBe(2);
    expect(err).toContain('What is the question?');
  });

  it('ends with 1 where the message cannot be read', async () => {
    const { exitCode, out } = await run([...ASK, '😀']);
    expect(exitCode).toBe(1);
    expect(out).toContain('There are no words in the message');
  });
});

describe('ask --batch', () => {
  it('answers line by line in order, the last turn in the light of those before', async () => {
    const turns = ['can I order them?', 'and the chair?'];
    const lines = [batchLine({ id: 1 }), '', batchLine({ id: 'two', text: undefined, turns, channel: undefined })];
    const { exitCode, out, heard, asked } = await run(['ask', '--batch', '--unseen'], lines.join('\r\n'));
    expect(exitCode).toBe(0);
    expect(records(out)).toMatchObject([{ id: 1 }, { id: 'two' }]);
    expect(heard[0]).toMatchObject({ role: 'officer', audience: 'shared', earlier: [] });
    expect(heard[1]).toMatchObject({ text: 'and the chair?', earlier: ['can I order them?'], audience: 'direct' });
    expect(asked).toEqual([true]);
  });

  it('names each line that it cannot use, answers the rest and ends with 1', async () => {
    const lines = [
      'not json',
      '[]',
      batchLine({ id: 'r', role: 'mayor' }),
      batchLine({ id: 'c', council: 'nowhere' }),
      batchLine({ id: 'b', turns: ['x'] }),
      batchLine({ id: 'n', text: undefined }),
      batchLine({ id: 'long', text: 'x'.repeat(100_000) }),
      batchLine({ id: 'ok' }),
    ];
    const { exitCode, out, err } = await run(['ask', '--batch'], `${lines.join('\n')}\n`);
    expect(exitCode).toBe(1);
    expect(records(out)).toMatchObject([
      { id: null, error: expect.stringContaining('not JSON') },
      { id: null, error: expect.any(String) },
      { id: 'r', error: expect.stringContaining('role') },
      { id: 'c', error: expect.stringContaining('The councils are: ambleford') },
      { id: 'b', error: expect.stringContaining('either "text" or "turns"') },
      { id: 'n', error: expect.stringContaining('either "text" or "turns"') },
      { id: 'long', silent: true, clauses: [], reply: expect.stringContaining('100,000 characters') },
      { id: 'ok', silent: false },
    ]);
    expect(err.split('\n').map((one) => one.split(':')[0])).toEqual(
      [1, 2, 3, 4, 5, 6].map((at) => `line ${at}`).concat(''),
    );
  });

  it('writes nothing that a terminal would obey', async () => {
    const { out } = await run(['ask', '--batch'], batchLine({ id: '\u009b31m\u001b[2J\u202e' }));
    expect(out).toMatch(/^[^\p{Cc}\u202e]*\n$/u);
    expect(records(out)).toMatchObject([{ id: '\u009b31m\u001b[2J\u202e' }]);
  });
});

describe('the other commands', () => {
  it('clause shows a clause, lists several, and ends with 1 where there is none', async () => {
    expect((await run(['clause', '4.2', '-c', 'ambleford'])).out).toContain(`> ${orders.text}`);
    expect((await run(['clause', 'working', 'together', '-c', 'ambleford'])).out).toContain('4 clauses fit');
    expect((await run(['clause', '99', '-c', 'ambleford'])).exitCode).toBe(1);
  });

  it('councils lists key, council, title, date and number of clauses', async () => {
    expect((await run(['councils'])).out).toBe(
      'ambleford: How We Work Together, Ambleford Parish Council, adopted May 2019. 5 clauses\n',
    );
  });

  it.each(['ask', 'chat', 'clause', 'councils'])('%s --help shows an example', async (command) => {
    const { exitCode, out } = await run([command, '--help']);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}\$ /);
  });

  it('chat from a pipe answers each line, without greeting or prompt, until /quit', async () => {
    const { exitCode, out } = await run(['chat', '-c', 'ambleford'], 'may I?\n\n/dance\nand now?\n/quit\nmay I?');
    expect(exitCode).toBe(0);
    expect(out.split('The protocol says:')).toHaveLength(3);
    expect(out).toContain('There is no command /dance');
    expect(out).not.toMatch(/Goodbye|Type a question|ambleford councillor>/);
  });

  it('a protocol file that is wrong is explained, with its cause and without a stack', async () => {
    const surroundings = pipeSurroundings();
    const product: Product = {
      openLibrary: () => {
        throw new UnusableProtocolError('knowledge/protocols/x.yaml:3: It is not valid YAML.');
      },
      loadAnswerer: async () => () => aFinding(),
    };
    expect(await runCommandLine(['councils'], product, surroundings, [])).toBe(2);
    expect(surroundings.complained()).toBe('knowledge/protocols/x.yaml:3: It is not valid YAML.\n');
  });
});
