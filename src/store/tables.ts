import type { Generated } from 'kysely';

/** The columns of both databases. JSON and times are text, so that one set of queries serves them; flags are 0 and 1. */
export type Tables = {
  readonly migration: { number: number; name: string; at: string };
  readonly delivery: { key: string; reference: string | null; at: string };
  /** The last number given out in each year. */
  readonly counter: { year: number; last: number };
  readonly item: ItemTable;
  readonly item_about: { item: number; person: string; place: number };
  readonly history: HistoryTable;
  /** What people wrote and who they are: the only part of the history that can be removed. */
  readonly words: { sequence: number; name: string; salt: string; text: string | null };
  readonly outbox: OutboxTable;
  /** Messages that show an item and can be changed. */
  readonly card: CardTable;
  /** `account`: the person's id. */
  readonly address: { surface: string; account: string; address: string };
  readonly watched: { surface: string; channel: string };
  readonly away: { person: string; from_day: string; until_day: string };
};

export type ItemTable = {
  /** The number of the entry that opened it, so that items are in order. */
  id: number;
  reference: string;
  kind: string;
  council: string;
  state: string;
  outcome: string | null;
  version: number;
  opened_by: string;
  sender: string | null;
  conversation: string;
  clauses: string;
  protocol_version: string | null;
  assigned_to: string | null;
  /** The entry that opened it, whose words hold the sentence. */
  opened_sequence: number;
  /** The entry whose words hold the sender's comment. */
  comment_sequence: number | null;
  opened_at: string;
  acknowledged_at: string | null;
  closed_at: string | null;
  reminded_at: string | null;
  escalated_at: string | null;
  legal_hold: number;
};

export type HistoryTable = {
  sequence: number;
  reference: string | null;
  version: number | null;
  act: string;
  at: string;
  detail: string;
  /** Salted hashes by name. */
  seals: string;
  previous: string;
  hash: string;
};

export type OutboxTable = {
  id: Generated<number>;
  key: string;
  reference: string | null;
  adapter: string;
  conversation: string;
  destination: string;
  otherwise: string;
  content: string | null;
  /** A delivered message is no longer there. */
  state: 'waiting' | 'dead';
  attempts: number;
  /** ms: not before this. */
  due_at: number;
  /** ms: when the last lease was taken or the last attempt ended. A time in the future shows that the clock went back. */
  touched_at: number;
  lease: string | null;
  leased_until: number;
  reason: string | null;
  instead: string | null;
  /** 1 for a view of the item. */
  is_card: Generated<number>;
  /** 1 where the item has changed since this card was, perhaps, drawn. */
  is_stale: Generated<number>;
  /** The card that this brings up to date. */
  card: string | null;
  /** Its handle. */
  posted: string | null;
  recorded_at: string;
  died_at: string | null;
};

export type CardTable = { id: string; reference: string; destination: string; handle: string };
