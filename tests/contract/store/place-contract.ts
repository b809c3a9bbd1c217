import { deed, step, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

/** Where people are reached, and where Remit listens. */
export const placeContract = (stand: Stand): void => {
  test('knows how somebody is reached, the newest way, until it is to be forgotten', async () => {
    const store = await stand.open();
    expect(await store.addressOf('teams', 'a1')).toBeNull();
    await store.keepAddress('teams', 'a1', { conversation: { id: 'one' } });
    await store.keepAddress('teams', 'a2', 'two');
    await store.keepAddress('slack', 'a1', 'three');
    await store.keepAddress('teams', 'a1', { conversation: { id: 'four' } });
    const again = await stand.openAgain();
    expect(await again.addressOf('teams', 'a1')).toEqual({ conversation: { id: 'four' } });
    await again.forgetAddress('teams', 'a1');
    expect(await store.addressOf('teams', 'a1')).toBeNull();
    expect(await store.addressOf('teams', 'a2')).toBe('two');
    expect(await store.addressOf('slack', 'a1')).toBe('three');
    expect(await store.addresses()).toEqual([
      { surface: 'slack', person: 'a1', address: 'three' },
      { surface: 'teams', person: 'a2', address: 'two' },
    ]);
  });

  test('listens in the channels that were switched on, and says in the history who did it', async () => {
    const store = await stand.open();
    const c1 = { surface: 'slack', channel: 'C1' };
    expect(await store.watched()).toEqual([]);
    await Promise.all([store.watch(c1, deed('watched', { detail: c1 })), store.watch(c1, deed('watched'))]);
    await store.watch({ surface: 'teams', channel: 'C1' }, deed('watched'));
    expect(await (await stand.openAgain()).watched()).toEqual([c1, { surface: 'teams', channel: 'C1' }]);
    await store.unwatch(c1, deed('unwatched', { by: 'deputy' }));
    await store.unwatch(c1, deed('unwatched'));
    expect(await store.watched()).toEqual([{ surface: 'teams', channel: 'C1' }]);
    expect((await store.history({ kind: 'register' })).map(({ act, by }) => [act, by])).toEqual([
      ['watched', 'clerk'],
      ['watched', 'clerk'],
      ['unwatched', 'deputy'],
    ]);
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 3 });
  });

  test('finds the item that a delivery opened or acted upon, while it is there', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    await store.recordTurn(turn('d2', null));
    await store.act(step('R-2026-0001', 1, { deliveryKey: 'press' }));
    expect(await Promise.all(['d1', 'd2', 'd3', 'press'].map((key) => store.referenceOf(key)))).toEqual([
      'R-2026-0001',
      null,
      null,
      'R-2026-0001',
    ]);
    await store.purge(['R-2026-0001'], deed('purged'));
    expect(await store.referenceOf('d1')).toBeNull();
  });
};
