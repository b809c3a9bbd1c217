import type { Action } from '../register/action';
import type { ItemKind, ItemState } from '../register/item';

/** Which items of the register a list shows; null where it shows all. */
export type ListFilter = { readonly state: ItemState | null; readonly kind: ItemKind | null };

/**
 * What a button brings back, as plain data: an adapter carries it to the platform and back and never reads it, and parses it
 * by `readPress`. It says what is wished; who may do it is decided again when it comes back.
 */
export type Press =
  /** Asks this; without words it opens the form to ask. */
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'clause'; readonly clauseId: string }
  /** `clauses`: ids of those that could be meant too. */
  | { readonly kind: 'other-readings'; readonly clauses: readonly string[] }
  | { readonly kind: 'feedback'; readonly helped: boolean; readonly clauses: readonly string[] }
  /** What Remit says of itself: a welcome, what it does, what is kept. */
  | { readonly kind: 'talk'; readonly about: 'greeting' | 'help' | 'privacy' }
  /** Opens the form that brings something to the Clerk; what is about an office begins with that and goes elsewhere. */
  | { readonly kind: 'refer'; readonly about?: 'clerk' | 'chair' }
  /** Opens the form that checks whether a request is within remit. */
  | { readonly kind: 'check' }
  | { readonly kind: 'act'; readonly reference: string; readonly version: number; readonly act: Action['kind'] }
  | { readonly kind: 'item'; readonly reference: string }
  /** A page of the register: after this reference, null for the first. */
  | { readonly kind: 'items'; readonly filter: ListFilter; readonly after: string | null }
  | { readonly kind: 'mine'; readonly after: string | null }
  /** Without a channel it opens the form to choose one. */
  | { readonly kind: 'watch'; readonly channel: string | null; readonly on: boolean }
  /** `after`: with the watched channels that follow this one. */
  | { readonly kind: 'home'; readonly after?: string };
