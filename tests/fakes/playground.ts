import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePort } from './free-port';

/** Somebody of the invented tenant. */
export type Somebody = { readonly key: string; readonly given: string; readonly surname: string };

export const PEOPLE = {
  clara: { key: 'clara', given: 'Clara', surname: 'Clerk' },
  cora: { key: 'cora', given: 'Cora', surname: 'Hill' },
  otto: { key: 'otto', given: 'Otto', surname: 'Ames' },
  hana: { key: 'hana', given: 'Hana', surname: 'Reed' },
  dave: { key: 'dave', given: 'Dave', surname: 'Groves' },
  gus: { key: 'gus', given: 'Gus', surname: 'Guest' },
} as const satisfies Readonly<Record<string, Somebody>>;

const TENANT = '5b1f7d0e-0000-4000-8000-000000000001';

/** How the tenant's directory names somebody. */
export const upnOf = ({ key }: Somebody): string => `${key}@langport.example`;

const account = (one: Somebody, index: number) => ({
  id: `user-${one.key}`,
  name: `${one.given} ${one.surname}`,
  userPrincipleName: upnOf(one),
  aadObjectId: `5b1f7d0e-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
  givenName: one.given,
  surname: one.surname,
  email: upnOf(one),
});

const configFor = (me: Somebody): string => {
  const accounts = Object.values(PEOPLE).map(account);
  return stringify({
    version: '0.1.1',
    tenantId: TENANT,
    bot: { id: '5b1f7d0e-0000-4000-8000-0000000000aa', name: 'Remit' },
    currentUser: accounts.find(({ id }) => id === `user-${me.key}`),
    users: accounts.filter(({ id }) => id !== `user-${me.key}`),
    personalChat: { id: `personal-${me.key}` },
    groupChat: { id: 'group-works', name: 'Works' },
    team: {
      id: 'team-langport',
      name: 'Langport',
      aadGroupId: '5b1f7d0e-0000-4000-8000-000000000031',
      channels: [{ id: 'channel-notices', name: 'Notices' }],
    },
  });
};

const START_MS = 45_000;

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};

/** Microsoft's client as one person has it, in a process of its own. */
export type Playground = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts Microsoft's Agents Playground for somebody, against a bot on this machine. It sends nothing to anybody else. */
export const startPlayground = async (me: Somebody, endpoint: string): Promise<Playground> => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-playground-'));
  const config = join(folder, 'config.yml');
  writeFileSync(config, configFor(me));
  const port = await freePort();
  const cli = require.resolve('@microsoft/m365agentsplayground/cli.js');
  const given = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, [cli, ...given], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  for (const until = Date.now() + START_MS; Date.now() < until; await wait(200)) {
    if (await answers(url)) return { url, stop };
    if (child.exitCode !== null) break;
  }
  await stop();
  throw new Error(`The playground of ${me.given} does not answer at ${url}.`);
};
