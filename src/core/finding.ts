import type { Intent, Recipient, Verdict } from './message';
import type { Clause, ReferTo } from './protocol';

/** A clause with its rank's score, between 0 and 1. */
export type RankedClause = { readonly clause: Clause; readonly score: number };

/** A run of words in the message that led to a decision: the words, and where they start and end in the text. */
export type Evidence = { readonly words: string; readonly start: number; readonly end: number };

/** What the search decided, once. */
export type Answer =
  | { readonly kind: 'answered'; readonly clauses: readonly RankedClause[] }
  | {
      readonly kind: 'ambiguous';
      readonly readings: readonly RankedClause[];
      readonly clauses: readonly RankedClause[];
    }
  | { readonly kind: 'silent'; readonly gap: string | null; readonly nearest: readonly RankedClause[] }
  | { readonly kind: 'no-question' };

/** Everything the core decided about one message. The reply is written from it and from nothing else. */
export type Finding = {
  readonly intent: Intent;
  readonly answer: Answer;
  /** null where the message asks about no piece of work. */
  readonly verdict: Verdict | null;
  readonly referTo: ReferTo | null;
  /** Set where a councillor directly instructs staff. */
  readonly instruction: { readonly evidence: readonly Evidence[] } | null;
  /** Whom a concern is about, where that is an office that would otherwise be told. */
  readonly about: 'clerk' | 'chair' | null;
  /** Roles that are told without being asked; never the person a concern is about. */
  readonly notify: readonly Recipient[];
};
