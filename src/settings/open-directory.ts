import type { Account, Directory } from '../app/directory';
import type { Destination } from '../app/store';
import type { Person } from '../core/register/person';
import type { ListedPerson, Settings } from './settings';

const accountOf = (person: ListedPerson, surface: string): string | null => {
  switch (surface) {
    case 'slack':
      return person.slack;
    case 'teams':
      return person.entra;
    case 'terminal':
      return person.id;
    default:
      return null;
  }
};

const emailsOf = (person: ListedPerson): readonly string[] => [person.email, person.upn].filter((one) => one !== null);

const SURFACES = ['slack', 'teams', 'terminal'] as const;
/** Where the platform vouches for an address. */
const WITH_EMAIL: ReadonlySet<string> = new Set(['slack', 'teams']);

const keyOf = (surface: string, account: string): string => `${surface}:${account.toLowerCase()}`;

const byAccount = (people: readonly ListedPerson[]): ReadonlyMap<string, ListedPerson> =>
  new Map(
    SURFACES.flatMap((surface) =>
      people.flatMap((person): readonly [string, ListedPerson][] => {
        const account = accountOf(person, surface);
        return account === null ? [] : [[keyOf(surface, account), person]];
      }),
    ),
  );

/** Where one person is reached on one surface. */
const destinationOn = (person: ListedPerson, surface: string): readonly Destination[] => {
  const account = accountOf(person, surface);
  // An adapter names a private conversation by the account too: what goes to one person stays in order.
  const conversation = `${surface}:${account ?? person.id}`;
  if (account !== null) return [{ adapter: surface, conversation, recipient: person.id, address: { account } }];
  const [email] = surface === 'teams' ? [person.upn, person.email].filter((one) => one !== null) : emailsOf(person);
  if (email === undefined || !WITH_EMAIL.has(surface)) return [];
  return [{ adapter: surface, conversation, recipient: person.id, address: { email } }];
};

/** The channel of somebody's cards. */
const channelOn = ({ id, slackChannel = null }: ListedPerson, surface: string): readonly Destination[] =>
  surface !== 'slack' || slackChannel === null
    ? []
    : [
        {
          adapter: surface,
          conversation: `${surface}:${slackChannel}`,
          recipient: id,
          address: { channel: slackChannel },
        },
      ];

/** People who are known by a user group, as long as they are in one. They are named by surface and account. */
const createGroupPeople = (groups: Settings['groups'], found: Map<string, Person>) => {
  return {
    // Of a group that the settings no longer name nobody is left.
    all: (): readonly Person[] => [...found.values()].filter(({ role }) => groups.some((group) => group.role === role)),
    personOf: ({ surface, account, name = null, groups: theirs = [] }: Account): Person | null => {
      const id = `${surface}:${account}`;
      const group = groups.find((one) => one.surface === surface && theirs.includes(one.id));
      if (group === undefined) {
        found.delete(id);
        return null;
      }
      const known = found.get(id);
      if (known !== undefined && known.role === group.role && known.name === (name ?? id)) return known;
      const person: Person = { id, name: name ?? id, role: group.role, chairs: [] };
      found.set(id, person);
      return person;
    },
    destinationsOf: (id: string, surfaces: readonly string[]): readonly Destination[] => {
      const surface = surfaces.find((one) => groups.length > 0 && id.startsWith(`${one}:`));
      if (surface === undefined) return [];
      return [
        { adapter: surface, conversation: id, recipient: id, address: { account: id.slice(surface.length + 1) } },
      ];
    },
  };
};

/**
 * The people of the settings. `surfaces`: those over which messages can be sent now, best first. `groupPeople`: whoever was
 * found by a user group before, by id.
 */
export const openDirectory = (
  { people, groups, offices, concerns }: Settings,
  surfaces: readonly string[],
  groupPeople: Map<string, Person> = new Map(),
): Directory => {
  const accounts = byAccount(people);
  const others = createGroupPeople(groups, groupPeople);
  const byEmail = (surface: string, email: string): Person | null =>
    // An account that the settings give is the only one of that person.
    people.find(
      (one) => accountOf(one, surface) === null && emailsOf(one).some((its) => its.toLowerCase() === email),
    ) ?? null;
  return {
    staffing: {
      get people() {
        const found = others.all();
        return found.length === 0 ? people : [...people, ...found];
      },
      offices,
      concerns,
    },
    personOf: (caller) => {
      const { surface, account, email = null, signInName = null, isGuest = false } = caller;
      if (isGuest) return null;
      const listed = accounts.get(keyOf(surface, account));
      if (listed !== undefined) return listed;
      const addresses = WITH_EMAIL.has(surface) ? [signInName, email].filter((one) => one !== null) : [];
      const [mailed = null] = addresses.flatMap((one) => byEmail(surface, one.toLowerCase()) ?? []);
      return mailed ?? others.personOf(caller);
    },
    destinationsOf: (id, { mayBeShared = false } = {}) => {
      const person = people.find((one) => one.id === id);
      return person === undefined
        ? others.destinationsOf(id, surfaces)
        : surfaces.flatMap((surface) => [
            ...(mayBeShared ? channelOn(person, surface) : []),
            ...destinationOn(person, surface),
          ]);
    },
  };
};
