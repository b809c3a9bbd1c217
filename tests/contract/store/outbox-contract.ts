import type { Attempt, OutboxEntry, Store } from '../../../src/app/store';
import { deed, destination, first, MORNING, message, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

const NOW = Date.parse(MORNING);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const claim = (store: Store, now = NOW, limit = 100) =>
  store.claimDue({ now, leaseMs: MINUTE, limit, adapters: ['slack', 'teams'] });
const said = (entries: readonly OutboxEntry[]) => entries.map(({ content }) => (content as { text: string }).text);
const delivered: Attempt = { kind: 'delivered', handle: null };

/** What is delivered, to whom, and in which order. */
export const outboxContract = (stand: Stand): void => {
  const filled = async (...messages: readonly ReturnType<typeof message>[]): Promise<Store> => {
    const store = await stand.open();
    await store.recordTurn(turn('d1', {}, { outbox: messages }));
    return store;
  };

  test('hands out one message of a conversation at a time, in the order in which they were recorded', async () => {
    const store = await filled(message('c1', 'one'), message('c1', 'two'), message('c2', 'three'));
    await store.recordTurn(turn('d2', null, { outbox: [message('c1', 'four')] }));
    const [one, ...others] = await claim(store);
    expect(one).toMatchObject({
      reference: 'R-2026-0001',
      to: destination('c1'),
      attempt: 1,
      content: { text: 'one' },
    });
    expect(said(others)).toEqual(['three']);
    expect(await claim(store)).toEqual([]);
    await store.settle(first(one ? [one] : []), delivered, NOW);
    const two = await claim(store);
    expect(said(two)).toEqual(['two']);
    await store.settle(first(two), delivered, NOW);
    expect(said(await claim(store))).toEqual(['four']);
  });

  test('hands out no more than it is asked for', async () => {
    const store = await filled(message('c1', 'one'), message('c2', 'two'), message('c3', 'three'));
    expect(said(await claim(store, NOW, 2))).toEqual(['one', 'two']);
    expect(said(await claim(store, NOW, 2))).toEqual(['three']);
  });

  test('never hands a message to two claimants at once', async () => {
    const store = await filled(...Array.from({ length: 60 }, (_, index) => message(`c${index}`, `${index}`)));
    const others = await Promise.all([stand.openAgain(), stand.openAgain(), stand.openAgain()]);
    const keys: string[] = [];
    for (let round = 0; round < 40; round += 1) {
      const claims = await Promise.all([store, ...others].map((one) => claim(one, NOW, 5)));
      keys.push(...claims.flat().map(({ key }) => key));
    }
    expect(keys).toHaveLength(60);
    expect(new Set(keys).size).toBe(60);
  });

  test('hands a message on, under the same key, once the lease of whoever had it runs out', async () => {
    const store = await filled(message('c1'));
    const before = first(await claim(store));
    expect(await claim(store, NOW + MINUTE - 1)).toEqual([]);
    const after = first(await claim(store, NOW + MINUTE));
    expect(after.key).toBe(before.key);
    expect(await store.settle(before, delivered, NOW + MINUTE)).toBe('lost');
    expect(await store.settle(after, delivered, NOW + MINUTE)).toBe('settled');
    expect(await store.settle(after, delivered, NOW + MINUTE)).toBe('lost');
    expect(await store.backlog()).toEqual({ waiting: 0, dead: 0, oldest: null });
  });

  test('keeps a message that is to be tried again until its time, and those behind it', async () => {
    const store = await filled(message('c1', 'one'), message('c1', 'two'));
    const entry = first(await claim(store));
    await store.settle(entry, { kind: 'retry', dueAt: NOW + HOUR, reason: 'HTTP 429' }, NOW);
    expect(await claim(store, NOW + HOUR - 1)).toEqual([]);
    expect(await claim(store, NOW + HOUR)).toMatchObject([{ key: entry.key, attempt: 2, content: { text: 'one' } }]);
    expect(await store.backlog()).toEqual({ waiting: 2, dead: 0, oldest: MORNING });
  });

  test('gives a message that was released to the next claimant at once, and counts no attempt', async () => {
    const store = await filled(message('c1'));
    const entry = first(await claim(store));
    await store.settle(entry, { kind: 'release' }, NOW);
    expect(await claim(store)).toMatchObject([{ key: entry.key, attempt: 1 }]);
  });

  test.each<readonly [string, number, (store: Store, held: OutboxEntry) => Promise<unknown>]>([
    ['whoever had it went away', NOW + MINUTE, async () => undefined],
    ['it was given back', NOW, (store, held) => store.settle(held, { kind: 'release' }, NOW)],
    ['an attempt failed', NOW, (store, held) => store.settle(held, { kind: 'retry', dueAt: NOW, reason: 'x' }, NOW)],
  ])('says of a message that it may have been delivered before: %s', async (_, later, end) => {
    const store = await filled(message('c1'));
    const held = first(await claim(store));
    expect(held.inDoubt).toBe(false);
    await end(store, held);
    expect(await claim(store, later)).toMatchObject([{ key: held.key, inDoubt: true }]);
  });

  test('says nothing of the kind where the platform refused it, but goes on saying what it said before', async () => {
    const store = await filled(message('c1'));
    const refused = { kind: 'retry', dueAt: NOW, reason: 'HTTP 429', refused: true } as const;
    await store.settle(first(await claim(store)), refused, NOW);
    expect(await claim(store)).toMatchObject([{ inDoubt: false, attempt: 2 }]);
    const again = first(await claim(store, NOW + MINUTE));
    await store.settle(again, refused, NOW + MINUTE);
    expect(await claim(store, NOW + MINUTE)).toMatchObject([{ inDoubt: true, attempt: 3 }]);
  });

  describe('a message of an adapter that hands over', () => {
    const held = (store: Store, now = NOW) =>
      store.claimDue({ now, leaseMs: MINUTE, limit: 9, adapters: ['slack'], handingOver: ['slack'] });
    const released: Attempt = { kind: 'release' };
    const unclear: Attempt = { kind: 'retry', dueAt: NOW, reason: 'x' };

    test.each<readonly [string, number, (store: Store, entry: OutboxEntry) => Promise<unknown>]>([
      ['whoever had it went away', NOW + MINUTE, async () => undefined],
      ['it was given back', NOW, (store, entry) => store.settle(entry, released, NOW)],
      ['an attempt failed', NOW, (store, entry) => store.settle(entry, unclear, NOW)],
    ])('is in doubt only once it was handed over: %s', async (_, later, end) => {
      const store = await filled(message('c1'));
      await end(store, first(await held(store)));
      const again = first(await held(store, later));
      expect(again.inDoubt).toBe(false);
      const lease = await store.handOver(again);
      expect(lease).not.toBeNull();
      await end(store, { ...again, lease: lease ?? '' });
      const doubted = first(await held(store, later + MINUTE));
      expect(doubted.inDoubt).toBe(true);
      expect(await store.handOver(doubted)).toBe(doubted.lease);
      await store.settle(doubted, { ...unclear, refused: true }, later + MINUTE);
      expect(await held(store, later + MINUTE)).toMatchObject([{ inDoubt: true }]);
    });

    test('is not handed over by whoever has lost it, and is settled under the lease that it then has', async () => {
      const store = await filled(message('c1'));
      const before = first(await held(store));
      const after = first(await held(store, NOW + MINUTE));
      expect(await store.handOver(before)).toBeNull();
      const lease = (await store.handOver(after)) ?? '';
      expect(await store.settle(after, delivered, NOW)).toBe('lost');
      expect(await store.settle({ ...after, lease }, delivered, NOW)).toBe('settled');
    });
  });

  test('sends what cannot be delivered the next way of its route, and keeps the reason', async () => {
    const otherwise = [destination('c2', { recipient: 'deputy' }), destination('c3', { adapter: 'teams' })];
    const store = await filled(message('c1', 'card', { otherwise }), message('c1', 'next'));
    const one = first(await claim(store));
    await store.settle(one, { kind: 'dead', reason: 'channel_not_found' }, NOW);
    const [next, two] = await claim(store);
    expect(next).toMatchObject({ content: { text: 'next' } });
    expect(two).toMatchObject({ to: otherwise[0], content: { text: 'card' }, reference: 'R-2026-0001', attempt: 1 });
    expect(two?.key).not.toBe(one.key);
    await store.settle(first(two ? [two] : []), { kind: 'dead', reason: 'account_inactive' }, NOW);
    const three = first(await claim(store));
    expect(three).toMatchObject({ to: otherwise[1], content: { text: 'card' } });
    await store.settle(three, { kind: 'dead', reason: 'BotNotInConversation' }, NOW + 1);
    expect(await store.deadLetters(2)).toEqual([
      {
        key: three.key,
        reference: 'R-2026-0001',
        to: otherwise[1],
        reason: 'BotNotInConversation',
        attempts: 1,
        at: '2026-03-02T09:00:00.001Z',
        instead: null,
        isUpdate: false,
      },
      expect.objectContaining({ reason: 'account_inactive', instead: otherwise[1] }),
    ]);
    expect(await store.backlog()).toMatchObject({ waiting: 1, dead: 3 });
  });

  test('does not wait for an hour to come round again when the clock steps back', async () => {
    const store = await filled(message('c1', 'leased'), message('c2', 'retried'), message('c3', 'fresh'));
    const [, retried] = await claim(store, NOW, 2);
    await store.settle(
      first(retried ? [retried] : []),
      { kind: 'retry', dueAt: NOW + MINUTE, reason: 'HTTP 500' },
      NOW,
    );
    expect(said(await claim(store, NOW - HOUR))).toEqual(['leased', 'retried', 'fresh']);
  });

  test('puts up with clocks of several machines that differ by seconds', async () => {
    const store = await filled(message('c1'));
    await claim(store, NOW);
    expect(await claim(store, NOW - 5_000)).toEqual([]);
  });

  test('takes a message back whose item was purged, even from whoever is delivering it', async () => {
    const store = await filled(message('c1'));
    const entry = first(await claim(store));
    await store.purge(['R-2026-0001'], deed('purged'));
    expect(await store.settle(entry, { kind: 'retry', dueAt: NOW, reason: 'HTTP 500' }, NOW)).toBe('lost');
    expect(await claim(store, NOW + HOUR)).toEqual([]);
  });
};
