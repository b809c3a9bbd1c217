import { setTimeout as wait } from 'node:timers/promises';
import { isCounted } from '../core/register/counted';
import { backoffMs } from './backoff';
import type { Delivered, Delivery, HandOver } from './delivery';
import type { RelayOptions } from './relay-options';
import type { Attempt, OutboxEntry } from './store';

/** Everything that carrying one message takes. */
export type Carrying = Required<Omit<RelayOptions, 'pollMs' | 'atOnce'>>;

/** The first wait before a result is written down again, ms; each next one is twice as long. */
const SETTLE_MS = 100;

/** Tries one message once and writes down how it ended. Never rejects; `stop` gives it up and releases it. */
export const deliverEntry = async (deps: Carrying, entry: OutboxEntry, stop: AbortSignal): Promise<void> => {
  const delivery = deps.deliveries.get(entry.to.adapter);
  const hold = createHold(deps, entry);
  const attempt: Attempt = delivery === undefined ? { kind: 'release' } : await tryOnce(deps, delivery, hold, stop);
  await settleSurely(deps, hold.entry(), attempt, stop);
  delivery?.settled?.(entry);
};

type Hold = { readonly entry: () => OutboxEntry; readonly handOver: HandOver };

/** A message under the lease that it has now. */
const createHold = ({ store }: Carrying, claimed: OutboxEntry): Hold => {
  let entry = claimed;
  return {
    entry: () => entry,
    handOver: async () => {
      const lease = await store.handOver(entry);
      if (lease === null) return false;
      entry = { ...entry, lease };
      return true;
    },
  };
};

const tryOnce = async (deps: Carrying, delivery: Delivery, hold: Hold, stop: AbortSignal): Promise<Attempt> => {
  // The rest of the lease is for writing the result down, before somebody else may try.
  const signal = AbortSignal.any([stop, AbortSignal.timeout(deps.leaseMs * 0.8)]);
  const given = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  const delivered = await Promise.race([given, attempted(delivery, hold, signal)]);
  if (delivered === null && stop.aborted) return { kind: 'release' };
  return attemptOf(deps, hold.entry(), delivered ?? { kind: 'retry', afterMs: null, reason: 'timed out' });
};

/** An adapter that throws has met what it did not foresee: that may pass. */
const attempted = async (delivery: Delivery, hold: Hold, signal: AbortSignal): Promise<Delivered> => {
  try {
    return await delivery.deliver(hold.entry(), signal, hold.handOver);
  } catch (error) {
    return { kind: 'retry', afterMs: null, reason: nameOf(error) };
  }
};

/** Its name and code, since its message could quote what people wrote. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
};

const attemptOf = ({ now, random, maxAttempts }: Carrying, entry: OutboxEntry, delivered: Delivered): Attempt => {
  switch (delivered.kind) {
    case 'delivered':
      return { kind: 'delivered', handle: delivered.handle ?? null };
    case 'failed':
      return { kind: 'dead', reason: delivered.reason };
    case 'retry': {
      const { afterMs, reason, refused = false } = delivered;
      if (entry.attempt >= maxAttempts) return { kind: 'dead', reason: `${reason} (${entry.attempt} attempts)` };
      return { kind: 'retry', dueAt: now() + backoffMs(entry.attempt, afterMs, random), reason, refused };
    }
  }
};

/** A message that was delivered must not be delivered again because the store was away for a moment. */
const settleSurely = async (deps: Carrying, entry: OutboxEntry, attempt: Attempt, stop: AbortSignal): Promise<void> => {
  for (let pause = SETTLE_MS, waited = 0; ; waited += pause, pause *= 2) {
    try {
      const settled = await deps.store.settle(entry, attempt, deps.now());
      tell(deps, entry, settled === 'lost' ? { kind: 'lost' } : attempt);
      return;
    } catch (error) {
      deps.report({ kind: 'store-failed', during: 'settle', error });
      // By then the lease has run out, and whoever claims it next has the same key.
      if (stop.aborted || waited + pause > deps.leaseMs) return;
    }
    await wait(pause);
  }
};

const tell = ({ report }: Carrying, entry: OutboxEntry, ended: Attempt | { readonly kind: 'lost' }): void => {
  const { key, attempt } = entry;
  // The log may be read by somebody from whom the item is kept.
  const reference = entry.reference !== null && isCounted(entry.reference) ? entry.reference : null;
  switch (ended.kind) {
    case 'delivered':
      report({ kind: 'delivered', key, reference, attempt });
      break;
    case 'retry':
      report({ kind: 'retrying', key, reference, reason: ended.reason, dueAt: ended.dueAt });
      break;
    case 'dead':
      report({ kind: 'dead', key, reference, reason: ended.reason });
      break;
    case 'lost':
      report({ kind: 'lost', key, reference });
      break;
    case 'release':
      break;
  }
};
