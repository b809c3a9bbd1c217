import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { backoffMs } from '../../../src/app/backoff';
import type { Store } from '../../../src/app/store';
import type { Json } from '../../../src/core/register/item';
import { canonicalJson } from '../../../src/store/canonical-json';
import { MIGRATIONS } from '../../../src/store/migrate';
import { openStore } from '../../../src/store/open-store';
import { searchWords } from '../../../src/store/search-words';
import { storable } from '../../../src/store/storable';
import { all, deed, message, page, step, turn } from '../../fakes/store-deeds';
import { sqlitePlaces } from '../../fakes/store-places';

const places = sqlitePlaces();
afterAll(() => places.clear());

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** RFC 8785 for what the history holds, written a second time on purpose. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );

test('keeps a history that anybody can check with SHA-256 and the file alone', async () => {
  const place = await places.fresh();
  const store = await openStore(place);
  await store.recordTurn(turn('d1'));
  await store.act(
    step('R-2026-0001', 1, { deed: deed('closed', { detail: { b: [1, { z: null, a: 'é' }], a: true } }) }),
  );
  await store.close();
  const file = new Sqlite(place.kind === 'sqlite' ? place.path : '', { readonly: true });
  type Row = Record<string, string | number | null>;
  let previous = '0'.repeat(64);
  const rows = file.prepare('select * from history order by sequence').all() as Row[];
  for (const { hash, detail, seals, ...rest } of rows) {
    expect(rest.previous).toBe(previous);
    expect(hash).toBe(
      sha256(canonical({ ...rest, detail: JSON.parse(String(detail)), seals: JSON.parse(String(seals)) })),
    );
    for (const [name, seal] of Object.entries(JSON.parse(String(seals)))) {
      const word = file
        .prepare('select salt, text from words where sequence = ? and name = ?')
        .get(rest.sequence, name) as Row | undefined;
      expect(word === undefined).toBe(name === '@item' && rest.sequence === 1);
      if (typeof word?.text === 'string') expect(seal).toBe(sha256(`${word.salt}${word.text}`));
    }
    previous = String(hash);
  }
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/hedge|cllr-hill|clerk/);
  file.close();
});

const reversed = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  const members = Object.entries(value).map(([key, member]) => [key, reversed(member)]);
  return Object.fromEntries(members.reverse());
};

test('writes JSON in one way only, whatever the order of its members', () => {
  expect(canonicalJson({ b: [1, null, 'é"'], a: { d: true, c: 0.5 } })).toBe(
    '{"a":{"c":0.5,"d":true},"b":[1,null,"é\\""]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as Json;
      expect(canonicalJson(plain)).toBe(canonicalJson(reversed(plain)));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
    }),
  );
});

test('stores only what comes back the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { kept } = storable({ kept: text, dropped: undefined });
      expect(Buffer.from(kept, 'utf8').toString('utf8')).toBe(kept);
      expect(kept).not.toContain('\0');
      expect(storable(kept)).toBe(kept);
    }),
  );
});

test('looks for words that no query language can read anything else into', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
    }),
  );
  expect(searchWords('Café, CAFÉ! can’t re-paint £5 naïve')).toEqual(['cafe', 'can', 't', 're', 'paint', '5', 'naive']);
});

test('waits between half of a step and the whole, up to a quarter of an hour, and never less than it is asked', () => {
  const waits = [1, 2, 3, 10, 11, 300].map((attempt) => [
    backoffMs(attempt, null, () => 0),
    backoffMs(attempt, null, () => 1),
  ]);
  const limit = 15 * 60_000;
  expect(waits).toEqual([
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [256_000, 512_000],
    [limit / 2, limit],
    [limit / 2, limit],
  ]);
  expect(backoffMs(1, 30_000, () => 0)).toBe(30_000);
  expect(backoffMs(11, 30_000, () => 0)).toBe(limit / 2);
});

/* A released migration never changes: whoever has run it would not get the difference. Add the next number instead. */
test.each([
  [
    'sqlite',
    '6667bc4888a7c6554df9139d1d65916864385be1000f3151e34aa4b3f5a72874',
    '8d0cb7f155f93ba9cf02e224c415cadd9f53e2a723ab0b46f324c72bd2e304b3',
    '7a7a8edb4c7788b6393bea09179d9ea6ca9c29e264223151d3d089957516e1cd',
  ],
  [
    'postgres',
    '872515b9c3f07f3e22b0e3810eeebf7dda33cfd755af8a3c927e9de5c3c4ace2',
    '5062328ea22663bb7e84829b4ad19746c81ec8b18539ed5689bd9f36c4df05ba',
    'e67e1be9b1dd5a795299df3e9081ce9373cb6241e433accbed0a853eac66a334',
  ],
] as const)('has not changed the migrations of %s', (dialect, ...expected) => {
  const db = new Kysely<object>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const text = MIGRATIONS.map(({ statements }) =>
    statements({ dialect })
      .map((one) => one.compile(db).sql)
      .join(';\n'),
  );
  expect(text.map(sha256)).toEqual(expected);
});

type Doing =
  | { readonly kind: 'turn'; readonly key: number; readonly text: string }
  | { readonly kind: 'act'; readonly on: number; readonly comment: string | null; readonly held: boolean }
  | { readonly kind: 'redact'; readonly on: number; readonly sequence: number }
  | { readonly kind: 'purge'; readonly on: number };

const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ kind: fc.constant('turn' as const), key: fc.nat(12), text: fc.string() }),
  fc.record({ kind: fc.constant('act' as const), on: fc.nat(6), comment: fc.option(fc.string()), held: fc.boolean() }),
  fc.record({ kind: fc.constant('redact' as const), on: fc.nat(6), sequence: fc.nat(20) }),
  fc.record({ kind: fc.constant('purge' as const), on: fc.nat(6) }),
);

const doIt = async (store: Store, one: Doing): Promise<void> => {
  if (one.kind === 'turn') {
    await store.recordTurn(turn(`d${one.key}`, { sentence: one.text }, { outbox: [message(`c${one.key % 3}`)] }));
    return;
  }
  const reference = `R-2026-000${one.on + 1}`;
  const seenVersion = (await store.item(reference))?.version ?? 1;
  if (one.kind === 'act') {
    await store.act(
      step(reference, seenVersion, { change: { comment: one.comment, legalHold: one.held }, quiet: one.held }),
    );
  } else if (one.kind === 'redact') {
    const remove = [{ sequence: one.sequence, names: ['sentence', 'fired', 'comment', 'note'] }];
    await store.redact({ reference, seenVersion, deed: deed('redacted'), remove });
  } else await store.purge([reference], deed('purged'));
};

test('proves whatever was done through its own methods, in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 25 }), async (many) => {
      const store = await openStore(await places.fresh());
      for (const one of many) await doIt(store, one);
      const verified = await store.verifyChain(null);
      const { items } = await store.list(all(), page());
      expect(verified).toMatchObject({ kind: 'intact', items: items.length });
      for (const item of items) expect(await store.item(item.reference)).toEqual(item);
      await store.close();
    }),
    { numRuns: 25 },
  );
});
