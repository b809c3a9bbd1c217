import type { Delivery } from './delivery';

/** A platform on which Remit is present, as its adapter makes it. `Router`: whatever the web server mounts. */
export type Surface<Router> = {
  /** The name by which the outbox knows it. */
  readonly name: string;
  /** What whoever starts it should know: where its requests come in. No secrets. */
  readonly says: string;
  /** Answers the platform's requests and reads its own bodies; null where none come in over HTTP. */
  readonly router: Router | null;
  readonly delivery: Delivery;
  readonly start: () => Promise<void>;
  /** Ends what is under way. */
  readonly stop: () => Promise<void>;
};
