import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../engine';

const KEEP = 'the history of the register is append-only';

const shared = (id: RawBuilder<unknown>, int: RawBuilder<unknown>, text: RawBuilder<unknown>) => [
  sql`create table delivery (key ${text} primary key, reference ${text}, at ${text} not null)`,
  sql`create index delivery_at on delivery (at)`,
  sql`create index delivery_reference on delivery (reference)`,
  sql`create table counter (year integer primary key, last integer not null)`,
  sql`create table history (
    sequence ${int} primary key, reference ${text}, version integer, act ${text} not null, at ${text} not null,
    detail ${text} not null, seals ${text} not null, previous ${text} not null unique, hash ${text} not null unique)`,
  sql`create index history_reference on history (reference, sequence)`,
  sql`create table words (
    sequence ${int} not null references history, name ${text} not null, salt ${text} not null, text ${text},
    primary key (sequence, name))`,
  sql`create index words_by on words (text) where name = '@by'`,
  sql`create table item (
    id ${int} primary key, reference ${text} not null unique, kind ${text} not null, council ${text} not null,
    state ${text} not null, outcome ${text}, version integer not null, opened_by ${text} not null, sender ${text},
    conversation ${text} not null, clauses ${text} not null, protocol_version ${text}, assigned_to ${text},
    opened_sequence ${int} not null references history, comment_sequence ${int} references history,
    opened_at ${text} not null, acknowledged_at ${text}, closed_at ${text}, reminded_at ${text}, escalated_at ${text},
    legal_hold integer not null check (legal_hold in (0, 1)),
    check ((state = 'closed') = (outcome is not null)))`,
  sql`create index item_state on item (state, id)`,
  sql`create index item_closed_at on item (closed_at)`,
  sql`create index item_opened_by on item (opened_by, id)`,
  sql`create index item_sender on item (sender, id)`,
  sql`create index item_assigned_to on item (assigned_to, id)`,
  sql`create table item_about (
    item ${int} not null references item, person ${text} not null, place integer not null, primary key (item, person))`,
  sql`create index item_about_person on item_about (person, item)`,
  sql`create table outbox (
    id ${id}, key ${text} not null unique, reference ${text}, adapter ${text} not null, conversation ${text} not null,
    destination ${text} not null, otherwise ${text} not null, content ${text}, state ${text} not null,
    attempts integer not null, due_at ${int} not null, touched_at ${int} not null, lease ${text},
    leased_until ${int} not null, reason ${text}, instead ${text}, recorded_at ${text} not null, died_at ${text})`,
  sql`create index outbox_waiting on outbox (conversation, id) where state = 'waiting'`,
  sql`create index outbox_order on outbox (id) where state = 'waiting'`,
  sql`create index outbox_dead on outbox (id) where state = 'dead'`,
  sql`create index outbox_died on outbox (died_at) where state = 'dead'`,
  sql`create index outbox_reference on outbox (reference)`,
  sql`create table away (
    person ${text} not null, from_day ${text} not null, until_day ${text} not null, primary key (person, from_day))`,
];

const sqlite = [
  ...shared(sql`integer primary key autoincrement`, sql`integer`, sql`text`),
  ...['update', 'delete'].map(
    (verb) => sql`create trigger ${sql.raw(`history_no_${verb}`)} before ${sql.raw(verb)} on history
      begin select raise(abort, ${sql.lit(KEEP)}); end`,
  ),
  // Its own copy of the words, because deleting them then leaves no trace in the index.
  sql`create virtual table item_search using fts5 (words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')`,
  sql`insert into item_search (item_search, rank) values ('secure-delete', 1)`,
];

const postgres = [
  // One order of text in every locale.
  ...shared(sql`bigint generated always as identity primary key`, sql`bigint`, sql`text collate "C"`),
  sql`create function refuse_change() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${KEEP}'; end`)}`,
  sql`create trigger history_no_change before update or delete on history
    for each row execute function refuse_change()`,
  sql`create trigger history_no_truncate before truncate on history
    for each statement execute function refuse_change()`,
  sql`create table item_search (item bigint primary key references item, words tsvector not null)`,
  sql`create index item_search_words on item_search using gin (words)`,
];

/** The register, its history, what was seen, the outbox and absences. */
export const register = {
  number: 1,
  name: 'register',
  statements: ({ dialect }: Pick<Engine, 'dialect'>): readonly RawBuilder<unknown>[] =>
    dialect === 'sqlite' ? sqlite : postgres,
};
