import type { Protocol } from '../../core/protocol';
import type { Settings } from '../../settings/settings';
import { type Diagnosis, fine, type Rule, worthKnowing, wrong } from './rule';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const OLDEST_NODE = 20;

/** Node itself. */
export const nodeRule = (version: string): Rule => ({
  what: 'Node.js',
  why: 'Older releases lack what Remit is written with.',
  look: async () => {
    const major = Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
    return major >= OLDEST_NODE
      ? [fine(`Node.js ${version}.`)]
      : [wrong(`This is Node.js ${version}.`, `Install Node.js ${OLDEST_NODE} or later.`)];
  },
});

const sourceOf = ({ source, people }: Settings): Diagnosis =>
  source.kind === 'demonstration'
    ? worthKnowing('There is no remit.yaml: people and offices are made up.', 'Run: npx --no remit init')
    : fine(`${source.path}: ${count(people.length, 'person').replace('persons', 'people')}.`);

const offices = ({ offices: held }: Settings): readonly Diagnosis[] => [
  ...(held['deputy-clerk'] === null
    ? [
        worthKnowing(
          'There is no deputy: what the Clerk does not acknowledge goes to nobody else.',
          'Name somebody as deputy under recipients in remit.yaml.',
        ),
      ]
    : []),
  ...(held['monitoring-officer'] === null
    ? [
        worthKnowing(
          'There is no Monitoring Officer: nothing can be given to one.',
          'Name somebody as monitoring-officer under recipients in remit.yaml.',
        ),
      ]
    : []),
];

const accounts = ({ source, people }: Settings): readonly Diagnosis[] => {
  const without = people.filter(({ slack, entra, email, upn }) =>
    [slack, entra, email, upn].every((one) => one === null),
  ).length;
  if (source.kind === 'demonstration' || without === 0) return [];
  return [
    worthKnowing(
      `${count(without, 'person').replace('persons', 'people')} of ${people.length} can be reached neither in Slack nor in Teams.`,
      'Add slack (member ID), entra (object ID) or email to them under people in remit.yaml.',
    ),
  ];
};

/** The settings and who they name. */
export const settingsRule = (settings: Settings): Rule => ({
  what: 'Settings',
  why: 'They say who may be recorded, who decides, and who is told.',
  look: async () => [sourceOf(settings), ...offices(settings), ...accounts(settings)],
});

/** The protocol that is quoted. */
export const protocolRule = (openProtocol: () => Protocol): Rule => ({
  what: 'Protocol',
  why: 'Everything that Remit says is quoted from it.',
  look: async () => {
    try {
      const { title, clauses } = openProtocol();
      return [fine(`${title}: ${count(clauses.length, 'clause')}.`)];
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      return [wrong(says, 'Mend the file that is named, or import the protocol again: npx --no remit import --help')];
    }
  },
});

/** The channels that are watched. */
export const channelsRule = ({ channels }: Settings): Rule => ({
  what: 'Watched channels',
  why: 'Nothing is read in a channel that the Clerk has not switched on.',
  look: async () => [
    fine(
      channels.length === 0
        ? 'None: Remit answers only where it is asked.'
        : `${channels.map(({ surface, id }) => `${surface} ${id}`).join(', ')}. Remit posts a notice in each before it reads there.`,
    ),
  ],
});
