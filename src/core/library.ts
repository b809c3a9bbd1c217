import type { Protocol } from './protocol';

/** A protocol's file is wrong; the message names each problem, where it is and what to do. */
export class UnusableProtocolError extends Error {
  override readonly name = 'UnusableProtocolError';
}

/** The protocols by council. Each is read when it is first asked for; throws UnusableProtocolError where its file is wrong. */
export interface Library {
  readonly keys: readonly string[];
  /** null where there is no such key. */
  protocol(key: string): Protocol | null;
}
