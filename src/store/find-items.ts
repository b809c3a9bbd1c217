import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ItemCount, ItemFilter, ItemPage, ItemQuery, Page } from '../app/store';
import type { Engine } from './engine';
import { itemOf, selectItems } from './read-item';
import { readReference } from './reference';
import { searchWords } from './search-words';
import type { Tables } from './tables';

type Where = ExpressionBuilder<Tables, 'item'>;

/** One page of the items that pass the filter, of those that the reader may see. */
export const listItems = async (engine: Engine, query: ItemQuery, page: Page): Promise<ItemPage> => {
  const newest = page.order === 'newest';
  // Chosen before they are read whole: a filter may pass many more than a page.
  const chosen = engine.db
    .selectFrom('item')
    .select('item.id')
    .where((of) => seen(engine, of, query))
    .$if(page.after !== null, (items) => items.where('item.id', newest ? '<' : '>', opening(engine, page.after)))
    .orderBy('item.id', newest ? 'desc' : 'asc')
    .limit(page.limit + 1);
  const rows = await selectItems(engine)
    .where('item.id', 'in', chosen)
    .orderBy('item.id', newest ? 'desc' : 'asc')
    .execute();
  return { items: rows.slice(0, page.limit).map(itemOf), more: rows.length > page.limit };
};

/** The entry that opened an item, which is there even where the item is not any more. */
const opening = ({ db }: Engine, reference: string | null) =>
  db
    .selectFrom('history')
    .select((from) => from.fn.min('sequence').as('sequence'))
    .where('reference', '=', reference);

/** How many of them there are, by kind, state and outcome. */
export const countItems = async (engine: Engine, query: ItemQuery): Promise<readonly ItemCount[]> => {
  const rows = await engine.db
    .selectFrom('item')
    .where((of) => seen(engine, of, query))
    .select((of) => ['kind', 'state', 'outcome', of.fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state', 'outcome'])
    .orderBy('kind')
    .orderBy('state')
    .orderBy('outcome')
    .execute();
  return rows as readonly ItemCount[];
};

const seen = (engine: Engine, of: Where, { where, within }: ItemQuery): Expression<SqlBool> =>
  of.and([passes(engine, of, where), of.or(within.map((filter) => passes(engine, of, filter)))]);

const passes = (engine: Engine, of: Where, filter: ItemFilter): Expression<SqlBool> =>
  of.and([...byKind(of, filter), ...byPeople(of, filter), ...byTime(of, filter), ...byText(engine, of, filter)]);

const byKind = (of: Where, filter: ItemFilter): readonly Expression<SqlBool>[] => [
  ...oneOf(of, 'item.council', filter.councils),
  ...oneOf(of, 'item.kind', filter.kinds),
  ...oneOf(of, 'item.state', filter.states),
  ...oneOf(of, 'item.outcome', filter.outcomes),
  ...(filter.legalHold === undefined ? [] : [of('item.legal_hold', '=', filter.legalHold ? 1 : 0)]),
];

type Choice = 'item.council' | 'item.kind' | 'item.state' | 'item.outcome';

/** An empty list of choices lets nothing pass. */
const oneOf = (of: Where, column: Choice, values: readonly string[] | undefined): readonly Expression<SqlBool>[] => {
  if (values === undefined) return [];
  return [values.length === 0 ? of.lit(false) : of(column, 'in', values)];
};

const about = (of: Where, person: string) => of.selectFrom('item_about').select('item').where('person', '=', person);

const byPeople = (of: Where, filter: ItemFilter): readonly Expression<SqlBool>[] => [
  ...(filter.openedBy === undefined ? [] : [of('item.opened_by', '=', filter.openedBy)]),
  ...(filter.notOpenedBy === undefined ? [] : [of('item.opened_by', '<>', filter.notOpenedBy)]),
  ...(filter.sender === undefined ? [] : [of('item.sender', '=', filter.sender)]),
  ...(filter.assignedTo === undefined ? [] : [of('item.assigned_to', '=', filter.assignedTo)]),
  ...(filter.about === undefined ? [] : [of('item.id', 'in', about(of, filter.about))]),
  ...(filter.notAbout === undefined ? [] : [of('item.id', 'not in', about(of, filter.notAbout))]),
  ...(filter.involves === undefined ? [] : [involved(of, filter.involves)]),
];

/** A union, so that each part uses its own index. */
const involved = (of: Where, person: string): Expression<SqlBool> => {
  const items = (column: 'opened_by' | 'sender' | 'assigned_to') =>
    of.selectFrom('item as i').select('i.id as item').where(`i.${column}`, '=', person);
  return of(
    'item.id',
    'in',
    about(of, person).union(items('opened_by')).union(items('sender')).union(items('assigned_to')),
  );
};

const byTime = (of: Where, filter: ItemFilter): readonly Expression<SqlBool>[] => [
  ...(filter.openedSince === undefined ? [] : [of('item.opened_at', '>=', filter.openedSince)]),
  ...(filter.openedBefore === undefined ? [] : [of('item.opened_at', '<', filter.openedBefore)]),
  // As a set of its own: the retention clock asks for few of very many.
  ...(filter.closedBefore === undefined ? [] : [of('item.id', 'in', closedBefore(of, filter.closedBefore))]),
];

const closedBefore = (of: Where, at: string) => of.selectFrom('item as i').select('i.id').where('i.closed_at', '<', at);

const byText = (engine: Engine, of: Where, { text }: ItemFilter): readonly Expression<SqlBool>[] => {
  if (text === undefined) return [];
  const reference = readReference(text);
  if (reference !== null) return [of('item.reference', '=', reference)];
  const words = searchWords(text);
  return [words.length === 0 ? of.lit(false) : engine.matches(words)];
};
