import type { Item } from '../core/register/item';
import { addDays, addMonths, localTimeOf } from '../core/register/local-time';
import { holds, type Person, personOf } from '../core/register/person';
import { retentionOf } from '../core/register/retention';
import { keeps, standingOf } from '../core/register/standing';
import { purgeDetail } from './known-deeds';
import { everyItem } from './read-register';
import type { RegisterDeps } from './register-deps';
import { keptBy } from './scope';

/** An item whose time is up, since a day. */
export type DueItem = { readonly reference: string; readonly outcome: Item['outcome']; readonly since: string };

export type PurgePlan = {
  readonly due: readonly DueItem[];
  /** Their time may be up, and a legal hold keeps them. */
  readonly held: readonly string[];
  /** People whom the settings list no more: how they are reached goes too. For the Clerk alone. */
  readonly left: readonly string[];
};

export type PurgeResult =
  | ({ readonly kind: 'purged'; readonly purged: readonly string[] } & Pick<PurgePlan, 'held' | 'left'>)
  | { readonly kind: 'nothing-due' }
  | { readonly kind: 'refused'; readonly reason: 'unlisted' };

/** The retention clock at work, over the items that a person keeps. Nothing is removed before somebody asks for it. */
export type PurgeItems = {
  /** What a purge would remove now; changes nothing. */
  readonly plan: (by: string) => Promise<PurgePlan>;
  /** Removes what is due, of these references only: those that the plan showed; and the addresses of people who have left. */
  readonly purge: (by: string, references: readonly string[]) => Promise<PurgeResult>;
};

/** People who are reached somewhere and are not listed; those of user groups are listed as they come. */
const leftOf = async ({ id }: Person, { store, directory: { staffing } }: RegisterDeps): Promise<readonly string[]> => {
  if (!holds(staffing, 'clerk', id)) return [];
  const reached = (await store.addresses()).map(({ person }) => person);
  return [...new Set(reached)].filter((one) => personOf(staffing, one) === null && !one.includes(':'));
};

const forget = async (by: string, left: readonly string[], { store, now }: RegisterDeps): Promise<void> => {
  if (left.length === 0) return;
  await store.audit({ act: 'purged', by, at: now().toISOString(), detail: { addresses: left.length }, words: {} });
  for (const { surface, person } of await store.addresses()) {
    if (left.includes(person)) await store.forgetAddress(surface, person);
  }
};

/** The use case behind `remit register purge`. */
export const createPurgeItems = (deps: RegisterDeps): PurgeItems => {
  const { store, directory, protocol, calendar, retention, now } = deps;
  const { staffing } = directory;
  const dayOf = (at: string): string => localTimeOf(at, calendar.timeZone).date;

  const planFor = async (person: Person): Promise<PurgePlan> => {
    const within = keptBy(person, staffing, protocol.key);
    const today = dayOf(now().toISOString());
    const shortest = Math.min(...Object.values(retention));
    // Two days more than can be due, since the council's day is not that of UTC; the clock itself decides below.
    const closedBefore = `${addDays(addMonths(today, -shortest), 2)}T00:00:00.000Z`;
    const where = { states: ['closed'], closedBefore } as const;
    const closed = await everyItem((page) => store.list({ where, within }, page));
    const clocks = closed
      .filter((item) => keeps(standingOf(person, item, staffing)))
      .map((item) => ({ item, clock: retentionOf(item, retention, today, dayOf) }));
    return {
      left: await leftOf(person, deps),
      due: clocks.flatMap(({ item: { reference, outcome }, clock }) =>
        clock.kind === 'due' ? [{ reference, outcome, since: clock.since }] : [],
      ),
      held: clocks.flatMap(({ item, clock }) => (clock.kind === 'held' ? [item.reference] : [])),
    };
  };

  return {
    plan: async (by) => {
      const person = personOf(staffing, by);
      return person === null ? { due: [], held: [], left: [] } : await planFor(person);
    },
    purge: async (by, references) => {
      const person = personOf(staffing, by);
      if (person === null) return { kind: 'refused', reason: 'unlisted' };
      const { due, left } = await planFor(person);
      await forget(by, left, deps);
      const wanted = due.map(({ reference }) => reference).filter((reference) => references.includes(reference));
      if (wanted.length === 0) {
        return left.length === 0 ? { kind: 'nothing-due' } : { kind: 'purged', purged: [], held: [], left };
      }
      const deed = {
        act: 'purged',
        by,
        at: now().toISOString(),
        detail: purgeDetail(by, staffing),
        words: {},
      } as const;
      const { purged, held } = await store.purge(wanted, deed);
      return { kind: 'purged', purged, held, left };
    },
  };
};
