import type { NewOutboxEntry, OutboxEntry, Store } from '../../../src/app/store';
import { deed, destination, first, MORNING, message, step, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

const NOW = Date.parse(MORNING);
const MINUTE = 60_000;
const R = 'R-2026-0001';

const card = (conversation: string, more: Partial<NewOutboxEntry> = {}): NewOutboxEntry => ({
  ...message(conversation),
  content: { kind: 'item-card', because: 'opened' },
  ...more,
});

const claim = (store: Store, now = NOW) =>
  store.claimDue({ now, leaseMs: MINUTE, limit: 100, adapters: ['slack', 'teams'] });
const post = (store: Store, entry: OutboxEntry, ts: string | null) =>
  store.settle(entry, { kind: 'delivered', handle: ts === null ? null : { ts } }, NOW);
const refreshOf = (conversation: string, ts: string) => ({
  reference: R,
  to: destination(conversation),
  content: { kind: 'item-card', because: 'changed' },
  posted: { ts },
});

/** Cards that were posted, and what brings them up to date. */
export const cardContract = (stand: Stand): void => {
  const filed = async (...outbox: readonly NewOutboxEntry[]): Promise<Store> => {
    const store = await stand.open();
    await store.recordTurn(turn('d1', {}, { outbox }));
    return store;
  };
  /** An item whose card stands in `c1` as message 1. */
  const posted = async (): Promise<Store> => {
    const store = await filed(card('c1'));
    const [entry] = await claim(store);
    expect(entry).toMatchObject({ posted: null });
    await post(store, first(entry ? [entry] : []), '1');
    return store;
  };

  test('brings every card of an item up to date when the item changes, and no other message', async () => {
    const store = await filed(card('c1'), card('c2'), message('c3'), card('c4'));
    for (const [index, entry] of (await claim(store)).entries()) {
      await post(store, entry, index === 3 ? null : `${index}`);
    }
    await store.recordTurn(turn('another item'));
    expect(await claim(store)).toEqual([]);
    await store.act(step('R-2026-0002', 1));
    expect(await claim(store)).toEqual([]);
    await store.act(step(R, 1));
    const refreshes = await claim(store);
    expect(refreshes).toHaveLength(2);
    expect(refreshes).toEqual(
      expect.arrayContaining([refreshOf('c1', '0'), refreshOf('c2', '1')].map((one) => expect.objectContaining(one))),
    );
  });

  test('keeps one refresh of a card waiting, however often its item changes', async () => {
    const store = await posted();
    for (const version of [1, 2, 3]) await store.act(step(R, version));
    const [refresh, ...more] = await claim(store);
    expect(more).toEqual([]);
    await post(store, first(refresh ? [refresh] : []), '1');
    expect(await store.backlog()).toMatchObject({ waiting: 0 });
    await store.act(step(R, 4));
    expect(await claim(store)).toMatchObject([refreshOf('c1', '1')]);
  });

  test('changes a card again whose item changed while it was being posted', async () => {
    const store = await filed(card('c1'));
    const entry = first(await claim(store));
    await store.act(step(R, 1));
    expect(await claim(store)).toEqual([]);
    await post(store, entry, '1');
    const refresh = first(await claim(store));
    expect(refresh).toMatchObject(refreshOf('c1', '1'));
    await store.act(step(R, 2));
    await post(store, refresh, '1');
    const again = first(await claim(store));
    expect(again).toMatchObject(refreshOf('c1', '1'));
    await post(store, again, '1');
    expect(await store.backlog()).toMatchObject({ waiting: 0 });
  });

  test('changes a card again that was posted after an attempt of which nobody knows how it ended', async () => {
    const store = await filed(card('c1'));
    await store.settle(first(await claim(store)), { kind: 'retry', dueAt: NOW, reason: 'timed out' }, NOW);
    await store.act(step(R, 1));
    await post(store, first(await claim(store)), '1');
    expect(await claim(store)).toMatchObject([refreshOf('c1', '1')]);
  });

  test('does not change a card that nobody had drawn when its item changed', async () => {
    const store = await filed(card('c1'));
    await store.act(step(R, 1));
    await post(store, first(await claim(store)), '1');
    expect(await store.backlog()).toMatchObject({ waiting: 0 });
  });

  test('changes the card where it was posted in the end, and under its newest handle', async () => {
    const store = await filed(card('c1', { otherwise: [destination('c2')] }));
    await store.settle(first(await claim(store)), { kind: 'dead', reason: 'channel_not_found' }, NOW);
    await post(store, first(await claim(store)), '1');
    await store.act(step(R, 1));
    const refresh = first(await claim(store));
    expect(refresh).toMatchObject(refreshOf('c2', '1'));
    await post(store, refresh, '2');
    await store.act(step(R, 2));
    expect(await claim(store)).toMatchObject([refreshOf('c2', '2')]);
  });

  test('leaves a card alone that could not be changed', async () => {
    const store = await posted();
    await store.act(step(R, 1));
    await store.settle(first(await claim(store)), { kind: 'dead', reason: 'message_not_found' }, NOW);
    expect(await store.deadLetters(5)).toMatchObject([
      { reference: R, reason: 'message_not_found', instead: null, isUpdate: true },
    ]);
    await store.act(step(R, 2));
    expect(await claim(store)).toEqual([]);
  });

  test('brings cards up to date when words are redacted', async () => {
    const store = await posted();
    const remove = [{ sequence: 1, names: ['sentence'] }];
    await store.redact({ reference: R, seenVersion: 1, deed: deed('redacted'), remove });
    expect(await claim(store)).toMatchObject([refreshOf('c1', '1')]);
  });

  test('shows the card of a purged item once more, so that it can be emptied, and forgets it', async () => {
    const store = await posted();
    await store.act(step(R, 1, { outbox: [card('c2'), message('c3')] }));
    await store.purge([R], deed('purged'));
    const refresh = first(await claim(store));
    expect(refresh).toMatchObject(refreshOf('c1', '1'));
    await post(store, refresh, '1');
    expect(await store.backlog()).toMatchObject({ waiting: 0 });
  });

  test('empties a card that was being posted while its item was purged', async () => {
    const store = await filed(card('c1', { otherwise: [destination('c2')] }));
    const entry = first(await claim(store));
    await store.purge([R], deed('purged'));
    expect(await post(store, entry, '1')).toBe('settled');
    const refresh = first(await claim(store));
    expect(refresh).toMatchObject(refreshOf('c1', '1'));
    await store.settle(refresh, { kind: 'dead', reason: 'message_not_found' }, NOW);
    expect(await store.backlog()).toMatchObject({ waiting: 0 });
  });

  test('leaves no card as it was, however acts and deliveries fall together', async () => {
    const store = await filed(...Array.from({ length: 8 }, (_, index) => card(`c${index}`)));
    const other = await stand.openAgain();
    /** By conversation, the version that its card shows. */
    const shown = new Map<string, number | undefined>();
    const relay = async (): Promise<void> => {
      for (let entries = await claim(other); entries.length > 0; entries = await claim(other)) {
        await Promise.all(
          entries.map(async (entry) => {
            shown.set(entry.to.conversation, (await other.item(R))?.version);
            await other.item(R);
            await post(other, entry, entry.to.conversation);
          }),
        );
      }
    };
    await relay();
    for (let version = 1; version < 40; version += 2) {
      const actingALittleLater = async (): Promise<void> => {
        for (let moment = 0; moment < version; moment += 1) await other.item(R);
        await store.act(step(R, version + 1));
      };
      await store.act(step(R, version));
      await Promise.all([relay(), actingALittleLater()]);
      await relay();
      expect([...shown.values()]).toEqual(Array.from({ length: 8 }, () => version + 2));
    }
  });
};
