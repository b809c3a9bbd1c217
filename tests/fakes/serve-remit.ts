import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';

const REMIT = join(__dirname, '..', '..', 'src', 'remit.cjs');
const START_MS = 60_000;

export type ServedOptions = {
  /** The text of remit.yaml. */
  readonly settings: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it is started by, as `taskset -c 0`; nothing for itself. */
  readonly command?: readonly string[];
};

/** `remit serve` as a process of its own, with a remit.yaml and a database of its own. */
export const serveRemit = async ({ settings, env, command = [] }: ServedOptions) => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-served-'));
  const database = join(folder, 'remit.sqlite');
  const config = join(folder, 'remit.yaml');
  writeFileSync(config, settings);
  const port = await freePort();
  let child: ChildProcess | null = null;

  const isReady = async (): Promise<boolean> => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(1_000) })).ok;
    } catch {
      return false;
    }
  };

  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  return {
    database,
    url: `http://127.0.0.1:${port}`,
    start: async (): Promise<void> => {
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
        env: { PATH: process.env.PATH ?? '', REMIT_CONFIG: config, REMIT_DATABASE: database, ...env },
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
    },
    /** As a power cut does. */
    kill,
    /** What it has in memory now, MB. */
    memory: (): number => {
      const status = readFileSync(`/proc/${child?.pid ?? 0}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
    },
    /** How long it has had a processor, ms. */
    worked: (): number => {
      const [, user = 0, system = 0] =
        /\) (?:\S+ ){11}(\d+) (\d+)/.exec(readFileSync(`/proc/${child?.pid ?? 0}/stat`, 'utf8'))?.map(Number) ?? [];
      return (user + system) * 10;
    },
    clear: async (): Promise<void> => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type ServedRemit = Awaited<ReturnType<typeof serveRemit>>;
