import type { Called } from './bot-framework';

/** Why a call did not succeed, by the platform's code. */
export const reasonOf = (called: Exclude<Called<unknown>, { kind: 'done' }>): string =>
  called.kind === 'refused' ? `HTTP ${called.status} ${called.code}` : called.reason;
