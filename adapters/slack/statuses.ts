import { setTimeout as wait } from 'node:timers/promises';

/** An answer waits so long for a status that is under way, ms. */
const PATIENCE_MS = 2_000;

export type Thread = { readonly channel: string; readonly threadTs: string | null };

/**
 * The statuses that are under way. Only a message that comes after it takes a status away: one that came after the answer would
 * stay.
 */
export type Statuses = {
  readonly during: (thread: Thread, work: () => Promise<unknown>) => Promise<void>;
  /** Resolves when none is under way in the thread, or when that takes too long. */
  readonly settled: (thread: Thread) => Promise<void>;
};

export const createStatuses = (): Statuses => {
  const underWay = new Map<string, Promise<unknown>>();
  const nameOf = ({ channel, threadTs }: Thread): string => `${channel}:${threadTs}`;
  return {
    during: async (thread, work) => {
      const running = work();
      underWay.set(nameOf(thread), running);
      await running;
      if (underWay.get(nameOf(thread)) === running) underWay.delete(nameOf(thread));
    },
    settled: async (thread) => {
      const running = underWay.get(nameOf(thread));
      if (running !== undefined) await Promise.race([running, wait(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
};
