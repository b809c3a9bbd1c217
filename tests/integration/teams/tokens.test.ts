import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toBot } from '../../fakes/teams/activities';
import { openTeamsHall } from '../../fakes/teams/teams-hall';

const TOLD = [
  'IDENTITY_ENDPOINT',
  'IDENTITY_HEADER',
  'AZURE_CLIENT_ID',
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_SECRET',
] as const;
const before = TOLD.map((name) => [name, process.env[name]] as const);

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test('a bot with a managed identity gets its tokens from the machine that it runs on', async () => {
  const asked: URL[] = [];
  const token = 'of-the-machine';
  const machine = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://machine'));
    response.setHeader('content-type', 'application/json');
    const expires_on = `${Math.floor(Date.now() / 1_000) + 3_600}`;
    response.end(JSON.stringify({ access_token: token, expires_on, resource: 'r', token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => machine.listen(0, '127.0.0.1', resolve));
  for (const name of TOLD) delete process.env[name];
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(machine.address() as AddressInfo).port}/token`;
  process.env.IDENTITY_HEADER = 'secret-of-the-machine';
  const hall = await openTeamsHall({
    identity: ({ site }) => ({ kind: 'managed-identity', appId: site.appId, tenant: site.tenant }),
  });
  hall.teams.tokens.add(token);
  await hall.tell(toBot(hall.site, hall.cora, 'm1', 'who may set work?'));
  await hall.chatHas(hall.cora, 1);
  expect(asked[0]?.searchParams.get('client_id')).toBe(hall.site.appId);
  expect(asked[0]?.searchParams.get('resource')).toBe('https://api.botframework.com');
  expect(hall.teams.tokenRequests).toEqual([]);
  await hall.close();
  machine.closeAllConnections();
  await new Promise((resolve) => machine.close(resolve));
});

test('a message that comes while the connector takes no token is not taken, and the log says why', async () => {
  let isClosed = true;
  const hall = await openTeamsHall({
    interfere: () => (isClosed ? { status: 401, code: 'Unauthorized' } : undefined),
  });
  expect((await hall.tell(toBot(hall.site, hall.cora, 'm1', 'who may set work?'))).status).toBe(503);
  expect(hall.events()).toEqual([{ kind: 'teams-failed', during: 'member', reason: 'HTTP 401 Unauthorized' }]);
  isClosed = false;
  await hall.tell(toBot(hall.site, hall.cora, 'm1', 'who may set work?'));
  await hall.chatHas(hall.cora, 1);
  await hall.close();
});
