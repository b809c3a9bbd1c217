import type { OutboxEntry } from './store';

/**
 * What an adapter says of one attempt. `retry`: the platform is down or asks for patience (`afterMs`: its Retry-After;
 * null where it gave none). `failed`: it will never work this way. Reasons name the platform's code, never any message.
 */
export type Delivered =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly afterMs: number | null; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** How an adapter brings one message to its platform. */
export interface Delivery {
  /**
   * May be called more than once for one message, with the same `entry.key` each time: the key is for the platform, so
   * that the reader sees the message once. Ends soon after `signal` aborts.
   */
  deliver(entry: OutboxEntry, signal: AbortSignal): Promise<Delivered>;
}
