import { z } from 'zod';
import type { Act, Deed, HistoryEntry } from '../core/register/history';
import type { Delivery } from './delivery';
import type { OutboxContent } from './outbox-content';
import type { Destination, Store, WatchedChannel } from './store';

/** Who asks for a channel to be watched. `key`: of the press that asks. */
export type WatchRequest = WatchedChannel & { readonly key: string; readonly by: string };

/** The channels that are watched. The store keeps them; here they are asked for with each message. */
export type Watching = {
  readonly channels: (surface: string) => Promise<ReadonlySet<string>>;
  readonly isWatched: (surface: string, channel: string) => Promise<boolean>;
  /** Queues the notice for a channel, which is watched once the notice stands there. */
  readonly ask: (request: WatchRequest) => Promise<void>;
  readonly stop: (by: string, channel: WatchedChannel) => Promise<void>;
  /** Asks for the channels of the settings, and stops those that the settings listed before; what the Clerk switched last stays. */
  readonly follow: (listed: readonly WatchedChannel[]) => Promise<void>;
  /** A delivery after whose notices a channel is watched. */
  readonly watchOnceTold: (delivery: Delivery) => Delivery;
};

type Deps = {
  readonly store: Pick<Store, 'watch' | 'unwatch' | 'watched' | 'recordTurn' | 'history'>;
  readonly now: () => Date;
};

/** Another process may have switched a channel on or off: known after this, ms. */
const FRESH_MS = 1_000;
/** Who acts where the settings do. */
const SETTINGS = 'remit';
const WATCHING: ReadonlySet<Act> = new Set(['watched', 'unwatched']);

const noticeShape = z.object({
  kind: z.literal('watch-notice'),
  surface: z.string(),
  channel: z.string(),
  by: z.string(),
});

const same = (one: WatchedChannel, other: WatchedChannel): boolean =>
  one.surface === other.surface && one.channel === other.channel;

const everybodyIn = ({ surface, channel }: WatchedChannel): Destination => ({
  adapter: surface,
  conversation: `${surface}:${channel}`,
  recipient: null,
  address: { channel },
});

const deedOf = (act: 'watched' | 'unwatched', by: string, { surface, channel }: WatchedChannel, at: Date): Deed => ({
  act,
  by,
  at: at.toISOString(),
  detail: { surface, channel },
  words: {},
});

/** What the store said last, for a moment. */
const createCache = ({ store, now }: Deps) => {
  let known: { readonly at: number; readonly channels: Promise<readonly WatchedChannel[]> } | null = null;
  const forget = (): void => {
    known = null;
  };
  const all = (): Promise<readonly WatchedChannel[]> => {
    const at = now().getTime();
    if (known === null || Math.abs(at - known.at) > FRESH_MS) {
      known = { at, channels: store.watched() };
      // What could not be read is asked for again.
      known.channels.catch(forget);
    }
    return known.channels;
  };
  return { all, forget };
};

/** Who switched a channel on or off last, and which; null where nobody ever did. */
const lastActOn = (history: readonly HistoryEntry[], { surface, channel }: WatchedChannel): HistoryEntry | null =>
  history.findLast(
    ({ act, detail }) => WATCHING.has(act) && detail.surface === surface && detail.channel === channel,
  ) ?? null;

/** What the settings ask for that is not so yet. What a person switched last stays as it is, whatever they list. */
const dueBySettings = async (listed: readonly WatchedChannel[], { store }: Deps) => {
  const watched = await store.watched();
  const missing = listed.filter((one) => !watched.some((other) => same(one, other)));
  const unlisted = watched.filter((one) => !listed.some((other) => same(one, other)));
  if (missing.length === 0 && unlisted.length === 0) return { begin: [], end: [] };
  const history = await store.history({ kind: 'register' });
  const isTheirs = (channel: WatchedChannel): boolean => {
    const last = lastActOn(history, channel);
    return last === null || last.by === SETTINGS;
  };
  return { begin: missing.filter(isTheirs), end: unlisted.filter(isTheirs) };
};

/** Watches channels by what the store keeps. */
export const createWatching = (deps: Deps): Watching => {
  const { store, now } = deps;
  const { all, forget } = createCache(deps);

  const ask: Watching['ask'] = async ({ key, by, surface, channel }) => {
    const content: OutboxContent = { kind: 'watch-notice', surface, channel, by };
    const outbox = [{ to: everybodyIn({ surface, channel }), otherwise: [], content }];
    await store.recordTurn({ deliveryKey: `watch:${key}`, at: now().toISOString(), open: null, outbox });
  };

  const stop: Watching['stop'] = async (by, { surface, channel }) => {
    await store.unwatch({ surface, channel }, deedOf('unwatched', by, { surface, channel }, now()));
    forget();
  };

  const follow: Watching['follow'] = async (listed) => {
    const { begin, end } = await dueBySettings(listed, deps);
    for (const channel of end) await stop(SETTINGS, channel);
    // One notice a day at most, however often Remit is started while it cannot be delivered.
    const day = now().toISOString().slice(0, 10);
    for (const { surface, channel } of begin) {
      await ask({ key: `settings:${surface}:${channel}:${day}`, by: SETTINGS, surface, channel });
    }
  };

  const watchOnceTold: Watching['watchOnceTold'] = (delivery) => ({
    ...delivery,
    deliver: async (entry, signal, handOver) => {
      const delivered = await delivery.deliver(entry, signal, handOver);
      const notice = noticeShape.safeParse(entry.content);
      if (delivered.kind !== 'delivered' || !notice.success) return delivered;
      const { surface, channel, by } = notice.data;
      await store.watch({ surface, channel }, deedOf('watched', by, { surface, channel }, now()));
      forget();
      return delivered;
    },
  });

  return {
    channels: async (surface) =>
      new Set((await all()).filter((one) => one.surface === surface).map(({ channel }) => channel)),
    isWatched: async (surface, channel) => (await all()).some((one) => same(one, { surface, channel })),
    ask,
    stop,
    follow,
    watchOnceTold,
  };
};
