import type { RefusedWhy } from './slack-options';

/** A request that came rightly signed, and yet is not for this council. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly why: RefusedWhy) {
    super(`A request of Slack was refused: ${why}.`);
  }
}

/** The error that was thrown, out of what Bolt wrapped it in. */
export const originalOf = (error: unknown): unknown =>
  error instanceof Error && 'original' in error && error.original instanceof Error ? error.original : error;

/** What it is called, since its message could quote what people wrote. */
export const nameOfError = (error: unknown): string => {
  const original = originalOf(error);
  if (!(original instanceof Error)) return 'unknown error';
  return 'reason' in original && typeof original.reason === 'string'
    ? `${original.name} ${original.reason}`
    : original.name;
};
