import { holds, type Person } from '../core/register/person';
import { composeHome } from '../core/screen/compose-home';
import { composeItems, composeMine, EVERYTHING } from '../core/screen/compose-list';
import type { ListFilter } from '../core/screen/press';
import type { HomeScreen, ListScreen } from '../core/screen/screen';
import { type Counter, visitorOf } from './counter';
import type { Caller } from './directory';
import type { Watching } from './watch-channels';

const ON_A_PAGE = 10;
const AT_HOME = 5;

/** A page of what this person keeps. */
export const itemsFor = async (
  { id }: Person,
  filter: ListFilter,
  after: string | null,
  { register, naming }: Counter,
  limit = ON_A_PAGE,
): Promise<ListScreen> => {
  const where = {
    ...(filter.state === null ? {} : { states: [filter.state] }),
    ...(filter.kind === null ? {} : { kinds: [filter.kind] }),
  };
  const { items, more } = await register.read.list(id, where, { limit, order: 'newest', after });
  return composeItems(items, filter, { after, more }, naming);
};

/** A page of what is recorded of this person's own. */
export const mineOf = async (
  { id }: Person,
  after: string | null,
  { register, naming }: Counter,
  limit = ON_A_PAGE,
): Promise<ListScreen> => {
  const { items, more } = await register.read.own(id, { limit, order: 'newest', after });
  return composeMine(items, { after, more }, naming);
};

/** Whether this person may switch a channel on: the Clerk alone; off: the deputy too. */
export const mayWatch = ({ id }: Person, on: boolean, { naming: { staffing } }: Counter): boolean =>
  holds(staffing, 'clerk', id) || (!on && holds(staffing, 'deputy-clerk', id));

const OFFICES = ['clerk', 'deputy-clerk', 'chair', 'monitoring-officer'] as const;

/** Whether this person has items to decide, as whoever holds an office has. */
export const mayKeep = ({ id }: Person, { naming: { staffing } }: Counter): boolean =>
  OFFICES.some((office) => holds(staffing, office, id));

/** Everybody's own page, with the watched channels that follow `channelsAfter`. */
export const homeOf = async (
  from: Caller,
  counter: Counter,
  watching: Watching,
  channelsAfter: string | null = null,
): Promise<HomeScreen> => {
  const { person, role } = visitorOf(from, counter);
  const { naming } = counter;
  const isKeeper = person !== null && mayKeep(person, counter);
  const lists =
    person === null
      ? []
      : [
          ...(isKeeper ? [await itemsFor(person, { ...EVERYTHING, state: 'open' }, null, counter)] : []),
          await mineOf(person, null, counter, AT_HOME),
        ];
  const watches = person !== null && mayWatch(person, false, counter);
  return composeHome({
    terms: naming.terms,
    role,
    isListed: person !== null,
    mayRefer: person !== null && role !== 'clerk',
    lists,
    channels: watches ? await watching.known(from.surface) : null,
    channelsAfter,
    mayAdd: watches && mayWatch(person, true, counter),
  });
};
