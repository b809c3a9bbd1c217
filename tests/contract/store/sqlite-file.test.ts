import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { type Store, StoreError } from '../../../src/app/store';
import { createStore } from '../../../src/store/create-store';
import { openSqlite } from '../../../src/store/open-sqlite';
import { openStore } from '../../../src/store/open-store';
import { all, deed, message, page, step, turn } from '../../fakes/store-deeds';
import { sqlitePlaces } from '../../fakes/store-places';

const places = sqlitePlaces();
const opened: Store[] = [];
const NOBODY = 65_534;

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
afterAll(() => places.clear());

const fresh = async (): Promise<string> => {
  const place = await places.fresh();
  return place.kind === 'sqlite' ? place.path : '';
};
const open = async (path: string): Promise<Store> => {
  const store = await openStore({ kind: 'sqlite', path });
  opened.push(store);
  return store;
};

/** root may write anything, so it steps down for a moment. */
const asNobody = async (work: () => Promise<void>): Promise<void> => {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
};

const filed = async (path: string, items = 3): Promise<void> => {
  const store = await openStore({ kind: 'sqlite', path });
  for (let index = 0; index < items; index += 1) await store.recordTurn(turn(`d${index}`));
  await store.close();
};

test('opens with every commit on the disk before it is told', async () => {
  const path = await fresh();
  const engine = openSqlite(path);
  const pragma = async (name: string) =>
    Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(engine.db)).rows[0] ?? {});
  expect(await pragma('journal_mode')).toEqual(['wal']);
  expect(await pragma('synchronous')).toEqual([2]);
  expect(await pragma('foreign_keys')).toEqual([1]);
  await engine.db.destroy();
});

test.each([
  [
    'a folder that is not there',
    'refused',
    'its folder exists',
    async () => join(places.folder, 'nowhere', 'r.sqlite'),
  ],
  [
    'a folder instead of a file',
    'refused',
    'cannot be opened',
    async () => {
      const path = join(places.folder, 'folder');
      mkdirSync(path);
      return path;
    },
  ],
  [
    'a file that is no database',
    'corrupt',
    'put back the last backup',
    async () => {
      const path = await fresh();
      writeFileSync(path, 'minutes of the last meeting\n'.repeat(100));
      return path;
    },
  ],
  [
    "another program's database",
    'refused',
    'Name another file in REMIT_DATABASE',
    async () => {
      const path = await fresh();
      new Sqlite(path).exec('create table minutes (text)').close();
      return path;
    },
  ],
])('refuses %s, and says what to do', async (_, reason, says, place) => {
  const opening = open(await place());
  await expect(opening).rejects.toThrow(StoreError);
  await expect(opening).rejects.toMatchObject({ reason, message: expect.stringContaining(says) });
});

test("leaves another program's database as it was", async () => {
  const path = await fresh();
  new Sqlite(path).exec('create table minutes (text)').close();
  const before = readFileSync(path);
  await expect(open(path)).rejects.toThrow(StoreError);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('says that the file is damaged where it is, and writes nothing to it', async () => {
  const path = await fresh();
  await filed(path, 200);
  const bytes = readFileSync(path);
  bytes.fill(0xaa, 8_192, bytes.length - 8_192);
  writeFileSync(path, bytes);
  const using = (async () => {
    const store = await open(path);
    await store.recordTurn(turn('after'));
    await store.verifyChain(null);
  })();
  await expect(using).rejects.toMatchObject({ reason: 'corrupt', message: expect.stringContaining('last backup') });
});

test.each([
  'insert or replace into history select * from history where sequence = 2',
  "insert or replace into history select 9, reference, version, act, at, detail, seals, 'x', hash from history where sequence = 2",
  "insert or replace into history select 9, reference, version, act, at, detail, seals, previous, 'x' from history where sequence = 2",
  "insert or replace into words select sequence, name, salt, 'x' from words where sequence = 2",
])('lets nobody put an entry in the place of another: %s', async (statement) => {
  const place = await places.fresh();
  const store = await openStore(place);
  opened.push(store);
  for (const key of ['d1', 'd2', 'd3']) await store.recordTurn(turn(key));
  await expect(places.attempt(place, statement)).rejects.toThrow('append-only');
  expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 3 });
});

test('finds damage that no query has met', async () => {
  const path = await fresh();
  await filed(path, 200);
  const file = new Sqlite(path);
  const rootPage = file.prepare(`select rootpage from sqlite_master where name = 'item_sender'`).pluck().get();
  const pageSize = file.pragma('page_size', { simple: true });
  file.close();
  const bytes = readFileSync(path);
  const start = (Number(rootPage) - 1) * Number(pageSize);
  bytes.fill(0, start, start + Number(pageSize));
  writeFileSync(path, bytes);
  const store = await open(path);
  await expect(store.verifyChain(null)).rejects.toMatchObject({ reason: 'corrupt' });
});

