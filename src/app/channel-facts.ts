import type { Act, HistoryEntry } from '../core/register/history';
import type { Json } from '../core/register/item';
import type { ChannelFacts } from './front-desk';
import type { WatchedChannel } from './store';

const WATCHING: ReadonlySet<Act> = new Set(['watched', 'unwatched']);

/** Who switched a channel on or off last, and which; null where nobody ever did. */
export const lastActOn = (
  history: readonly HistoryEntry[],
  { surface, channel }: WatchedChannel,
): HistoryEntry | null =>
  history.findLast(
    ({ act, detail }) => WATCHING.has(act) && detail.surface === surface && detail.channel === channel,
  ) ?? null;

const textOf = (kept: Json | undefined): string | null => (typeof kept === 'string' ? kept : null);

/** What the platform said of a channel when it was switched on. */
export const factsOf = (history: readonly HistoryEntry[], channel: WatchedChannel): ChannelFacts => {
  const last = lastActOn(history, channel);
  return {
    name: textOf(last?.words.name),
    group: textOf(last?.detail.group),
    groupName: textOf(last?.words.group),
  };
};
