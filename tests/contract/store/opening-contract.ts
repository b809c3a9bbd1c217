import { StoreError } from '../../../src/app/store';
import { all, deed, first, message, page, step, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

/** Opening: the first time, at the same time, and with a version that is too old. */
export const openingContract = (stand: Stand): void => {
  test('can be opened for the first time by several at once', async () => {
    await stand.choose();
    const stores = await Promise.all(Array.from({ length: 6 }, () => stand.openAgain()));
    const recorded = await Promise.all(stores.map((store, index) => store.recordTurn(turn(`d${index}`))));
    expect(new Set(recorded.map(({ reference }) => reference)).size).toBe(6);
    expect(await first(stores).verifyChain(null)).toMatchObject({ kind: 'intact', entries: 6 });
  });

  test('finds again what was filed before it was closed', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    const item = await store.item('R-2026-0001');
    await store.close();
    const again = await stand.openAgain();
    expect(await again.item('R-2026-0001')).toEqual(item);
    expect(await again.recordTurn(turn('d1'))).toMatchObject({ kind: 'duplicate' });
  });

  test('takes a register of the first version as it is, with its order and everything that can be found', async () => {
    const store = await stand.open();
    const card = { ...message('c1'), content: { kind: 'item-card', because: 'opened' } };
    for (const [index, job] of ['hedge', 'gate', 'bins'].entries()) {
      await store.recordTurn(
        turn(`d${index}`, { sentence: `See to the ${job}.`, sender: job, about: [job] }, { outbox: [card] }),
      );
    }
    const before = await store.list(all(), page());
    await store.close();
    await stand.tamper(
      'update item_about set item = 20260000000 + item',
      'update item set id = 20260000000 + id',
      stand.dialect === 'sqlite'
        ? 'update item_search set rowid = 20260000000 + rowid'
        : 'update item_search set item = 20260000000 + item',
      ...['card', 'address', 'watched'].map((table) => `drop table ${table}`),
      'drop index outbox_card',
      ...['is_card', 'is_stale', 'card', 'posted'].map((column) => `alter table outbox drop column ${column}`),
      ...(stand.dialect === 'postgres' ? ['drop trigger words_no_update on words'] : []),
      'delete from migration where number > 1',
    );
    const again = await stand.openAgain();
    expect(await again.list(all(), page())).toEqual(before);
    expect((await again.list(all({ text: 'gate', about: 'gate' }), page())).items).toHaveLength(1);
    expect(await again.recordTurn(turn('d3', { sentence: 'See to the hall.' }))).toMatchObject({
      reference: 'R-2026-0004',
    });
    expect((await again.list(all({ text: 'see' }), page())).items.map(({ reference }) => reference)).toEqual([
      'R-2026-0004',
      'R-2026-0003',
      'R-2026-0002',
      'R-2026-0001',
    ]);
    const entry = first(await again.claimDue({ now: 1, leaseMs: 1, limit: 1, adapters: ['slack'] }));
    await again.settle(entry, { kind: 'delivered', handle: 'm1' }, 1);
    await again.act(step('R-2026-0001', 1));
    expect(await again.backlog()).toMatchObject({ waiting: 3 });
    await again.purge(['R-2026-0002'], deed('purged'));
    expect(await again.verifyChain(null)).toMatchObject({ kind: 'intact', items: 3 });
  });

  test('refuses a register that a newer version has used, and leaves it as it is', async () => {
    const store = await stand.open();
    await stand.tamper(`insert into migration (number, name, at) values (999, 'future', '2031-01-01T00:00:00.000Z')`);
    const opening = stand.openAgain();
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toMatchObject({
      reason: 'newer-schema',
      message: expect.stringContaining('Update Remit.'),
    });
    await stand.tamper('delete from migration where number = 999');
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 0 });
  });
};