test('says that it may not write where it may not', async () => {
  const path = await fresh();
  await filed(path);
  chmodSync(places.folder, 0o555);
  chmodSync(path, 0o444);
  try {
    await asNobody(async () => {
      const opening = open(path);
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toMatchObject({
        reason: 'read-only',
        message: expect.stringContaining('write permission'),
      });
    });
  } finally {
    chmodSync(places.folder, 0o755);
    chmodSync(path, 0o644);
  }
  expect(await (await open(path)).verifyChain(null)).toMatchObject({ kind: 'intact', entries: 3 });
});

test('writes a turn whole or not at all when the disk is full, and goes on once there is room', async () => {
  const path = await fresh();
  await filed(path, 1);
  const engine = openSqlite(path);
  const store = createStore(engine, { newId: randomUUID, newSalt: () => 'f'.repeat(64) });
  opened.push(store);
  await sql`pragma max_page_count = 80`.execute(engine.db);
  const long = { sentence: 'Cut the hedge. '.repeat(100) };
  let filedNow = 1;
  let failure: unknown = null;
  while (failure === null && filedNow < 1_000) {
    try {
      await store.recordTurn(turn(`more ${filedNow}`, long, { outbox: [message('c1', long.sentence)] }));
      filedNow += 1;
    } catch (error) {
      failure = error;
    }
  }
  expect(failure).toMatchObject({ reason: 'full', message: expect.stringContaining('Free some disk space') });
  const act = store.act(step('R-2026-0001', 1, { deed: deed('noted', { words: { note: 'x'.repeat(100_000) } }) }));
  await expect(act).rejects.toMatchObject({ reason: 'full' });
  expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: filedNow, items: filedNow });
  expect((await store.backlog()).waiting).toBe(filedNow - 1);
  await sql`pragma max_page_count = 100000`.execute(engine.db);
  const again = turn(`more ${filedNow}`, long);
  expect(await store.recordTurn(again)).toMatchObject({
    kind: 'recorded',
    reference: `R-2026-${String(filedNow + 1).padStart(4, '0')}`,
  });
  expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: filedNow + 1 });
});

test('tells whoever waits too long for another process that the file is busy, and does not block meanwhile', async () => {
  const path = await fresh();
  const store = await open(path);
  const other = new Sqlite(path);
  other.exec('begin immediate');
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 50);
  const recording = store.recordTurn(turn('d1'));
  await expect(recording).rejects.toMatchObject({ reason: 'busy', retryable: true });
  clearInterval(timer);
  other.exec('rollback');
  other.close();
  expect(ticks).toBeGreaterThan(20);
  expect(await store.recordTurn(turn('d1'))).toMatchObject({ kind: 'recorded' });
}, 15_000);

test('leaves no trace in its files of what was redacted or purged', async () => {
  const path = await fresh();
  const store = await open(path);
  await store.recordTurn(
    turn(
      'd1',
      { sentence: 'Dave, cut the Zebrafinch hedge', sender: 'cllr-quagga', about: ['cllr-quagga'], fired: ['cut'] },
      { outbox: [message('c1', 'zebrafinch')] },
    ),
  );
  await store.recordTurn(turn('d2', { sentence: 'Leave the Okapi gate open', fired: ['leave'] }));
  await store.act(
    step('R-2026-0002', 1, {
      deed: deed('noted', { words: { note: 'about an Axolotl' } }),
      change: { comment: 'my Capybara' },
    }),
  );
  const traces = () => {
    const folder = readdirSync(places.folder).filter((name) => join(places.folder, name).startsWith(path));
    const bytes = folder.map((name) => readFileSync(join(places.folder, name), 'latin1').toLowerCase()).join('\n');
    return ['zebrafinch', 'quagga', 'okapi', 'axolotl', 'capybara', 'dave'].filter((word) => bytes.includes(word));
  };
  expect(traces()).toHaveLength(6);
  await store.purge(['R-2026-0001'], deed('purged'));
  expect(traces()).toEqual(['okapi', 'axolotl', 'capybara']);
  const remove = [
    { sequence: 2, names: ['sentence'] },
    { sequence: 3, names: ['note', 'comment'] },
  ];
  await store.redact({ reference: 'R-2026-0002', seenVersion: 2, deed: deed('redacted'), remove });
  expect(traces()).toEqual([]);
  expect(existsSync(path)).toBe(true);
  expect((await store.list(all({ text: 'leave' }), page())).items).toHaveLength(1);
});

test('keeps no copy of a message that was delivered or given up', async () => {
  const path = await fresh();
  const store = await open(path);
  await store.recordTurn(turn('d1', null, { outbox: [message('c1', 'axolotl'), message('c2', 'capybara')] }));
  const [one, two] = await store.claimDue({ now: 1, leaseMs: 1_000, limit: 2, adapters: ['slack'] });
  if (one === undefined || two === undefined) throw new Error('There were to be two.');
  await store.settle(one, { kind: 'delivered', handle: null }, 1);
  await store.settle(two, { kind: 'dead', reason: 'channel_not_found' }, 1);
  await store.close();
  expect(readFileSync(path, 'latin1')).not.toMatch(/axolotl|capybara/);
  expect(await (await open(path)).deadLetters(10)).toHaveLength(1);
});
