import { setTimeout as wait } from 'node:timers/promises';
import { type Carrying, deliverEntry } from './deliver-entry';
import type { RelayOptions } from './relay-options';

/** How long messages gather between two claims, ms. */
const GATHER_MS = 10;

export type Relay = {
  /** Looks now: something was recorded. */
  wake(): void;
  /** Claims no more, gives what is under way `graceMs` to end, releases the rest, then resolves. */
  stop(graceMs?: number): Promise<void>;
};

/** Delivers what is in the outbox until it is stopped, beside any number of others. */
export const startRelay = (options: RelayOptions): Relay => {
  const { pollMs = 500, atOnce = 16 } = options;
  // With the longest backoff, 300 attempts are about three days.
  const deps: Carrying = { leaseMs: 60_000, maxAttempts: 300, ...options };
  const adapters = [...deps.deliveries.keys()];
  const handingOver = adapters.filter((name) => deps.deliveries.get(name)?.handsOver === true);
  const underWay = new Set<Promise<void>>();
  const giveUp = new AbortController();
  const pause = createPause();
  let stopping = false;

  /** How many were claimed; none where the store failed. */
  const claim = async (): Promise<number> => {
    const limit = atOnce - underWay.size;
    if (limit === 0) return 0;
    try {
      const { now, leaseMs } = deps;
      const entries = await deps.store.claimDue({ now: now(), leaseMs, limit, adapters, handingOver });
      for (const entry of entries) {
        const work = deliverEntry(deps, entry, giveUp.signal).finally(() => {
          underWay.delete(work);
          pause.end();
        });
        underWay.add(work);
      }
      return entries.length;
    } catch (error) {
      deps.report({ kind: 'store-failed', during: 'claim', error });
      return 0;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const claimed = await claim();
      if (stopping) return;
      // Under load the next claim takes what has gathered meanwhile: asking for each message alone would cost a write each.
      if (claimed > 0) await wait(GATHER_MS);
      else await pause.take(pollMs * (0.75 + deps.random() / 2));
    }
  };
  const running = run();

  return {
    wake: pause.end,
    stop: async (graceMs = 5_000) => {
      stopping = true;
      pause.end();
      await running;
      const grace = setTimeout(() => giveUp.abort(), graceMs);
      await Promise.all(underWay);
      clearTimeout(grace);
    },
  };
};

/** A rest that can be ended early, before it is taken too. */
const createPause = () => {
  let isEnded = false;
  let end: () => void = () => undefined;
  return {
    end: () => {
      isEnded = true;
      end();
    },
    take: async (ms: number): Promise<void> => {
      if (!isEnded) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isEnded = false;
    },
  };
};
