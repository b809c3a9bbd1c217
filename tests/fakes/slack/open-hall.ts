import { createSlack, type Slack, type SlackOptions, type SlackReport } from '../../../adapters/slack';
import type { FrontDesk } from '../../../src/app/front-desk';
import { type Council, listed, openCouncil } from '../council';
import { type FakeSlack, openSlack } from './open-slack';
import { BOT_USER } from './workspace';

type Given = {
  readonly slack?: Parameters<typeof openSlack>[0];
  readonly council?: Partial<Parameters<typeof openCouncil>[0]>;
  readonly options?: Partial<SlackOptions>;
  /** Stands between the adapter and the real front desk. */
  readonly desk?: (real: FrontDesk) => FrontDesk;
  /** `none`: what waits is delivered by hand. */
  readonly relay?: 'none';
};

/** The invented council in its Slack: everybody has their direct messages, and there is a channel of councillors and staff. */
export type SlackHall = {
  readonly slack: FakeSlack;
  readonly council: Council;
  readonly adapter: Slack;
  readonly reports: readonly SlackReport[];
  /** Where the app listens; empty in Socket Mode. */
  readonly url: string;
  /** Resolves when all that waited is delivered and nothing is under way. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Cora and Cy are councillors, Otto an officer, Clara the Clerk. */
export const PARKS = 'C0PARKS';

export const openSlackHall = async ({
  slack: asked = {},
  council: about = {},
  options = {},
  relay,
  desk = (real) => real,
}: Given = {}): Promise<SlackHall> => {
  const slack = await openSlack(asked);
  for (const { slack: id, name, email } of listed) if (id !== null) slack.workspace.add({ id, name, email });
  slack.workspace.open(PARKS, 'channel', [...slack.workspace.users.keys(), BOT_USER]);
  const council = await openCouncil({ surfaces: ['slack'], ...about });
  const reports: SlackReport[] = [];
  const isSocket = asked.transport === 'socket';
  const adapter = createSlack({
    botToken: 'xoxb-of-these-tests',
    transport: isSocket
      ? { kind: 'socket', appToken: 'xapp-of-these-tests' }
      : { kind: 'http', signingSecret: slack.secret },
    apiUrl: slack.apiUrl,
    teams: [],
    apps: [],
    groups: [],
    frontDesk: desk(council.desk),
    report: (event) => reports.push(event),
    ...options,
  });
  const url = adapter.router === null ? '' : `${await council.serve(adapter.router)}/slack/events`;
  slack.pointAt(url);
  if (relay !== 'none') council.relay(new Map([['slack', adapter.delivery]]));
  await adapter.start();
  if (isSocket) await slack.socket.connected();
  return {
    slack,
    council,
    adapter,
    reports,
    url,
    settled: async () => {
      await adapter.settled();
      await council.delivered();
    },
    close: async () => {
      await adapter.stop();
      await council.close();
      await slack.close();
    },
  };
};
