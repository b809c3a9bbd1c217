import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSlack } from '../fakes/slack/open-slack';

const REMIT = join(__dirname, '..', '..', 'src', 'remit.cjs');
const SETTINGS = `council: langport
people:
  - {id: clara-clerk, name: Clara Clerk, role: clerk, slack: U0CLERK}
  - {id: hana-chair, name: Hana Chair, role: chair}
recipients: {clerk: clara-clerk, chair: hana-chair}
`;

const folder = mkdtempSync(join(tmpdir(), 'remit-serve-'));
const config = join(folder, 'remit.yaml');
/** A Slack that knows the token, and nothing else. */
let slack: Server;
let env: Record<string, string>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  writeFileSync(config, SETTINGS);
  slack = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true,"team_id":"T1","user_id":"U0BOT","bot_id":"B0BOT","url":"https://x.slack.com/"}');
  }).listen(0, '127.0.0.1');
  await once(slack, 'listening');
  const { port } = slack.address() as AddressInfo;
  env = {
    PATH: process.env.PATH ?? '',
    REMIT_CONFIG: config,
    SLACK_BOT_TOKEN: 'xoxb-not-to-be-shown',
    SLACK_SIGNING_SECRET: 'not-to-be-shown-either',
    SLACK_API_URL: `http://127.0.0.1:${port}/api`,
  };
});
afterAll(() => {
  for (const process of started) process.kill('SIGKILL');
  slack.closeAllConnections();
  slack.close();
  rmSync(folder, { recursive: true, force: true });
});

type Run = {
  readonly process: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
};

const serve = (more: Record<string, string> = {}, ...words: readonly string[]): Run => {
  const process = spawn(globalThis.process.execPath, [REMIT, 'serve', '--port', '0', ...words], {
    cwd: folder,
    env: { ...env, ...more },
  });
  started.push(process);
  let [out, err] = ['', ''];
  process.stdout?.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  process.stderr?.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  const ended = once(process, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { process, out: () => out, err: () => err, ended };
};

const until = async (holds: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const call = async (port: number, path: string, method = 'GET') => {
  const sent = request({ host: '127.0.0.1', port, path, method }).end(method === 'POST' ? '{}' : undefined);
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const piece of response) body += piece;
  return { status: Number(response.statusCode), body };
};

const eventsOf = (text: string): readonly Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('remit serve', () => {
  it('says what it started and where, answers probes, refuses what is not signed, and ends cleanly when told to', async () => {
    const run = serve();
    await until(() => run.out().includes('Ctrl-C ends it.'), run.err());
    expect(run.out()).toContain('Remit serves Protocol on Councillors');
    expect(run.out()).toContain('Slack, at /slack/events.');
    const port = Number(/port (\d+)/.exec(run.out())?.[1]);
    expect(await call(port, '/healthz')).toEqual({ status: 200, body: '{"status":"alive"}' });
    expect((await call(port, '/readyz')).status).toBe(200);
    expect((await call(port, '/slack/events', 'POST')).status).toBe(401);

    appendFileSync(config, 'nonsense: true\n');
    run.process.kill('SIGHUP');
    await until(() => run.err().includes('settings-refused'), 'the settings are refused');
    writeFileSync(config, SETTINGS.replace('Clara', 'Carla'));
    run.process.kill('SIGHUP');
    await until(() => run.err().includes('settings-read'), 'the settings are read');
    writeFileSync(config, SETTINGS);

    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.out()).toMatch(/Stopped\.\n$/);
    const kinds = eventsOf(run.err()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['serving', 'settings-refused', 'settings-read']));
    expect(run.out() + run.err()).not.toContain('not-to-be-shown');
    expect(readFileSync(join(folder, 'remit.sqlite')).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('in Socket Mode answers what comes by the connection, has no address for requests, and ends cleanly', async () => {
    const town = await openSlack({ transport: 'socket' });
    try {
      town.workspace.add({ id: 'U0CLERK', name: 'Clara Clerk' });
      const more = { SLACK_APP_TOKEN: 'xapp-not-to-be-shown', SLACK_SIGNING_SECRET: '', SLACK_API_URL: town.apiUrl };
      const run = serve({ ...more, REMIT_DATABASE: join(folder, 'socket.sqlite') });
      await until(() => run.out().includes('Ctrl-C ends it.'), run.err());
      expect(run.out()).toContain('Slack, over Socket Mode.');
      await town.socket.connected();
      const port = Number(/port (\d+)/.exec(run.out())?.[1]);
      expect((await call(port, '/readyz')).status).toBe(200);
      expect((await call(port, '/slack/events', 'POST')).status).toBe(404);
      const { message, sent } = await town.write('U0CLERK', 'can I get the groundsman to do my leaflets');
      expect(sent.status).toBe(200);
      const answers = () => town.workspace.read(message.channel).filter(({ isBot }) => isBot);
      await until(() => answers().length > 0, run.err());
      expect(answers()[0]?.text).toContain('cannot give instructions to a Council employee');
      run.process.kill('SIGTERM');
      expect(await run.ended).toBe(0);
      expect(run.out() + run.err()).not.toContain('not-to-be-shown');
    } finally {
      await town.close();
    }
  });

  it.each([
    ['nothing is enabled', { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' }, 'There is nothing to serve'],
    ['a secret is missing', { SLACK_SIGNING_SECRET: '' }, 'neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET'],
    ['there are no settings', { REMIT_CONFIG: '/nowhere/remit.yaml' }, 'REMIT_CONFIG names a file that is not there'],
    ['Teams has no secret', { TEAMS_APP_ID: '6b1c3a52-8a0b-4c7d-9e1f-0a1b2c3d4e5f' }, 'TEAMS_TENANT_ID is missing'],
  ])('refuses to start where %s, and says what to do', async (_, more, words) => {
    const run = serve(more);
    expect(await run.ended).toBe(2);
    expect(run.err()).toContain(words);
    expect(run.err()).not.toContain('not-to-be-shown');
  });
});
