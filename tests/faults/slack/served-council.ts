import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../fakes/free-port';
import { type FakeSlack, LEAST_SCOPES, openSlack } from '../../fakes/slack/open-slack';
import { BOT_USER } from '../../fakes/slack/workspace';

const REMIT = join(__dirname, '..', '..', '..', 'src', 'remit.cjs');
const START_MS = 60_000;

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

/** `remit serve` as its own process, beside a fake Slack, with a remit.yaml and a database of its own. */
export type ServedCouncil = {
  readonly slack: FakeSlack;
  readonly database: string;
  readonly pid: () => number;
  readonly start: () => Promise<void>;
  /** As a power cut does. */
  readonly kill: () => Promise<void>;
  readonly clear: () => Promise<void>;
};

type Serving = {
  readonly councillors: number;
  readonly log: (line: string) => void;
  readonly command?: readonly string[];
};

export const serveCouncil = async ({ councillors, log, command = [] }: Serving): Promise<ServedCouncil> => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-slack-'));
  const database = join(folder, 'remit.sqlite');
  const config = join(folder, 'remit.yaml');
  writeFileSync(config, settingsOf(councillors));
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
  const port = await freePort();
  slack.pointAt(`http://127.0.0.1:${port}/slack/events`);
  let child: ChildProcess | null = null;

  const isReady = async (): Promise<boolean> => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      return false;
    }
  };

  const start = async (): Promise<void> => {
    const [program = process.execPath, ...words] = [
      ...command,
      process.execPath,
      REMIT,
      'serve',
      '--port',
      String(port),
    ];
    const started = spawn(program, words, {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        REMIT_CONFIG: config,
        REMIT_DATABASE: database,
        SLACK_BOT_TOKEN: 'xoxb-of-these-runs',
        SLACK_SIGNING_SECRET: slack.secret,
        SLACK_API_URL: slack.apiUrl,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    let said = '';
    started.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(-4_000);
    });
    const end = Date.now() + START_MS;
    while (!(await isReady())) {
      if (started.exitCode !== null || Date.now() > end) throw new Error(`remit serve did not start: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  return {
    slack,
    database,
    pid: () => child?.pid ?? 0,
    start,
    kill,
    clear: async () => {
      await kill();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
      log('cleared');
    },
  };
};
