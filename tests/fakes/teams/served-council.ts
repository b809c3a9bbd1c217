import { serveRemit } from '../serve-remit';
import { type Activity, aChannel, toBot } from './activities';
import type { Member } from './connector';
import { type FakeTeamsOptions, startFakeTeams } from './fake-teams';

export type ServedCouncilOptions = FakeTeamsOptions & {
  readonly councillors: number;
  readonly command?: readonly string[];
};

const settingsOf = (clerk: Member, councillors: readonly Member[]): string =>
  [
    'council: langport',
    'people:',
    `  - {id: clara-clerk, name: Clara Clerk, role: clerk, entra: ${clerk.aadObjectId}}`,
    '  - {id: hana-chair, name: Hana Chair, role: chair}',
    ...councillors.map(
      ({ aadObjectId, name }, number) =>
        `  - {id: cllr-${number}, name: ${name}, role: councillor, entra: ${aadObjectId}}`,
    ),
    'recipients: {clerk: clara-clerk, chair: hana-chair}',
    'channels:',
    `  - {surface: teams, id: '${aChannel.id}'}`,
    '',
  ].join('\n');

/** A real council's `remit serve` beside a Teams of its own; one channel is watched. */
export const serveCouncilOnTeams = async ({ councillors: count, command = [], ...options }: ServedCouncilOptions) => {
  const teams = await startFakeTeams(options);
  const clerk = teams.person('Clara Clerk');
  const councillors = Array.from({ length: count }, (_, number) => teams.person(`Cllr Number ${number}`));
  const remit = await serveRemit({
    settings: settingsOf(clerk, councillors),
    command,
    env: {
      TEAMS_APP_ID: teams.site.appId,
      TEAMS_TENANT_ID: teams.site.tenant,
      TEAMS_APP_PASSWORD: teams.secret,
      TEAMS_WATCHING: 'true',
      TEAMS_SERVICE_ORIGINS: teams.origin,
      TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl,
      TEAMS_TOKEN_URL: teams.tokenUrl,
    },
  });
  const tell = (activity: Activity) => teams.tell(`${remit.url}/api/messages`, activity);
  return {
    teams,
    remit,
    clerk,
    councillors,
    tell,
    /** Started, the Clerk greeted, the channel watched. */
    open: async (): Promise<void> => {
      await remit.start();
      await tell(toBot(teams.site, clerk, 'hello', 'hello'));
      await teams.connector.until(() => teams.chat(clerk).length > 0, 'a greeting');
      const isTold = () => teams.connector.messages().some(({ conversation }) => conversation === aChannel.id);
      await teams.connector.until(isTold, 'the notice of the watched channel');
    },
    clear: async (): Promise<void> => {
      await remit.clear();
      await teams.close();
    },
  };
};

export type CouncilOnTeams = Awaited<ReturnType<typeof serveCouncilOnTeams>>;
