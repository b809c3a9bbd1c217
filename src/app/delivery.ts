import type { Json } from '../core/register/item';
import type { OutboxEntry } from './store';

/**
 * What an adapter says of one attempt. `handle`: by which it can change the message later; it comes back as `posted`.
 * `retry`: the platform is down or asks for patience (`afterMs`: its Retry-After; null where it gave none;
 * `refused`: it said that it did not take the message, so that nobody has it). `failed`: it
 * will never work this way. Reasons name the platform's code, never any message.
 */
export type Delivered =
  | { readonly kind: 'delivered'; readonly handle?: Json }
  | { readonly kind: 'retry'; readonly afterMs: number | null; readonly reason: string; readonly refused?: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Writes down that a message is about to leave: from then on, unless its end is on record, nobody knows whether it got
 * through. False where somebody else has it by now.
 */
export type HandOver = () => Promise<boolean>;

/** How an adapter brings one message to its platform. */
export interface Delivery {
  /** It calls `handOver` before it posts anything: what it never handed over when a process died surely was not posted. */
  readonly handsOver?: true;
  /**
   * May be called more than once for one message, with the same `entry.key` each time: the key is for the platform, so
   * that the reader sees the message once. With `entry.posted` it changes that message instead. Ends soon after `signal`
   * aborts.
   */
  deliver(entry: OutboxEntry, signal: AbortSignal, handOver: HandOver): Promise<Delivered>;
  /** How the attempt ended is on record, or somebody else has the message by now. */
  settled?(entry: OutboxEntry): void;
}
