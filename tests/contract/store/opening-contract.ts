import { StoreError } from '../../../src/app/store';
import { first, turn } from '../../fakes/store-deeds';
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
