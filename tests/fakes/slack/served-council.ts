import { serveRemit } from '../serve-remit';
import { LEAST_SCOPES, openSlack } from './open-slack';
import { BOT_USER } from './workspace';

export const CLERK = 'U0CLERK';
export const CHANNEL = 'C0PARKS';

/** The Slack account of one of many councillors. */
export const councillor = (number: number): string => `U0CLLR${number}`;

const settingsOf = (councillors: number): string =>
  [
    'council: langport',
    'people:',
    `  - {id: clara-clerk, name: Clara Clerk, role: clerk, slack: ${CLERK}}`,
    '  - {id: hana-chair, name: Hana Chair, role: chair}',
    ...Array.from(
      { length: councillors },
      (_, number) => `  - {id: cllr-${number}, name: Cllr ${number}, role: councillor, slack: ${councillor(number)}}`,
    ),
    'recipients: {clerk: clara-clerk, chair: hana-chair}',
    'channels:',
    `  - {surface: slack, id: ${CHANNEL}}`,
    '',
  ].join('\n');

type Serving = { readonly councillors: number; readonly command?: readonly string[] };

/** A real council's `remit serve` beside a Slack of its own; one channel is watched. */
export const serveCouncilOnSlack = async ({ councillors, command = [] }: Serving) => {
  // As with watched channels: then the app may read the channel's threads.
  const slack = await openSlack({
    scopes: [...LEAST_SCOPES, 'channels:history'],
    // Slack's own third try comes after five minutes; in between it is asked more often here, so that a run does not last for hours.
    retryAfterMs: [100, 1_000, 2_000, 3_000, 5_000, 5_000, 10_000, 20_000, 20_000, 60_000, 60_000],
  });
  slack.forgetCalls();
  slack.workspace.add({ id: CLERK, name: 'Clara Clerk' });
  const people = Array.from({ length: councillors }, (_, number) => councillor(number));
  for (const id of people) {
    slack.workspace.add({ id, name: id });
    slack.workspace.imOf(id);
  }
  slack.workspace.open(CHANNEL, 'channel', [...people, CLERK, BOT_USER]);
  const remit = await serveRemit({
    settings: settingsOf(councillors),
    command,
    env: { SLACK_BOT_TOKEN: 'xoxb-of-these-runs', SLACK_SIGNING_SECRET: slack.secret, SLACK_API_URL: slack.apiUrl },
  });
  slack.pointAt(`${remit.url}/slack/events`);
  return {
    slack,
    remit,
    clear: async (): Promise<void> => {
      await remit.clear();
      await slack.close();
    },
  };
};

export type CouncilOnSlack = Awaited<ReturnType<typeof serveCouncilOnSlack>>;
