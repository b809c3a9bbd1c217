import type { Outcome } from './item';

/** What somebody can do with an item that is there. */
export type Action =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'close'; readonly outcome: Outcome; readonly note: string | null }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'assign'; readonly to: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'release'; readonly reason: string }
  | { readonly kind: 'comment'; readonly text: string }
  /** The permitted route: the Clerk is asked to treat the flagged message as a request. */
  | { readonly kind: 'send-as-request'; readonly text: string | null }
  | { readonly kind: 'withdraw'; readonly reason: string | null };

/** The outcomes, in the order in which they are offered. None of them is a finding about anybody. */
export const OUTCOMES = [
  'no-action',
  'not-an-instruction',
  'handled-as-a-request',
  'spoke-to-the-member',
  'referred-to-the-monitoring-officer',
] as const satisfies readonly Outcome[];

/** Why an action is refused. `unseen`: for this person there is no such item. */
export type RefusalReason =
  | 'unseen'
  | 'about-you'
  | 'opened-by-you'
  | 'for-whoever-opened-it'
  | 'for-a-flagged-message'
  | 'not-closed'
  | 'closed'
  | 'not-open'
  | 'already-held'
  | 'not-held'
  | 'not-assignable'
  | 'already-assigned'
  | 'empty';
