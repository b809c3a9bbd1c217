import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeams, type TeamsEvent, type TeamsIdentity, type TeamsOptions } from '../../../adapters/teams';
import { createFrontDesk } from '../../../src/app/create-front-desk';
import type { FrontDesk } from '../../../src/app/front-desk';
import { createRecollection } from '../../../src/app/recollect';
import { createIntake, createRegister } from '../../../src/app/register';
import { startRelay } from '../../../src/app/relay';
import type { RelayEvent } from '../../../src/app/relay-options';
import { createWatching } from '../../../src/app/watch-channels';
import { createResponder } from '../../../src/core/create-responder';
import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import type { Role } from '../../../src/core/protocol';
import { openDirectory } from '../../../src/settings/open-directory';
import type { ListedPerson, Settings } from '../../../src/settings/settings';
import { openStore } from '../../../src/store/open-store';
import { aFinding, ambleford } from '../protocol';
import { flagged, inMemory } from '../register';
import type { Activity } from './activities';
import { type Answered, type FakeTeams, type FakeTeamsOptions, startFakeTeams } from './fake-teams';

const listed = (id: string, name: string, role: Role, known: Partial<ListedPerson>): ListedPerson => ({
  id,
  name,
  role,
  chairs: [],
  email: null,
  slack: null,
  entra: null,
  upn: null,
  ...known,
});

/** Somebody known by each of the ways in which people can be known, and two whom the settings do not list. */
const settle = (teams: FakeTeams) => ({
  cora: teams.person('Cora Councillor'),
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

export type Townspeople = ReturnType<typeof settle>;

const settingsOf = (people: Townspeople): Settings => ({
  source: { kind: 'demonstration' },
  council: 'ambleford',
  timeZone: 'Europe/London',
  nation: 'england',
  people: [
    listed('cora', 'Cllr Cora', 'councillor', { entra: people.cora.aadObjectId }),
    listed('otto', 'Otto Officer', 'officer', { upn: people.otto.userPrincipalName }),
    listed('clara-clerk', 'Clara Clerk', 'clerk', { entra: people.clara.aadObjectId }),
    listed('dina-deputy', 'Dina Deputy', 'deputy-clerk', { email: people.dina.email }),
    listed('hana-chair', 'Hana Chair', 'chair', { entra: people.hana.aadObjectId }),
    // A guest stays the public, whatever the settings say.
    listed('gail', 'Gail Guest', 'officer', { entra: people.gail.aadObjectId }),
  ],
  groups: [],
  offices: {
    clerk: 'clara-clerk',
    'deputy-clerk': 'dina-deputy',
    chair: 'hana-chair',
    'monitoring-officer': null,
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
  storage: inMemory,
});

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

const openDesk = async (settings: Settings, answer: (message: Message) => Finding) => {
  const now = (): Date => new Date();
  const store = await openStore(settings.storage);
  const directory = openDirectory(settings, ['teams']);
  const deps = {
    store,
    directory,
    protocol: ambleford,
    calendar: { timeZone: 'Europe/London', isHoliday: () => false },
    times: settings.times,
    retention: settings.retention,
    now,
  };
  const respond = createResponder(answer);
  const watching = createWatching({ store, now });
  const hears = (message: Message): boolean => answer(message).instruction !== null;
  const naming = { terms: ambleford.terms, staffing: directory.staffing, timeZone: settings.timeZone };
  const register = createRegister(deps);
  const intake = createIntake(deps, respond, watching.isWatched, hears);
  const counter = { deps, register, intake, respond, naming };
  const recollection = createRecollection(() => now().getTime());
  return { store, register, watching, desk: createFrontDesk({ counter: () => counter, watching, recollection }) };
};

/** An invented council on a Teams of its own: real requests, a real store, a real relay. */
export const openTeamsHall = async (given: HallOptions = {}) => {
  const teams = await startFakeTeams(given);
  const people = settle(teams);
  const { store, register, watching, desk } = await openDesk(settingsOf(people), given.answer ?? answerOf);
  const events: (TeamsEvent | RelayEvent)[] = [];
  const report = (event: TeamsEvent | RelayEvent): void => void events.push(event);
  const { appId, tenant, serviceUrl } = teams.site;
  const adapter = createTeams({
    identity: given.identity?.(teams) ?? { kind: 'secret', appId, tenant, secret: teams.secret },
    frontDesk: given.around?.(desk) ?? desk,
    report,
    now: Date.now,
    serviceOrigins: [new URL(serviceUrl).origin],
    openIdMetadataUrl: teams.openIdMetadataUrl,
    tokenUrl: teams.tokenUrl,
    ...given.options,
  });
  const relay = startRelay({
    store,
    deliveries: new Map([['teams', watching.watchOnceTold(adapter.delivery)]]),
    report,
    now: Date.now,
    random: () => 0,
    pollMs: 20,
  });
  const app = express().use(adapter.router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    teams,
    site: teams.site,
    ...people,
    url,
    store,
    register,
    watching,
    desk,
    events,
    tell: (activity: Activity): Promise<Answered> => teams.tell(url, activity),
    /** Resolves once somebody's chat shows so many messages. */
    chatHas: (person: Townspeople[keyof Townspeople], count: number): Promise<void> =>
      teams.connector.until(() => teams.chat(person).length >= count, `${count} messages to ${person.name}`),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await relay.stop(500);
      await adapter.stop();
      await store.close();
      await teams.close();
    },
  };
};

export type TeamsHall = Awaited<ReturnType<typeof openTeamsHall>>;
