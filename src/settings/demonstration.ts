import type { Role } from '../core/protocol';
import type { ListedPerson, Settings, Storage } from './settings';

const NAMES: Readonly<Record<Role, string>> = {
  councillor: 'Cllr Robin Sample',
  chair: 'Cllr Morgan Example',
  officer: 'Sam Placeholder',
  clerk: 'Alex Specimen',
  'deputy-clerk': 'Jo Instance',
  'monitoring-officer': 'Kim Pattern',
};

const ROLES = [
  'councillor',
  'chair',
  'officer',
  'clerk',
  'deputy-clerk',
  'monitoring-officer',
] as const satisfies Role[];

const made = (role: Role): ListedPerson => ({
  id: role,
  name: NAMES[role],
  role,
  chairs: [],
  email: null,
  slack: null,
  entra: null,
  upn: null,
});

/** Made-up people, one for each role and with its name for an id: the product without a remit.yaml. */
export const demonstration = (council: string, storage: Storage): Settings => ({
  source: { kind: 'demonstration' },
  council,
  timeZone: 'Europe/London',
  nation: 'england',
  people: ROLES.map(made),
  groups: [],
  offices: {
    clerk: 'clerk',
    'deputy-clerk': 'deputy-clerk',
    chair: 'chair',
    'monitoring-officer': 'monitoring-officer',
  },
  concerns: { aboutClerk: 'chair', aboutChair: 'clerk' },
  channels: [],
  times: { remindAfter: 2, passOnAfter: 4 },
  retention: {
    'no-action': 6,
    'not-an-instruction': 3,
    'handled-as-a-request': 12,
    'spoke-to-the-member': 24,
    'referred-to-the-monitoring-officer': 72,
  },
  storage,
});
