import type { Delivered, Delivery } from '../../../src/app/delivery';
import { type Store, StoreError } from '../../../src/app/store';
import { destination, message, turn } from '../../fakes/store-deeds';
import { fakePlatform, relayTo, until } from '../../fakes/store-relay';
import type { Stand } from './stand';

const texts = (entries: readonly { readonly content: unknown }[]) =>
  entries.map(({ content }) => (content as { text: string }).text);

/** The relay, on a real store and a platform that answers as it is told. */
export const relayContract = (stand: Stand): void => {
  const filled = async (...messages: readonly ReturnType<typeof message>[]): Promise<Store> => {
    const store = await stand.open();
    await store.recordTurn(turn('d1', {}, { outbox: messages }));
    return store;
  };
  const isEmpty = (store: Store) => async () => (await store.backlog()).waiting === 0;

  test('delivers every message once, in order within its conversation, beside other relays', async () => {
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    const store = await filled(
      ...rounds.flatMap((round) => ['a', 'b', 'c'].map((name) => message(name, `${name}${round}`))),
    );
    const platform = fakePlatform();
    const relays = [store, await stand.openAgain()].map((one) => relayTo(one, platform));
    await until('all are delivered', isEmpty(store));
    await Promise.all(relays.map((relay) => relay.stop()));
    for (const name of ['a', 'b', 'c']) {
      const own = platform.calls.filter(({ to }) => to.conversation === name);
      expect(texts(own)).toEqual(rounds.map((round) => `${name}${round}`));
    }
    expect(relays.flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual(
      Array.from({ length: 30 }, () => 'delivered'),
    );
  });

  test('delivers as soon as it is woken', async () => {
    const store = await filled();
    const platform = fakePlatform();
    const relay = relayTo(store, platform, { pollMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await store.recordTurn(turn('d2', null, { outbox: [message('c1')] }));
    expect(platform.calls).toEqual([]);
    relay.wake();
    await until('it is delivered', () => platform.shown.length === 1);
    await relay.stop();
  });

  test('waits longer after each failure, and as long as the platform asks', async () => {
    const answers: Delivered[] = [
      { kind: 'retry', afterMs: null, reason: 'HTTP 500' },
      { kind: 'retry', afterMs: null, reason: 'HTTP 500' },
      { kind: 'retry', afterMs: 90_000, reason: 'HTTP 429' },
      { kind: 'delivered' },
    ];
    const store = await filled(message('c1'));
    const platform = fakePlatform(() => answers.shift() ?? { kind: 'delivered' });
    let now = Date.parse('2026-03-02T09:00:00Z');
    const waits: number[] = [];
    const relay = relayTo(store, platform, {
      now: () => now,
      report: (event) => {
        if (event.kind !== 'retrying') return;
        waits.push(event.dueAt - now);
        now = event.dueAt;
      },
    });
    await until('it is delivered', () => platform.shown.length === 1);
    await relay.stop();
    expect(waits).toEqual([750, 1_500, 90_500]);
    expect(platform.calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    expect(new Set(platform.calls.map(({ key }) => key)).size).toBe(1);
  });

  test('gives up on what can never be delivered, says why, and tells the next in the route', async () => {
    const otherwise = [destination('deputy', { recipient: 'deputy' })];
    const store = await filled(message('clerk', 'card', { otherwise }));
    const platform = fakePlatform(({ to }) =>
      to.conversation === 'clerk' ? { kind: 'failed', reason: 'account_inactive' } : { kind: 'delivered' },
    );
    const relay = relayTo(store, platform);
    await until('the deputy is told', () => platform.shown.length === 1);
    await relay.stop();
    expect(platform.shown).toMatchObject([{ to: otherwise[0], content: { text: 'card' }, reference: 'R-2026-0001' }]);
    expect(await store.deadLetters(10)).toMatchObject([{ reason: 'account_inactive', instead: otherwise[0] }]);
    expect(relay.events).toMatchObject([{ kind: 'dead', reason: 'account_inactive' }, { kind: 'delivered' }]);
  });

  test('reports by its name no item that is kept from somebody: they may be the one who reads the log', async () => {
    const store = await filled(message('c1'));
    const concern = turn('d2', { kind: 'concern', about: ['clerk'] }, { outbox: [message('c2')] });
    const { reference } = await store.recordTurn(concern);
    const platform = fakePlatform();
    const relay = relayTo(store, platform);
    await until('both are delivered', isEmpty(store));
    await relay.stop();
    expect(platform.calls.map((entry) => entry.reference).sort()).toEqual([reference, 'R-2026-0001']);
    expect(relay.events.map((event) => 'reference' in event && event.reference).sort()).toEqual(['R-2026-0001', null]);
  });

  test('gives up after its last attempt, and never repeats what an error says', async () => {
    const store = await filled(message('c1'));
    const platform = fakePlatform(() => {
      throw Object.assign(new Error('could not send "Dave, cut the hedge"'), { code: 'ECONNRESET' });
    });
    let now = Date.now();
    const relay = relayTo(store, platform, {
      maxAttempts: 3,
      now: () => now,
      report: (event) => {
        if (event.kind === 'retrying') now = event.dueAt;
      },
    });
    await until('it gives up', async () => (await store.backlog()).dead === 1);
    await relay.stop();
    expect(platform.calls).toHaveLength(3);
    expect(await store.deadLetters(10)).toMatchObject([{ reason: 'Error ECONNRESET (3 attempts)', attempts: 3 }]);
  });

  test('tries again what an adapter does not end in time', async () => {
    const store = await filled(message('c1'));
    const platform = fakePlatform(() => new Promise(() => undefined));
    const relay = relayTo(store, platform, { leaseMs: 1_000 });
    await until('it reports', () => relay.events.length > 0);
    await relay.stop();
    expect(relay.events).toMatchObject([{ kind: 'retrying', reason: 'timed out' }]);
  });

  test('leaves messages for an adapter that it does not have to a relay that has it', async () => {
    const store = await filled(
      message('c1', 'elsewhere', { to: destination('c1', { adapter: 'teams' }) }),
      message('c2', 'here'),
    );
    const platform = fakePlatform();
    const relay = relayTo(store, platform);
    await until('its own is delivered', () => platform.shown.length === 1);
    await relay.stop();
    expect(texts(platform.calls)).toEqual(['here']);
    expect(await store.backlog()).toMatchObject({ waiting: 1, dead: 0 });
    const other = fakePlatform();
    const teams = relayTo(store, other, { deliveries: new Map([['teams', other]]) });
    await until('the other is delivered', () => other.shown.length === 1);
    await teams.stop();
  });

  test('lets what is under way end when it is stopped, and releases what does not', async () => {
    const store = await filled(message('quick'), message('stuck'));
    const platform = fakePlatform(({ to }) =>
      to.conversation === 'stuck'
        ? new Promise(() => undefined)
        : new Promise((resolve) => setTimeout(() => resolve({ kind: 'delivered' }), 100)),
    );
    const relay = relayTo(store, platform);
    await until('both are under way', () => platform.calls.length === 2);
    await relay.stop(300);
    expect(platform.shown).toMatchObject([{ to: { conversation: 'quick' } }]);
    const next = fakePlatform();
    const successor = relayTo(store, next);
    await until('the successor has it', () => next.shown.length === 1);
    await successor.stop();
    expect(next.calls).toMatchObject([{ to: { conversation: 'stuck' }, attempt: 1 }]);
  });

  test('doubts of what an adapter hands over one by one only what it had handed over', async () => {
    const store = await filled(message('c1'), message('c2'));
    const underWay: string[] = [];
    const platform: Delivery = {
      handsOver: true,
      deliver: async ({ to }, _, handOver) => {
        if (to.conversation === 'c1') await handOver();
        underWay.push(to.conversation);
        return new Promise<never>(() => undefined);
      },
    };
    const relay = relayTo(store, platform);
    await until('both are under way', () => underWay.length === 2);
    await relay.stop(50);
    const successor = fakePlatform();
    const next = relayTo(store, successor);
    await until('all is delivered', isEmpty(store));
    await next.stop();
    const doubts = successor.calls.map(({ to, inDoubt }) => [to.conversation, inDoubt]);
    expect(Object.fromEntries(doubts)).toEqual({ c1: true, c2: false });
  });

  test('delivers once though the store is away while it claims and while it writes the result down', async () => {
    const store = await filled(message('c1'));
    const away = { claimDue: 2, settle: 2 };
    const failing = <T>(what: keyof typeof away, work: () => Promise<T>): Promise<T> => {
      away[what] -= 1;
      return away[what] >= 0 ? Promise.reject(new StoreError('unreachable', 'gone')) : work();
    };
    const platform = fakePlatform();
    const relay = relayTo(
      {
        handOver: (entry) => store.handOver(entry),
        claimDue: (claim) => failing('claimDue', () => store.claimDue(claim)),
        settle: (...settling) => failing('settle', () => store.settle(...settling)),
      },
      platform,
    );
    await until('all is delivered', isEmpty(store));
    await relay.stop();
    expect(platform.calls).toHaveLength(1);
    expect(relay.events.map((event) => (event.kind === 'store-failed' ? event.during : event.kind))).toEqual([
      'claim',
      'claim',
      'settle',
      'settle',
      'delivered',
    ]);
  });
};
