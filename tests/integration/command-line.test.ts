import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';

jest.setTimeout(60_000);

const root = join(__dirname, '..', '..');
const remit = (words: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'src', 'remit.cjs'), ...words], { input, encoding: 'utf8', cwd: '/' });

const squash = (text: string): string => text.replace(/\s+/g, ' ');

it('answers a batch about each council with clauses that stand in its own source, word for word', () => {
  const sources = { doncaster: 'txt', dunstable: 'txt', langport: 'txt', parish: 'txt', wbc: 'md' };
  const lines = Object.keys(sources).map((council) =>
    JSON.stringify({ id: council, council, role: 'officer', channel: 'bot', text: 'who may instruct an officer?' }),
  );
  const { status, stdout, stderr } = remit(['ask', '--batch'], lines.join('\n'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const [council, suffix] of Object.entries(sources)) {
    const file = join(root, 'knowledge', 'protocols', 'sources', `${council}.${suffix}`);
    const source = squash(readFileSync(file, 'utf8').replaceAll('**', ''));
    const record = stdout.split('\n').find((one) => one.startsWith(`{"id":"${council}"`)) ?? '{}';
    const { clauses, reply } = JSON.parse(record);
    expect(clauses.length).toBeGreaterThan(0);
    for (const { text } of clauses) expect(source).toContain(squash(text.replaceAll('**', '')));
    expect(reply).toContain('The text of the protocol, not legal advice.');
  }
});

it('shows the clause of the councillor who would give orders, from anywhere and without configuration', () => {
  const { status, stdout } = remit(['clause', '2.3']);
  expect(status).toBe(0);
  expect(stdout).toContain('> A Councillor acting as an individual cannot give instructions to a Council employee.\n');
  expect(stdout).toContain('Langport Town Council, no date given.');
});

it('chats from a pipe', () => {
  const { status, stdout, stderr } = remit(['chat'], 'Who speaks to the press?\n/clause 2.3\n');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('cannot give instructions');
  expect(stdout).not.toContain('councillor>');
});

it('says which councils there are, and ends with 2', () => {
  const { status, stdout, stderr } = remit(['ask', '--council', 'langprot', 'may I?']);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'There is no council "langprot". Did you mean langport? The councils are: doncaster, dunstable, langport, parish, wbc.\n',
  );
});

it('ends quietly where its reader has seen enough', () => {
  const input = Array.from({ length: 400 }, () => '/clause expectations\n').join('');
  const script = `set -o pipefail; "${process.execPath}" src/remit.cjs chat | head -n 1`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { input, encoding: 'utf8', cwd: root });
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+ clauses fit “expectations”\n$/),
    stderr: '',
  });
});

/** The commands that a help lists. */
const commandsOf = (help: string): readonly string[] => {
  const [, listed = ''] = /Commands:\n((?: .*\n)*)/.exec(help) ?? [];
  return [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name = '']) => name);
};

it('tells of every command within 80 columns', () => {
  const wide: string[] = [];
  const look = (words: readonly string[]): void => {
    const { status, stdout } = remit([...words, '--help']);
    expect(status).toBe(0);
    for (const line of stdout.split('\n')) {
      if (stringWidth(line) > 80) wide.push(`${words.join(' ')}: ${line}`);
    }
    for (const name of commandsOf(stdout)) {
      if (name !== 'help') look([...words, name]);
    }
  };
  look([]);
  expect(wide).toEqual([]);
});
