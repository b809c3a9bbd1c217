import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePort } from './free-port';
import { PEOPLE, type Somebody, upnOf } from './playground';

const ROOT = join(__dirname, '..', '..');
const START_MS = 60_000;

const listed = (one: Somebody, role: string) => ({
  id: one.key,
  name: `${one.given} ${one.surname}`,
  role,
  upn: upnOf(one),
});

/** Langport with invented people, known by their sign-in names. */
const SETTINGS = {
  council: 'langport',
  people: [
    listed(PEOPLE.clara, 'clerk'),
    listed(PEOPLE.hana, 'chair'),
    listed(PEOPLE.cora, 'councillor'),
    listed(PEOPLE.otto, 'officer'),
  ],
  recipients: { clerk: PEOPLE.clara.key, chair: PEOPLE.hana.key },
};

const isReady = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};

/** `npx remit serve --playground`, in a process and a folder of its own. */
export const serveRemit = async (): Promise<{ readonly endpoint: string; readonly stop: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-served-'));
  const config = join(folder, 'remit.yaml');
  writeFileSync(config, stringify(SETTINGS));
  const port = await freePort();
  const words = ['serve', '--playground', '--port', String(port)];
  const child = spawn(process.execPath, ['--import', 'tsx', join('src', 'main.ts'), ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: folder, REMIT_CONFIG: config },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk.toString()}`.slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([ended, wait(10_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; await wait(250))
    if (await isReady(port)) return { endpoint: `http://127.0.0.1:${port}/api/messages`, stop };
  await stop();
  throw new Error(`Remit does not serve:\n${complaints}`);
};
