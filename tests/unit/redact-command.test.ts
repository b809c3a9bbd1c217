import { openTownHall, type Ran, type TownHall } from '../fakes/town-hall';

const FIRST = `R-${new Date().getFullYear()}-0001`;

let hall: TownHall;
beforeEach(async () => {
  hall = openTownHall('set-up');
  await hall.run(['ask', '--as', 'cora', 'Otto, cut the hedge, as in your divorce you had time']);
});
afterEach(() => hall.clear());

const register = (...words: readonly string[]): Promise<Ran> => hall.run(['register', ...words]);
const redact = (...words: readonly string[]): Promise<Ran> => register('redact', FIRST, ...words);

it('shows what would go, and removes nothing without --confirm', async () => {
  await register('note', FIRST, 'his divorce is nobody’s business');
  const { exitCode, out } = await redact('--words', 'DIVORCE');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/with --confirm/);
  expect(out).toMatch(/recorded by Cllr Cora, .*\n *[>│] Otto, cut the hedge/);
  expect(out).toMatch(/noted by Clara Clerk, .*\n *[>│] his divorce is/);
  expect((await register('show', FIRST)).out).toContain('as in your divorce');
});

it('removes the words, and only those, wherever they stood; the history still proves itself and says so', async () => {
  await register('note', FIRST, 'his divorce is nobody’s business');
  await register('note', FIRST, 'rang her');
  const { exitCode, out } = await redact('--words', 'divorce', '--reason', 'not ours to keep', '--confirm');
  expect(exitCode).toBe(0);
  expect(out).not.toContain('hedge');
  const shown = await register('show', FIRST);
  expect(shown.out).not.toMatch(/divorce|hedge/);
  expect(shown.out).toContain('The words were removed.');
  expect(shown.out).toContain('rang her');
  expect(shown.out).toMatch(/words removed by Clara Clerk, .*: “not ours to keep”/);
  for (const words of [['list'], ['list', '--search', 'divorce'], ['export']]) {
    expect((await register(...words)).out).not.toMatch(/divorce|hedge/);
  }
  const verified = await register('verify');
  expect(verified.exitCode).toBe(0);
  expect(verified.out).toMatch(new RegExp(`Words of ${FIRST} were removed: .*, by Clara\\s+Clerk`));
});

it.each([
  [['--words', 'divorce', '--as', 'cora'], 1, 'removed by whoever decides it'],
  [['--words', 'divorce', '--as', 'otto'], 1, 'that you may see'],
  [['--words', 'marriage'], 1, `Nothing in ${FIRST} has these words.`],
  [['--words', ' '], 2, 'Which words?'],
  [[], 2, '--words'],
])('%j ends with %i, says %j, and removes nothing', async (words, exitCode, says) => {
  const ran = await redact(...words, '--confirm');
  expect(ran.exitCode).toBe(exitCode);
  expect(ran.err).toContain(says);
  expect((await register('show', FIRST)).out).toContain('divorce');
});

it('removes nothing that a legal hold keeps', async () => {
  await register('hold', FIRST, 'a claim');
  const { exitCode, err } = await redact('--words', 'divorce', '--confirm');
  expect({ exitCode, err }).toMatchObject({ exitCode: 1, err: expect.stringContaining('legal hold') });
  expect((await register('show', FIRST)).out).toContain('divorce');
});

it('is told to whoever keeps the item, and to nobody else who checks the register', async () => {
  await redact('--words', 'divorce', '--confirm');
  expect((await register('verify', '--as', 'otto')).out).not.toContain(FIRST);
});
