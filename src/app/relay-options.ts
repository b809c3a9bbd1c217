import type { Delivery } from './delivery';
import type { Store } from './store';

/** `reference`: null also for an item that is kept from somebody. */
type About = { readonly key: string; readonly reference: string | null };

/** What the relay tells whoever watches it: ids and reasons, never words. */
export type RelayEvent =
  | (About & { readonly kind: 'delivered'; readonly attempt: number })
  | (About & { readonly kind: 'retrying'; readonly reason: string; readonly dueAt: number })
  | (About & { readonly kind: 'dead'; readonly reason: string })
  /** Its lease ran out or its item was purged: somebody else has it, or nobody needs it. */
  | (About & { readonly kind: 'lost' })
  | { readonly kind: 'store-failed'; readonly during: 'claim' | 'settle'; readonly error: unknown };

/** What a relay needs. */
export type RelayOptions = {
  readonly store: Pick<Store, 'claimDue' | 'handOver' | 'settle'>;
  /** By the adapter's name in `Destination`. What is for others is left to processes that have them. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Must not throw. */
  readonly report: (event: RelayEvent) => void;
  /** ms since 1970. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** How often an idle relay looks, ms. */
  readonly pollMs?: number;
  /** How long an entry is held; an attempt is given up after four fifths of it, ms. */
  readonly leaseMs?: number;
  /** How many messages are under way at once. */
  readonly atOnce?: number;
  /** After this many attempts it gives up. */
  readonly maxAttempts?: number;
};
