import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../engine';

const tables = (text: RawBuilder<unknown>) => [
  sql`create table card (
    id ${text} primary key, reference ${text} not null, destination ${text} not null, handle ${text} not null)`,
  sql`create index card_reference on card (reference)`,
  sql`alter table outbox add column is_card integer not null default 0`,
  sql`alter table outbox add column is_stale integer not null default 0`,
  sql`alter table outbox add column card ${text}`,
  sql`alter table outbox add column posted ${text}`,
  sql`create index outbox_card on outbox (card) where card is not null`,
  sql`update outbox set is_card = 1 where content like '{"kind":"item-card"%'`,
  sql`create table address (
    surface ${text} not null, account ${text} not null, address ${text} not null, primary key (surface, account))`,
  sql`create table watched (surface ${text} not null, channel ${text} not null, primary key (surface, channel))`,
];

/** Items were numbered by their references, which need not be in order any more: they take the number of their entry. */
const renumber = [
  sql`update item_about set item = (select opened_sequence from item where item.id = item_about.item)`,
  sql`update item set id = opened_sequence`,
];

const sqlite = [
  ...tables(sql`text`),
  sql`pragma defer_foreign_keys = on`,
  sql`insert into item_search (rowid, words)
    select item.opened_sequence, item_search.words from item_search join item on item.id = item_search.rowid`,
  sql`delete from item_search where rowid in (select id from item)`,
  ...renumber,
];

const postgres = [
  ...tables(sql`text collate "C"`),
  sql`alter table item_about drop constraint item_about_item_fkey`,
  sql`alter table item_search drop constraint item_search_item_fkey`,
  sql`update item_search set item = (select opened_sequence from item where item.id = item_search.item)`,
  ...renumber,
  sql`alter table item_about add foreign key (item) references item`,
  sql`alter table item_search add foreign key (item) references item`,
];

/** Cards that can be changed, addresses, watched channels; and items in the order in which they were opened. */
export const cards = {
  number: 2,
  name: 'cards',
  statements: ({ dialect }: Pick<Engine, 'dialect'>): readonly RawBuilder<unknown>[] =>
    dialect === 'sqlite' ? sqlite : postgres,
};
