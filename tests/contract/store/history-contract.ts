import type { Store } from '../../../src/app/store';
import { deed, MORNING, message, newItem, page, step, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

const NOON = '2026-03-02T12:00:00.000Z';
const claim = { now: Date.parse(NOON), leaseMs: 60_000, limit: 100, adapters: ['slack'] };

/** Entries 1 to 6: two items opened, a note, an acknowledgement with a comment, a note, an export. */
const lived = async (store: Store): Promise<void> => {
  await store.recordTurn(turn('d1'));
  await store.recordTurn(
    turn('d2', { sentence: 'Paint the gate', fired: ['paint'], sender: 'cllr-vale', about: ['cllr-vale'] }),
  );
  await store.act(step('R-2026-0001', 1, { deed: deed('noted', { words: { note: 'rang him' } }) }));
  const change = { state: 'acknowledged', acknowledgedAt: MORNING, comment: 'a joke' } as const;
  await store.act(step('R-2026-0001', 2, { deed: deed('acknowledged'), change }));
  await store.act(step('R-2026-0002', 1, { deed: deed('noted', { by: 'deputy', words: { note: 'wrote to her' } }) }));
  await store.audit(deed('exported', { words: { person: 'cllr-hill' } }));
};

/** The chain, and what it finds. */
export const historyContract = (stand: Stand): void => {
  test('proves a register that nobody has touched', async () => {
    const store = await stand.open();
    await lived(store);
    const verified = await store.verifyChain(null);
    expect(verified).toMatchObject({ kind: 'intact', entries: 6, items: 2, removals: [] });
    const head = verified.kind === 'intact' ? verified.head : null;
    expect(await store.verifyChain(head)).toEqual(verified);
    expect(await store.verifyChain({ sequence: null, hash: head?.hash ?? '' })).toEqual(verified);
    const entries = await store.history({ kind: 'item', reference: 'R-2026-0002' });
    expect(entries.map(({ sequence }) => sequence)).toEqual([2, 5]);
    expect(await store.history({ kind: 'person', person: 'deputy' })).toEqual(entries.slice(1));
    expect(await store.history({ kind: 'register' })).toMatchObject([
      { act: 'exported', words: { person: 'cllr-hill' } },
    ]);
  });

  test.each([
    ['an entry that was changed', 3, 'changed', [`update history set at = '${NOON}' where sequence = 3`]],
    ['a detail that was changed', 4, 'changed', [`update history set detail = '{"a":1}' where sequence = 4`]],
    ['a detail that was destroyed', 4, 'changed', [`update history set detail = 'x' where sequence = 4`]],
    ['an entry of another item', 5, 'changed', [`update history set reference = 'R-2026-0001' where sequence = 5`]],
    ['a link that was changed', 4, 'changed', [`update history set previous = 'x' where sequence = 4`]],
    ['a missing entry', 3, 'missing', ['delete from history where sequence = 3']],
    ['the first of two missing entries', 2, 'missing', ['delete from history where sequence in (2, 4)']],
    ['a missing beginning', 1, 'missing', ['delete from history where sequence = 1']],
    [
      'entries in another order',
      3,
      'reordered',
      [
        'update history set sequence = 99 where sequence = 3',
        'update history set sequence = 3 where sequence = 4',
        'update history set sequence = 4 where sequence = 99',
      ],
    ],
    [
      'a note that was changed',
      3,
      'words-differ',
      [`update words set text = 'x' where sequence = 3 and name = 'note'`],
    ],
    [
      'a sentence that was changed',
      1,
      'words-differ',
      [`update words set text = 'x' where name = 'sentence' and sequence = 1`],
    ],
    ['another author', 5, 'words-differ', [`update words set text = 'clerk' where sequence = 5 and name = '@by'`]],
    ['a note that is gone', 5, 'words-missing', [`delete from words where sequence = 5 and name = 'note'`]],
    ['an author who is gone', 6, 'words-missing', [`delete from words where sequence = 6 and name = '@by'`]],
    [
      'an item that was changed',
      4,
      'item-differs',
      [`update item set assigned_to = 'x' where reference = 'R-2026-0001'`],
    ],
    ['a removed person', 5, 'item-differs', [`delete from item_about where person = 'cllr-vale'`]],
    ['an item that is gone', 5, 'item-differs', [`delete from item where reference = 'R-2026-0002'`]],
    [
      'an item from nowhere',
      0,
      'item-differs',
      [`update item set reference = 'R-2026-0009' where reference = 'R-2026-0002'`],
    ],
    ['an item with its last entry cut off', 2, 'item-differs', ['delete from history where sequence >= 5']],
  ])('finds %s, and names entry %i', async (_, sequence, problem, statements) => {
    const store = await stand.open();
    await lived(store);
    await stand.tamper(...statements);
    const verified = await store.verifyChain(null);
    expect(verified).toMatchObject({ kind: 'broken', sequence, problem });
  });

  test('finds an end that was cut off, and a history that was written anew, from an anchor kept elsewhere', async () => {
    const store = await stand.open();
    await lived(store);
    const verified = await store.verifyChain(null);
    const head = verified.kind === 'intact' ? verified.head : null;
    await stand.tamper('delete from history where sequence = 6', 'delete from words where sequence = 6');
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 5 });
    expect(await store.verifyChain(head)).toMatchObject({ kind: 'broken', problem: 'missing', sequence: 6 });
    const hashAlone = head === null ? null : { sequence: null, hash: head.hash };
    expect(await store.verifyChain(hashAlone)).toMatchObject({ kind: 'broken', problem: 'missing', sequence: 6 });
    await store.audit(deed('exported', { by: 'somebody else' }));
    expect(await store.verifyChain(hashAlone)).toMatchObject({ kind: 'broken', problem: 'missing' });
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 6 });
    expect(await store.verifyChain(head)).toMatchObject({ kind: 'broken', problem: 'changed', sequence: 6 });
  });

  test.each([
    `update history set at = '${NOON}' where sequence = 1`,
    'update history set sequence = 7 where sequence = 6',
    'delete from history where sequence = 6',
    'delete from history',
    `update words set text = 'x' where sequence = 3`,
  ])('has the database itself refuse: %s', async (statement) => {
    const store = await stand.open();
    await lived(store);
    await expect(stand.attempt(statement)).rejects.toThrow('append-only');
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 6 });
  });

  test('removes the words that are named, and shows that they were removed, when and by whom', async () => {
    const store = await stand.open();
    await lived(store);
    const redaction = {
      reference: 'R-2026-0001',
      seenVersion: 3,
      deed: deed('redacted', { by: 'monitoring-officer', at: NOON, words: { reason: 'names a third person' } }),
      remove: [
        { sequence: 1, names: ['sentence', 'fired', 'no such words', '@by'] },
        { sequence: 4, names: ['comment'] },
        { sequence: 5, names: ['note'] },
      ],
    };
    expect(await store.redact({ ...redaction, seenVersion: 2 })).toMatchObject({ kind: 'stale' });
    expect(await store.redact({ ...redaction, reference: 'R-2026-0009' })).toEqual({ kind: 'missing' });
    const expected = { sentence: null, fired: null, comment: null, state: 'acknowledged', version: 4 };
    expect(await store.redact(redaction)).toMatchObject({ kind: 'applied', item: expected });
    expect(await store.item('R-2026-0001')).toMatchObject(expected);
    const removed = [
      { sequence: 1, names: ['fired', 'sentence'] },
      { sequence: 4, names: ['comment'] },
    ];
    const by = 'monitoring-officer';
    expect(await store.verifyChain(null)).toMatchObject({
      kind: 'intact',
      entries: 7,
      removals: [{ sequence: 7, reference: 'R-2026-0001', at: NOON, by, removed }],
    });
    const [opened] = await store.history({ kind: 'item', reference: 'R-2026-0001' });
    expect(opened).toMatchObject({ by: 'cllr-hill', words: { sentence: null, fired: null } });
    const other = await store.history({ kind: 'item', reference: 'R-2026-0002' });
    expect(other[1]?.words).toEqual({ note: 'wrote to her' });
    expect((await store.list({ where: { text: 'hedge' }, within: [{}] }, page())).items).toEqual([]);
  });

  test('takes words that were removed past the register for no lawful removal, a later redaction notwithstanding', async () => {
    const store = await stand.open();
    await lived(store);
    await stand.tamper(`delete from words where sequence = 3 and name = 'note'`);
    await store.redact({
      reference: 'R-2026-0001',
      seenVersion: 3,
      deed: deed('redacted'),
      remove: [{ sequence: 1, names: ['sentence'] }],
    });
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'broken', problem: 'words-missing', sequence: 3 });
  });

  test('purges items whole, but for those on hold, and still proves the history', async () => {
    const store = await stand.open();
    await lived(store);
    await store.recordTurn(turn('d3', {}, { outbox: [message('c1')] }));
    await store.act(step('R-2026-0002', 2, { deed: deed('held'), change: { legalHold: true } }));
    const references = ['R-2026-0003', 'R-2026-0001', 'R-2026-0002', 'R-2026-0009', 'R-2026-0001'];
    expect(await store.purge(references, deed('purged', { at: NOON, words: { reason: 'kept six years' } }))).toEqual({
      purged: ['R-2026-0003', 'R-2026-0001'],
      held: ['R-2026-0002'],
      missing: ['R-2026-0009'],
    });
    expect(await store.item('R-2026-0001')).toBeNull();
    expect(await store.claimDue(claim)).toEqual([]);
    expect(await store.verifyChain(null)).toMatchObject({
      kind: 'intact',
      entries: 10,
      items: 1,
      removals: [
        { sequence: 9, reference: 'R-2026-0003', at: NOON, by: 'clerk', removed: 'everything' },
        { sequence: 10, reference: 'R-2026-0001', at: NOON, by: 'clerk', removed: 'everything' },
      ],
    });
    const entries = await store.history({ kind: 'item', reference: 'R-2026-0001' });
    expect(entries.map(({ act, by }) => [act, by])).toEqual([
      ['opened', null],
      ['noted', null],
      ['acknowledged', null],
      ['purged', 'clerk'],
    ]);
    expect(entries.flatMap(({ words }) => Object.values(words))).toEqual([null, null, null, null, 'kept six years']);
    expect(await store.history({ kind: 'person', person: 'cllr-hill' })).toMatchObject([{ reference: 'R-2026-0002' }]);
    expect(await store.recordTurn(turn('d1'))).toEqual({ kind: 'duplicate', reference: null });
    expect(await store.recordTurn(turn('d4'))).toMatchObject({ reference: 'R-2026-0004' });
  });

  test('tells who acts from what they wrote, whatever they call it', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1', { sentence: newItem().sentence }));
    const words = { by: 'somebody', item: 'something', sequence: '7', comment: 'kept' };
    await store.act(step('R-2026-0001', 1, { deed: deed('noted', { words }) }));
    const [, noted] = await store.history({ kind: 'item', reference: 'R-2026-0001' });
    expect(noted).toMatchObject({ by: 'clerk', words });
    expect(await store.item('R-2026-0001')).toMatchObject({ comment: null });
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact' });
  });
};
