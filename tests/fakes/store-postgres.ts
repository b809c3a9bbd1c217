import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';

/** A real PostgreSQL that nobody else uses. */
export type PostgresServer = {
  readonly url: string;
  /** An empty place in it, as if it were a database of its own. */
  fresh(): Promise<string>;
  /** Stops it for this long, then starts it again; resolves when it is back. */
  pause(ms: number): Promise<void>;
  stop(): Promise<void>;
};

const withClient = async (url: string, work: (client: Client) => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
};

/** Runs statements past the store, with triggers switched off. */
export const tamperPostgres = (url: string, statements: readonly string[]): Promise<void> =>
  withClient(url, async (client) => {
    await client.query("set session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement);
  });

/** Runs one statement as anybody with the password could. */
export const attemptPostgres = (url: string, statement: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(statement);
  });

/** Starts a server in a process that ends with this one. `settings`: as `fsync=off`. */
export const startPostgres = async (settings: readonly string[] = []): Promise<PostgresServer> => {
  const script = join(__dirname, 'store-postgres-server.ts');
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('The PostgreSQL of the tests ended early.');
    return JSON.parse(value);
  };
  const url = String((await next()).url);
  let places = 0;
  return {
    url,
    fresh: async () => {
      places += 1;
      const schema = `place_${places}`;
      await tamperPostgres(url, [`create schema ${schema}`]);
      return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    },
    pause: async (ms) => {
      child.stdin.write(`pause ${ms}\n`);
      await next();
    },
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
};
