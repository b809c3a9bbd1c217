import type { Json } from './item';

/** What can happen to an item, or to the register as a whole. */
export type Act =
  | 'opened'
  | 'acknowledged'
  | 'closed'
  | 'reopened'
  | 'assigned'
  | 'noted'
  | 'commented'
  | 'sent-as-a-request'
  | 'withdrawn'
  | 'reminded'
  | 'escalated'
  | 'held'
  | 'released'
  | 'redacted'
  | 'purged'
  | 'exported'
  | 'away'
  | 'watched'
  | 'unwatched'
  /** Its sender edited the message: `text` is what it reads now, where that is an instruction too. */
  | 'edited';

/** An act as its author describes it. Whatever names or quotes a person goes to `words`; `detail` can never be removed. */
export type Deed = {
  readonly act: Act;
  /** A person's id, or `remit` for what the clock did. Sealed like the words. */
  readonly by: string;
  /** UTC, as `Date.toISOString` writes it. */
  readonly at: string;
  /** Facts without personal data: `{"outcome":"no-action"}`. */
  readonly detail: { readonly [key: string]: Json };
  /** What people wrote or who they are, by name: `note`, `reason`, `to`. The chain holds only salted hashes of them. */
  readonly words: { readonly [name: string]: string };
};

/** One link of the register's history. The hash covers everything here but the words, of which it covers the salted hashes. */
export type HistoryEntry = {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** null for what happened to the register as a whole. */
  readonly reference: string | null;
  /** The item's version after the act; null where there is no item. */
  readonly version: number | null;
  readonly act: Act;
  readonly at: string;
  /** null once it was lawfully removed. */
  readonly by: string | null;
  readonly detail: { readonly [key: string]: Json };
  /** By name; null for words that were lawfully removed. */
  readonly words: { readonly [name: string]: string | null };
  /** Hexadecimal SHA-256 of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
};

/** An entry by itself: its place among all others would tell of those that its reader may not see. */
export type LoneEntry = Omit<HistoryEntry, 'sequence' | 'previous' | 'hash'>;

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Of words that were removed the names, without the entries in which they stood. */
const namesOf = (removed: Json): readonly Json[] =>
  typeof removed === 'object' && removed !== null && 'names' in removed && isList(removed.names) ? removed.names : [];

/** The entries without their places. */
export const withoutPlaces = (history: readonly HistoryEntry[]): readonly LoneEntry[] =>
  history.map(({ sequence: _, previous: __, hash: ___, detail, ...entry }) => ({
    ...entry,
    detail: isList(detail.removed) ? { ...detail, removed: detail.removed.flatMap(namesOf) } : detail,
  }));
