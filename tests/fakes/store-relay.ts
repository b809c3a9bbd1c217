import type { Delivered, Delivery } from '../../src/app/delivery';
import { type Relay, startRelay } from '../../src/app/relay';
import type { RelayEvent, RelayOptions } from '../../src/app/relay-options';
import type { OutboxEntry, Store } from '../../src/app/store';

/** A platform that shows a message once however often it gets it, as idempotency keys let real ones do. */
export type FakePlatform = Delivery & {
  /** Every call, in order. */
  readonly calls: readonly OutboxEntry[];
  /** What readers see, in order. */
  readonly shown: readonly OutboxEntry[];
};

/** Answers each call by this; a message is shown where the answer is `delivered`. */
export const fakePlatform = (
  answer: (entry: OutboxEntry, signal: AbortSignal) => Delivered | Promise<Delivered> = () => ({ kind: 'delivered' }),
): FakePlatform => {
  const calls: OutboxEntry[] = [];
  const shown = new Map<string, OutboxEntry>();
  return {
    calls,
    get shown() {
      return [...shown.values()];
    },
    deliver: async (entry, signal) => {
      calls.push(entry);
      const delivered = await answer(entry, signal);
      if (delivered.kind === 'delivered' && !shown.has(entry.key)) shown.set(entry.key, entry);
      return delivered;
    },
  };
};

/** A relay for one platform that looks often, and what it reported. */
export const relayTo = (
  store: Pick<Store, 'claimDue' | 'handOver' | 'settle'>,
  delivery: Delivery,
  options: Partial<RelayOptions> = {},
): Relay & { readonly events: readonly RelayEvent[] } => {
  const events: RelayEvent[] = [];
  const relay = startRelay({
    store,
    deliveries: new Map([['slack', delivery]]),
    report: (event) => events.push(event),
    now: Date.now,
    random: () => 0.5,
    pollMs: 5,
    ...options,
  });
  return { ...relay, events };
};

/** Resolves once it is so; rejects after ten seconds. */
export const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited ten seconds in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
