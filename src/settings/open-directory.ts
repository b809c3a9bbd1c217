import type { Directory } from '../app/directory';
import type { Destination } from '../app/store';
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

/** Where one person is reached on one surface. */
const destinationOn = (person: ListedPerson, surface: string): readonly Destination[] => {
  const account = accountOf(person, surface);
  if (account === null) return [];
  return [{ adapter: surface, conversation: `${surface}:${account}`, recipient: person.id, address: { account } }];
};

/** The people of the settings. `surfaces`: those over which messages can be sent now, best first. */
export const openDirectory = ({ people, offices, concerns }: Settings, surfaces: readonly string[]): Directory => ({
  staffing: { people, offices, concerns },
  personOf: (surface, account) =>
    people.find((person) => accountOf(person, surface)?.toLowerCase() === account.toLowerCase()) ?? null,
  destinationsOf: (id) => {
    const person = people.find((one) => one.id === id);
    return person === undefined ? [] : surfaces.flatMap((surface) => destinationOn(person, surface));
  },
});
