import type { Recipient } from '../message';
import type { Item } from './item';
import { holds, type Office, officeOf, peopleOf, personOf, type Staffing } from './person';

/** What the way of an item depends on. */
export type Routed = Pick<Item, 'kind' | 'openedBy' | 'about'>;

/** `told`: who is told without being asked. `named`: whom the clauses name to go to. Each in the order of the protocol. */
export type Named = { readonly told: readonly Recipient[]; readonly named: readonly Recipient[] };

/** Whether it concerns whoever holds the Clerk's office. */
const concernsClerk = ({ about }: Pick<Routed, 'about'>, { offices }: Staffing): boolean =>
  offices.clerk !== null && about.includes(offices.clerk);

const concernsDeputy = ({ about }: Routed, { offices }: Staffing): boolean =>
  offices['deputy-clerk'] !== null && about.includes(offices['deputy-clerk']);

const concernsChair = ({ kind, about }: Routed, staffing: Staffing): boolean =>
  kind === 'concern' && peopleOf(staffing, 'chair').some((id) => about.includes(id));

const officesFor = (item: Routed, { told, named }: Named, staffing: Staffing): readonly (Office | null)[] => {
  const byProtocol = [...told, ...named].map(officeOf);
  // Never the deputy unless the council chose so: the Clerk manages the deputy.
  if (concernsClerk(item, staffing)) {
    return [...byProtocol, staffing.concerns.aboutClerk, 'monitoring-officer', 'chair'];
  }
  if (concernsChair(item, staffing)) {
    return [...byProtocol, staffing.concerns.aboutChair, 'clerk', 'deputy-clerk', 'monitoring-officer'];
  }
  return [...told.map(officeOf), 'clerk', concernsDeputy(item, staffing) ? 'monitoring-officer' : 'deputy-clerk'];
};

/**
 * Who gets an item, first to last: the next one when delivery fails for good or nobody acknowledges it. Whoever it is
 * about is never among them, nor whoever opened it, unless that is the Clerk.
 */
export const routeOf = (item: Routed, named: Named, staffing: Staffing): readonly string[] => {
  const people = officesFor(item, named, staffing)
    .map((office) => (office === null ? null : staffing.offices[office]))
    .filter((id) => id !== null)
    .filter((id) => personOf(staffing, id) !== null && mayKeep(id, item, staffing));
  return [...new Set(people)];
};

const mayKeep = (id: string, item: Routed, staffing: Staffing): boolean =>
  !item.about.includes(id) && (item.openedBy !== id || holds(staffing, 'clerk', id));

/** Those who are there first, each group in its own order. */
export const presentFirst = (route: readonly string[], away: ReadonlySet<string>): readonly string[] => [
  ...route.filter((id) => !away.has(id)),
  ...route.filter((id) => away.has(id)),
];

/** To whom an item can be assigned: the officers of the register, and the chair where it concerns the Clerk. */
export const assignable = (item: Routed, staffing: Staffing): readonly string[] => {
  const offices: readonly Office[] = concernsClerk(item, staffing)
    ? [
        'chair',
        'monitoring-officer',
        ...(staffing.concerns.aboutClerk === 'deputy-clerk' ? (['deputy-clerk'] as const) : []),
      ]
    : ['clerk', 'deputy-clerk', 'monitoring-officer'];
  const people = offices.map((office) => staffing.offices[office]).filter((id) => id !== null);
  return [...new Set(people)].filter((id) => personOf(staffing, id) !== null && mayKeep(id, item, staffing));
};
