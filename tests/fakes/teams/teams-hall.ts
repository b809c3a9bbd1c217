import { createTeams, type TeamsEvent, type TeamsIdentity, type TeamsOptions } from '../../../adapters/teams';
import type { FrontDesk } from '../../../src/app/front-desk';
import type { RelayEvent } from '../../../src/app/relay-options';
import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import { anotherPerson, openCouncil } from '../council';
import { aFinding } from '../protocol';
import { flagged } from '../register';
import type { Activity } from './activities';
import { type Answered, type FakeTeams, type FakeTeamsOptions, startFakeTeams } from './fake-teams';

/** Somebody known by each of the ways in which people can be known, and two who are the public. */
const settle = (teams: FakeTeams) => ({
  cora: teams.person('Cora Councillor'),
  cleo: teams.person('Cleo Councillor'),
  otto: teams.person('Otto Officer', { email: 'otto@ambleford.example' }),
  clara: teams.person('Clara Clerk'),
  dina: teams.person('Dina Deputy', { email: 'deputy@ambleford.example' }),
  hana: teams.person('Hana Chair'),
  gail: teams.person('Gail Guest', {
    userRole: 'guest',
    userPrincipalName: 'gail_elsewhere.example#EXT#@ambleford.example',
  }),
  peter: teams.person('Peter Public'),
});

type Townspeople = ReturnType<typeof settle>;

const listed = ({ cora, cleo, otto, clara, dina, hana, gail }: Townspeople) => [
  anotherPerson('cora', 'councillor', { name: 'Cllr Cora', entra: cora.aadObjectId }),
  anotherPerson('cleo', 'councillor', { entra: cleo.aadObjectId }),
  anotherPerson('otto', 'officer', { upn: otto.userPrincipalName }),
  anotherPerson('clara-clerk', 'clerk', { entra: clara.aadObjectId }),
  anotherPerson('dina-deputy', 'deputy-clerk', { email: dina.email }),
  anotherPerson('hana-chair', 'chair', { name: 'Hana Chair', entra: hana.aadObjectId }),
  // A guest stays the public, whatever the settings say.
  anotherPerson('gail', 'officer', { entra: gail.aadObjectId }),
];

/** What Remit of the invented council makes of a message: an order that says "cut", a remit check that says "remit", else a question. */
const answerOf = ({ text }: Message): Finding => {
  if (/^(hi|hello)$/i.test(text)) return aFinding({ intent: 'greeting' });
  if (/^help$/i.test(text)) return aFinding({ intent: 'help' });
  if (text.includes('cut')) return flagged(text, 'cut');
  return text.includes('remit') ? aFinding({ intent: 'remit-check', verdict: 'outside' }) : aFinding();
};

export type HallOptions = FakeTeamsOptions & {
  readonly answer?: (message: Message) => Finding;
  readonly identity?: (teams: FakeTeams) => TeamsIdentity;
  readonly options?: Partial<TeamsOptions>;
  /** Stands between the adapter and the front desk. */
  readonly around?: (desk: FrontDesk) => FrontDesk;
};

/** An invented council on a Teams of its own: real requests, a real store, a real relay. */
export const openTeamsHall = async (given: HallOptions = {}) => {
  const teams = await startFakeTeams(given);
  const people = settle(teams);
  const council = await openCouncil({
    surfaces: ['teams'],
    people: listed(people),
    answer: given.answer ?? answerOf,
  });
  const { desk, store, register, told } = council;
  const reported: TeamsEvent[] = [];
  const { appId, tenant } = teams.site;
  const adapter = createTeams({
    identity: given.identity?.(teams) ?? { kind: 'secret', appId, tenant, secret: teams.secret },
    frontDesk: given.around?.(desk) ?? desk,
    report: (event) => void reported.push(event),
    now: Date.now,
    serviceOrigins: [teams.origin],
    openIdMetadataUrl: teams.openIdMetadataUrl,
    tokenUrl: teams.tokenUrl,
    ...given.options,
  });
  council.relay(new Map([['teams', adapter.delivery]]));
  const url = `${await council.serve(adapter.router)}/api/messages`;
  return {
    ...people,
    teams,
    site: teams.site,
    url,
    desk,
    store,
    register,
    delivered: council.delivered,
    /** What the adapter and the relay have told. */
    events: (): readonly (TeamsEvent | RelayEvent)[] => [...reported, ...told],
    /** The register, oldest first. */
    items: async () =>
      (await store.list({ where: {}, within: [{}] }, { limit: 9, order: 'oldest', after: null })).items,
    tell: (activity: Activity): Promise<Answered> => teams.tell(url, activity),
    /** Resolves once somebody's chat shows so many messages. */
    chatHas: (person: Townspeople[keyof Townspeople], count: number): Promise<void> =>
      teams.connector.until(() => teams.chat(person).length >= count, `${count} messages to ${person.name}`),
    close: async (): Promise<void> => {
      await council.close();
      await adapter.stop();
      await teams.close();
    },
  };
};

export type TeamsHall = Awaited<ReturnType<typeof openTeamsHall>>;
