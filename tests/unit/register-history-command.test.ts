import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import stringWidth from 'string-width';
import type { Act } from '../../src/core/register/history';
import { openStore } from '../../src/store/open-store';
import { openTownHall, type Ran, type TownHall } from '../fakes/town-hall';

const FIRST = `R-${new Date().getFullYear()}-0001`;
const CLERK = 'clara-clerk';
const CHAIR = 'hana-chair';

let hall: TownHall;
beforeEach(() => {
  hall = openTownHall('set-up');
});
afterEach(() => hall.clear());

const register = (...words: readonly string[]): Promise<Ran> => hall.run(['register', ...words]);
const order = (text: string): Promise<Ran> => hall.run(['ask', '--as', 'cora', text]);
const entries = async (...words: readonly string[]): Promise<readonly { readonly act: Act }[]> =>
  JSON.parse((await register('history', '--json', ...words)).out).entries;

const withStore = async (work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<unknown>): Promise<void> => {
  const store = await openStore({ kind: 'sqlite', path: join(hall.folder, 'remit.sqlite') });
  await work(store);
  await store.close();
};

describe('the history of the register as a whole', () => {
  it('says who did what and when, oldest first, within 80 columns', async () => {
    expect((await register('history')).out).toBe('Nothing has happened to the register as a whole.\n');
    await order('Otto, please have the hedge cut on the secretfield');
    await hall.run(['away', '--person', 'dina-deputy', '--from', '2099-01-01', '--until', '2099-01-05']);
    await hall.run(['away', '--person', 'dina-deputy', '--back']);
    await register('export', '--person', 'cora');
    await register('export');
    await register('redact', FIRST, '--words', 'secretfield', '--confirm');
    await withStore(async (store) => {
      const deed = { by: CLERK, at: '2099-01-06T10:00:00.000Z', words: {} };
      await store.audit({ ...deed, act: 'purged', detail: { addresses: 2 } });
      const channel = { surface: 'slack', channel: 'C024BE91L' };
      await store.watch(channel, { ...deed, act: 'watched', detail: channel });
      await store.unwatch(channel, { ...deed, act: 'unwatched', detail: channel });
    });
    const { exitCode, out } = await register('history');
    expect(exitCode).toBe(0);
    const places = [
      /Clara Clerk +absence noted: Dina Deputy, 1 Jan/,
      /Clara Clerk +absence noted: Dina Deputy is back/,
      /Clara Clerk +exported: all about Cllr Cora/,
      /Clara Clerk +exported: the register/,
      new RegExp(`Clara Clerk +words removed: ${FIRST}`),
      /6 Jan 2099, 10:00 +Clara Clerk +removed: addresses of 2/,
      /channel switched on: slack C024BE91L/,
      /channel switched off: slack C024BE91L/,
    ].map((pattern) => out.search(pattern));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(Math.max(...out.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(out).not.toContain('secretfield');
    const acts = ['away', 'away', 'exported', 'exported', 'redacted', 'purged', 'watched', 'unwatched'];
    expect((await entries()).map(({ act }) => act)).toEqual(acts);
    expect(JSON.stringify(await entries())).not.toMatch(/sequence|previous|hash/);
  });

  it('is the Clerk’s to read', async () => {
    await register('export');
    for (const who of ['cora', 'dina-deputy', CHAIR]) {
      const { exitCode, out, err } = await register('history', '--as', who);
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
      expect(err).toContain('for the Parish Clerk');
    }
  });

  it('shows the Clerk nothing of a concern about her: its removal, its words, nor who exported what', async () => {
    await hall.run(['chat', '--as', 'cora'], 'the Clerk was rude to me\n/refer it was loud\n');
    await hall.run(['chat', '--as', 'cora'], 'the Clerk was rude again\n/refer\n');
    const listed = await register('list', '--json', '--as', CHAIR);
    const [one, other] = JSON.parse(listed.out).items.map(({ reference }: { reference: string }) => reference);
    const did = [
      await register('redact', one, '--words', 'rude', '--confirm', '--as', CHAIR),
      await register('export', '--as', CHAIR),
      await register('export', '--person', CLERK, '--as', CHAIR),
    ];
    expect(did.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    await withStore(async (store) => {
      const { purged } = await store.purge([other], {
        act: 'purged',
        by: CHAIR,
        at: '2099-01-06T10:00:00.000Z',
        detail: {},
        words: {},
      });
      expect(purged).toEqual([other]);
    });
    expect(await entries()).toEqual([]);
    expect((await register('history')).out).toBe('Nothing has happened to the register as a whole.\n');
  });

  it('shows the Clerk that an item of hers is gone, whoever removed it', async () => {
    await order('Otto, please have the hedge cut');
    await withStore((store) =>
      store.purge([FIRST], { act: 'purged', by: 'dina-deputy', at: '2099-01-06T10:00:00.000Z', detail: {}, words: {} }),
    );
    expect((await register('history')).out).toMatch(new RegExp(`Dina Deputy +removed: ${FIRST}`));
  });

  it('says that it cannot tell what was removed where the chain is broken, and shows the rest', async () => {
    await register('export');
    await order('Otto, please have the hedge cut');
    const file = new Database(join(hall.folder, 'remit.sqlite'));
    for (const { name } of file
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'trigger'")
      .all()) {
      file.exec(`drop trigger ${name}`);
    }
    file.exec('update history set detail = \'{"a":1}\' where sequence = 2');
    file.close();
    const { exitCode, out, err } = await register('history');
    expect(exitCode).toBe(1);
    expect(out).toContain('exported: the register');
    expect(err).toContain('“remit register verify” says where');
  });
});

describe('the history that a new Clerk reads', () => {
  /** The deputy has become the Clerk; the Clerk before her is an officer now, or not in the settings at all. */
  const succeed = (before: 'stays' | 'leaves'): void => {
    const path = join(hall.folder, 'remit.yaml');
    const settings = readFileSync(path, 'utf8')
      .replace('clerk: clara-clerk, deputy: dina-deputy', 'clerk: dina-deputy')
      .replace('role: clerk}', 'role: officer}')
      .replace('role: deputy-clerk}', 'role: clerk}');
    writeFileSync(path, before === 'stays' ? settings : settings.replace(/.*id: clara-clerk.*\n/, ''));
  };
  const refer = (...words: readonly string[]) => hall.run(['chat', '--as', 'cora'], words.join('\n'));
  const said = async (): Promise<string> => (await register('history')).out.replace(/\d+ \w+ \d{4}, \d\d:\d\d/g, '');

  it.each(['stays', 'leaves'] as const)('has the exports and holds of the Clerk before her, who %s', async (what) => {
    await order('Otto, please have the hedge cut');
    await refer('it was loud', '/refer @otto', '');
    await register('export', '--person', 'otto');
    await register('export');
    await register('hold', FIRST, 'a claim');
    succeed(what);
    const who = what === 'stays' ? 'Clara Clerk' : 'clara-clerk';
    const out = await said();
    expect(out).toMatch(new RegExp(`${who} +exported: all about Otto Officer`));
    expect(out).toMatch(new RegExp(`${who} +exported: the register`));
    const { history } = JSON.parse((await register('show', FIRST, '--json')).out);
    expect(history.at(-1)).toMatchObject({ act: 'held', by: CLERK });
    expect(JSON.stringify(await entries())).not.toMatch(/C-\d{4}/);
  });

  it('has nothing of what was exported of a concern about herself, also in her export of her own data', async () => {
    await refer('it was loud', '/refer deputy-clerk', '');
    await register('export', '--person', 'dina-deputy');
    await register('export');
    await register('export', '--person', 'otto');
    succeed('stays');
    expect((await entries()).map(({ act }) => act)).toEqual(['exported']);
    expect(await said()).toContain('exported: all about Otto Officer');
    const { elsewhere } = JSON.parse((await register('export', '--person', 'dina-deputy')).out);
    expect(elsewhere).toEqual([]);
  });

  it('says that another Clerk removed what was kept from somebody, and not which item', async () => {
    await refer('it was loud', '/refer @otto', '');
    const [{ reference }] = JSON.parse((await register('list', '--json')).out).items;
    await register('export');
    await withStore(async (store) => {
      const detail = { as: 'clerk' };
      const at = '2099-01-06T10:00:00.000Z';
      await store.purge([reference], { act: 'purged', by: CLERK, at, detail, words: {} });
    });
    expect((await register('history')).out).toContain(`removed: ${reference}`);
    succeed('stays');
    const { out } = await register('history');
    expect(out).toMatch(/Clara Clerk +exported: the register/);
    expect(out).toMatch(/Clara Clerk +removed: a confidential item/);
    expect(JSON.stringify(await entries())).not.toContain(reference);
  });

  it('has an export of whose items nothing is known only for whoever made it', async () => {
    const deed = { act: 'exported', by: CLERK, at: '2026-01-06T10:00:00.000Z', detail: {}, words: {} } as const;
    await withStore((store) => store.audit(deed));
    expect(await entries()).toHaveLength(1);
    succeed('stays');
    expect(await entries()).toEqual([]);
  });
});

it('an export of a person says when their data were exported before', async () => {
  await register('export', '--person', 'otto');
  const { elsewhere } = JSON.parse((await register('export', '--person', 'otto')).out);
  expect(elsewhere).toMatchObject([{ what: 'exported: person', who: 'otto', words: 'others: with-others' }]);
  const byChair = JSON.parse((await register('export', '--person', 'otto', '--as', CHAIR)).out);
  expect(byChair.elsewhere).toEqual([]);
});
