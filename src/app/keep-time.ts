import type { Counter } from './counter';
import { type Clock, startClock } from './start-clock';
import type { Store, WatchedChannel } from './store';
import type { Watching } from './watch-channels';

/** What the clocks tell whoever watches them. */
export type ClockEvent =
  | { readonly kind: 'reminded'; readonly reminded: number; readonly passedOn: number }
  | { readonly kind: 'clock-failed'; readonly during: 'follow' | 'remind' | 'sweep'; readonly error: unknown };

export type TimedParts = {
  readonly counter: () => Counter;
  readonly store: Pick<Store, 'sweep'>;
  readonly watching: Watching;
  /** The channels that the settings list. */
  readonly channels: () => readonly WatchedChannel[];
  /** Must not throw. */
  readonly report: (event: ClockEvent) => void;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How often it is looked for items that nobody acknowledged. */
const REMIND_MS = 5 * MINUTE;
/** For so long a platform's second delivery is known again, and a dead letter listed. */
const KEPT_MS = 30 * DAY;

/** Does what nobody asks for: reminders, the channels of the settings, and forgetting what is old. */
export const keepTime = ({ counter, store, watching, channels, report }: TimedParts): readonly Clock[] => {
  const failed =
    (during: Extract<ClockEvent, { kind: 'clock-failed' }>['during']) =>
    (error: unknown): void =>
      report({ kind: 'clock-failed', during, error });
  const remind = async (): Promise<void> => {
    const done = await counter().register.remind();
    if (done.reminded > 0 || done.passedOn > 0) report({ kind: 'reminded', ...done });
  };
  const sweep = (): Promise<void> => {
    const before = counter().deps.now().getTime() - KEPT_MS;
    return store.sweep(new Date(before).toISOString());
  };
  return [
    startClock({ everyMs: MINUTE, work: () => watching.follow(channels()), failed: failed('follow') }),
    startClock({ everyMs: REMIND_MS, work: remind, failed: failed('remind') }),
    startClock({ everyMs: DAY, work: sweep, failed: failed('sweep') }),
  ];
};
