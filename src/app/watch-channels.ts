import { z } from 'zod';
import type { Deed } from '../core/register/history';
import { factsOf, lastActOn } from './channel-facts';
import type { Delivery } from './delivery';
import type { ChannelFacts, ChannelsOf } from './front-desk';
import type { OutboxContent } from './outbox-content';
import type { Destination, Store, WatchedChannel } from './store';

/** Who asks for a channel to be watched. `key`: of the press that asks; `facts`: where the platform said something of it. */
export type WatchRequest = WatchedChannel & {
  readonly key: string;
  readonly by: string;
  readonly facts?: ChannelFacts;
};

/** A watched channel, with what is known of it. */
export type KnownChannel = WatchedChannel & ChannelFacts;

/** The channels that are watched. The store keeps them; here they are asked for with each message. */
export type Watching = {
  readonly channels: (surface: string) => Promise<ReadonlySet<string>>;
  /** The same, with what the platform said of each when it was switched on. */
  readonly known: (surface: string) => Promise<readonly KnownChannel[]>;
  readonly isWatched: (surface: string, channel: string) => Promise<boolean>;
  /** Queues the notice for a channel, which is watched once the notice stands there. */
  readonly ask: (request: WatchRequest) => Promise<void>;
  readonly stop: (by: string, channel: WatchedChannel) => Promise<void>;
  /** Ends it where Remit was taken out; of a group also for channels whose group is not known, which settings may ask for again. */
  readonly end: (surface: string, where: ChannelsOf) => Promise<void>;
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
/** Who acts where the settings do, or nobody does. */
const SETTINGS = 'remit';

const noticeShape = z.object({
  kind: z.literal('watch-notice'),
  surface: z.string(),
  channel: z.string(),
  by: z.string(),
  facts: z
    .object({ name: z.string().nullable(), group: z.string().nullable(), groupName: z.string().nullable() })
    .optional(),
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

/** Names go where they can be removed. */
const withFacts = (deed: Deed, { name, group, groupName }: ChannelFacts): Deed => ({
  ...deed,
  detail: { ...deed.detail, ...(group === null ? {} : { group }) },
  words: { ...(name === null ? {} : { name }), ...(groupName === null ? {} : { group: groupName }) },
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

/** The watched channels of a surface, by the history in which their facts are. */
const knownOn = async (surface: string, { store }: Deps): Promise<readonly KnownChannel[]> => {
  const here = (await store.watched()).filter((one) => one.surface === surface);
  if (here.length === 0) return [];
  const history = await store.history({ kind: 'register' });
  return here.map((channel) => ({ ...channel, ...factsOf(history, channel) }));
};

/** Whether a channel is among these, or may be. */
const isOf = ({ channel, group }: KnownChannel, where: ChannelsOf): boolean =>
  where.kind === 'channel' ? channel === where.channel : group === null || group === where.group;

/** `began`: a channel is watched that was not. */
const watchAfter = (delivery: Delivery, { store, now }: Deps, began: () => void): Delivery => ({
  ...delivery,
  deliver: async (entry, signal, handOver) => {
    const delivered = await delivery.deliver(entry, signal, handOver);
    const notice = noticeShape.safeParse(entry.content);
    if (delivered.kind !== 'delivered' || !notice.success) return delivered;
    const { surface, channel, by, facts } = notice.data;
    const deed = deedOf('watched', by, { surface, channel }, now());
    await store.watch({ surface, channel }, facts === undefined ? deed : withFacts(deed, facts));
    began();
    return delivered;
  },
});

/** Watches channels by what the store keeps. */
export const createWatching = (deps: Deps): Watching => {
  const { store, now } = deps;
  const { all, forget } = createCache(deps);

  const ask: Watching['ask'] = async ({ key, by, surface, channel, facts }) => {
    const content: OutboxContent = {
      kind: 'watch-notice',
      surface,
      channel,
      by,
      ...(facts === undefined ? {} : { facts }),
    };
    const outbox = [{ to: everybodyIn({ surface, channel }), otherwise: [], content }];
    await store.recordTurn({ deliveryKey: `watch:${key}`, at: now().toISOString(), open: null, outbox });
  };

  const stop: Watching['stop'] = async (by, { surface, channel }) => {
    await store.unwatch({ surface, channel }, deedOf('unwatched', by, { surface, channel }, now()));
    forget();
  };

  const end: Watching['end'] = async (surface, where) => {
    for (const known of await knownOn(surface, deps)) {
      if (!isOf(known, where)) continue;
      const channel = { surface, channel: known.channel };
      const deed = deedOf('unwatched', SETTINGS, channel, now());
      await store.unwatch(channel, { ...deed, detail: { ...deed.detail, because: 'taken-out' } });
    }
    forget();
  };

  const follow: Watching['follow'] = async (listed) => {
    const due = await dueBySettings(listed, deps);
    for (const channel of due.end) await stop(SETTINGS, channel);
    // One notice a day at most, however often Remit is started while it cannot be delivered.
    const day = now().toISOString().slice(0, 10);
    for (const { surface, channel } of due.begin) {
      await ask({ key: `settings:${surface}:${channel}:${day}`, by: SETTINGS, surface, channel });
    }
  };

  return {
    channels: async (surface) =>
      new Set((await all()).filter((one) => one.surface === surface).map(({ channel }) => channel)),
    known: (surface) => knownOn(surface, deps),
    isWatched: async (surface, channel) => (await all()).some((one) => same(one, { surface, channel })),
    ask,
    stop,
    end,
    follow,
    watchOnceTold: (delivery) => watchAfter(delivery, deps, forget),
  };
};
