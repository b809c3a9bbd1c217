import { isCounted } from '../core/register/counted';
import type { LoneEntry } from '../core/register/history';
import type { Item } from '../core/register/item';
import { type ItemView, type OwnItem, ownItem, viewOf } from '../core/register/item-view';
import { holds, type Person, personOf } from '../core/register/person';
import { keeps, standingOf } from '../core/register/standing';
import { knownDeeds } from './known-deeds';
import type { RegisterDeps } from './register-deps';
import { keptBy, ownOf } from './scope';
import type { ItemCount, ItemFilter, ItemPage, Page } from './store';

/** A page of somebody's own items: what was recorded of them, and their state. */
export type OwnPage = { readonly items: readonly OwnItem[]; readonly more: boolean };

/** Reading the register. Whoever asks is a person's id; somebody whom the settings do not list sees nothing. */
export type ReadRegister = {
  /** The items that this person keeps. */
  readonly list: (by: string, where: ItemFilter, page: Page) => Promise<ItemPage>;
  /** How many of them share a kind, state and outcome; never how many a person has. */
  readonly count: (by: string, where: ItemFilter) => Promise<readonly ItemCount[]>;
  /** What this person sent or opened. */
  readonly own: (by: string, page: Page) => Promise<OwnPage>;
  /** One item with its history, as much of it as this person may see. */
  readonly view: (by: string, reference: string) => Promise<ItemView>;
  /** What was done to no single item: absences, watched channels, and of exports those that this person may know of. */
  readonly deeds: (by: string) => Promise<readonly LoneEntry[]>;
};

/** The use cases that read; each asks the rules again for every single item. */
export const createReadRegister = (deps: RegisterDeps): ReadRegister => {
  const { store, directory, protocol } = deps;
  const { staffing } = directory;

  /** Whether a page may begin there for this person: what they may not see has no place among the others, like what is not there. */
  const hasPlace = async (person: Person, after: string | null): Promise<boolean> => {
    if (after === null) return true;
    const item = await store.item(after);
    // The Clerk, whose numbers have no gaps, can go on from one that was removed.
    if (item === null) return isCounted(after) && holds(staffing, 'clerk', person.id);
    return item.council === protocol.key && standingOf(person, item, staffing) !== 'stranger';
  };

  return {
    list: async (by, where, page) => {
      const person = personOf(staffing, by);
      if (person === null || !(await hasPlace(person, page.after))) return { items: [], more: false };
      const { items, more } = await store.list({ where, within: keptBy(person, staffing, protocol.key) }, page);
      return { items: items.filter((item) => keeps(standingOf(person, item, staffing))), more };
    },
    count: async (by, where) => {
      const person = personOf(staffing, by);
      if (person === null) return [];
      return await store.count({ where, within: keptBy(person, staffing, protocol.key) });
    },
    own: async (by, page) => {
      const person = personOf(staffing, by);
      if (person === null || !(await hasPlace(person, page.after))) return { items: [], more: false };
      const { items, more } = await store.list({ where: {}, within: ownOf(person, protocol.key) }, page);
      const seen = items.filter((item) => isOwn(standingOf(person, item, staffing)));
      return { items: seen.map(ownItem), more };
    },
    view: async (by, reference) => {
      const person = personOf(staffing, by);
      const item = person === null ? null : await store.item(reference);
      if (person === null || item === null || item.council !== protocol.key) return { kind: 'nothing' };
      if (standingOf(person, item, staffing) === 'stranger') return { kind: 'nothing' };
      return viewOf(person, item, await store.history({ kind: 'item', reference }), staffing);
    },
    deeds: async (by) => {
      const person = personOf(staffing, by);
      return person === null ? [] : await knownDeeds(person, deps);
    },
  };
};

const isOwn = (standing: ReturnType<typeof standingOf>): boolean => standing !== 'stranger' && standing !== 'keeper';

/** Every item of a query, page after page. */
export const everyItem = async (
  read: (page: Page) => Promise<ItemPage>,
  order: Page['order'] = 'oldest',
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let after: string | null = null;
  for (;;) {
    const page: ItemPage = await read({ limit: 200, order, after });
    items.push(...page.items);
    after = page.items.at(-1)?.reference ?? null;
    if (!page.more || after === null) return items;
  }
};
