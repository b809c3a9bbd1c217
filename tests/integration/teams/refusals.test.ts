import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTeams } from '../../../adapters/teams';
import type { FrontDesk } from '../../../src/app/front-desk';
import { type Activity, toBot } from '../../fakes/teams/activities';
import { createKey, unsignedToken } from '../../fakes/teams/keys';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
/** What reached the front desk. */
const reached: string[] = [];

const watched = (desk: FrontDesk): FrontDesk => ({
  ...desk,
  receive: async (said) => {
    reached.push(said.text);
    return desk.receive(said);
  },
});

const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  hall = await openTeamsHall({ around: watched });
});

afterAll(async () => {
  await hall.close();
  said.mockRestore();
});

const hello = (more: Activity = {}): Activity => toBot(hall.site, hall.cora, 'm1', 'who may set work?', more);

const sendWith = (token: string, activity: Activity = hello()) =>
  hall.teams.send(hall.url, JSON.stringify(activity), {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  });

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow;
const otherTenant = '99999999-0000-4000-8000-000000000000';

describe('a request that is not of Teams, for this council', () => {
  type Forgery = readonly [how: string, token: () => string, activity?: () => Activity];

  test.each(
    (
      [
        ['is signed with a key of somebody else', () => hall.teams.token({}, createKey(['msteams']))],
        [
          'is signed with a key that passes for the right one',
          () => hall.teams.token({}, createKey(['msteams'], String(hall.teams.key.jwk.kid))),
        ],
        [
          'is not signed',
          () => unsignedToken(hall.teams.usualClaims(), { alg: 'none', kid: String(hall.teams.key.jwk.kid) }),
        ],
        ['has no token but letters', () => 'letters'],
        ['was issued by somebody else', () => hall.teams.token({ iss: 'https://sts.windows.net/other/' })],
        [
          'was issued as for an emulator',
          () =>
            hall.teams.token({
              iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
              ver: '1.0',
              appid: hall.site.appId,
            }),
        ],
        ['is for another bot', () => hall.teams.token({ aud: '11111111-0000-4000-8000-000000000000' })],
        ['is for no bot', () => hall.teams.token({ aud: '' })],
        ['has expired', () => hall.teams.token({ exp: seconds(-600), nbf: seconds(-4_000) })],
        ['is not valid yet', () => hall.teams.token({ nbf: seconds(900) })],
        [
          'was issued for another connector',
          () => hall.teams.token({ serviceurl: 'https://smba.trafficmanager.net/uk/' }),
        ],
        [
          'wants its answer sent elsewhere, and says so in its token',
          () => hall.teams.token({ serviceurl: 'https://collector.example/' }),
          () => hello({ serviceUrl: 'https://collector.example/' }),
        ],
        [
          'wants its answer sent to a look-alike',
          () => hall.teams.token({ serviceurl: 'https://smba.trafficmanager.net.collector.example/uk/' }),
          () => hello({ serviceUrl: 'https://smba.trafficmanager.net.collector.example/uk/' }),
        ],
        [
          'hides where its answer would go behind a name',
          () => hall.teams.token({ serviceurl: `http://127.0.0.1@collector.example/` }),
          () => hello({ serviceUrl: 'http://127.0.0.1@collector.example/' }),
        ],
        [
          'is of another tenant',
          () => hall.teams.token(),
          () => hello({ channelData: { tenant: { id: otherTenant } } }),
        ],
        [
          'says two tenants',
          () => hall.teams.token(),
          () => hello({ conversation: { id: 'a:1', conversationType: 'personal', tenantId: otherTenant } }),
        ],
        [
          'says no tenant',
          () => hall.teams.token(),
          () => hello({ channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }),
        ],
        ['is of another channel than Teams', () => hall.teams.token(), () => hello({ channelId: 'webchat' })],
      ] as readonly Forgery[]
    ).map(([how, token, activity = hello]) => ({ how, token, activity })),
  )('is answered 401 and goes no further: it $how', async ({ token, activity }) => {
    const answered = await sendWith(token(), activity());
    expect({ status: answered.status, text: answered.text }).toEqual({ status: 401, text: '' });
    expect(reached).toEqual([]);
    expect(hall.teams.connector.calls).toEqual([]);
    expect(hall.teams.tokenRequests).toEqual([]);
    expect(hall.events().at(-1)).toMatchObject({ kind: 'teams-refused' });
  });

  test('leaves nothing on the console, on which others may still speak', async () => {
    const expired = { exp: seconds(-600), nbf: seconds(-4_000) };
    await Promise.all([sendWith(hall.teams.token({}, createKey(['msteams']))), sendWith(hall.teams.token(expired))]);
    await sendWith(hall.teams.token({}, createKey(['msteams'], String(hall.teams.key.jwk.kid))));
    expect(said).not.toHaveBeenCalled();
    console.error('something else');
    expect(said).toHaveBeenCalledTimes(1);
  });

  test('is answered 401 without a token, however large it is', async () => {
    const body = JSON.stringify(hello({ text: 'x'.repeat(1_000_000) }));
    const answered = await hall.teams.send(hall.url, body, { 'content-type': 'application/json' });
    expect(answered).toMatchObject({ status: 401, text: '' });
  });

  test('is answered 401 where its key is endorsed for other channels alone', async () => {
    const key = createKey(['webchat']);
    const other = await openTeamsHall({ around: watched });
    other.teams.jwks.push(key.jwk);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${other.teams.token({}, key)}` };
    const body = JSON.stringify(toBot(other.site, other.cora, 'm1', 'hello'));
    expect(await other.teams.send(other.url, body, headers)).toMatchObject({ status: 401, text: '' });
    await other.close();
    expect(reached).toEqual([]);
  });
});

describe('a request that cannot be read', () => {
  const sendText = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    hall.teams.send(hall.url, body, {
      'content-type': 'application/json',
      authorization: `Bearer ${hall.teams.token()}`,
      ...headers,
    });

  test.each([
    ['nothing', ''],
    ['half of one', '{"type":"message","id":'],
    ['an empty one', '{}'],
    ['a list', '[]'],
    ['a word', '"message"'],
    [
      'one without a conversation',
      '{"type":"message","id":"1","channelId":"msteams","serviceUrl":"https://a.example/"}',
    ],
  ])('is answered 400 and no more: %s', async (_, body) => {
    expect(await sendText(body)).toEqual({ status: 400, text: '', body: null });
  });

  test.each<readonly [string, Activity]>([
    ['a message that has no id', { id: undefined }],
    ['an address that is none', { serviceUrl: 'smba' }],
    ['an address of another kind', { serviceUrl: 'file:///etc/passwd' }],
    ['a sender who is nobody', { from: {} }],
    ['a text that is a number', { text: 7 }],
  ])('is answered 400 and no more: %s', async (_, more) => {
    expect(await sendText(JSON.stringify(hello(more)))).toEqual({ status: 400, text: '', body: null });
  });

  test('is answered 400 where it is no JSON at all', async () => {
    expect(await sendText('type=message', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 400,
      text: '',
    });
  });

  test('is answered 413 where it is larger than any of Teams', async () => {
    expect(await sendText(JSON.stringify(hello({ text: 'x'.repeat(300_000) })))).toEqual({
      status: 413,
      text: '',
      body: null,
    });
  });

  test('is not found by any other way than POST', async () => {
    expect((await fetch(hall.url)).status).toBe(404);
  });
});

test('a genuine request is let in, and the next one with the same token', async () => {
  const token = hall.teams.token();
  expect((await sendWith(token)).status).toBe(200);
  expect((await sendWith(token, hello({ id: 'm2' }))).status).toBe(200);
  expect(reached).toEqual(['who may set work?', 'who may set work?']);
});

test('a token that was found genuine is so for its own connector alone, and only as it was signed', async () => {
  const token = hall.teams.token();
  expect((await sendWith(token, hello({ id: 'm3' }))).status).toBe(200);
  const elsewhere = hello({ id: 'm4', serviceUrl: `${hall.teams.origin}/elsewhere/` });
  expect((await sendWith(token, elsewhere)).status).toBe(401);
  const changed = `${token.slice(0, -4)}AAAA`;
  expect((await sendWith(changed, hello({ id: 'm5' }))).status).toBe(401);
});

test('a request whose keys cannot be had is neither refused nor taken: it may come again', async () => {
  const other = await openTeamsHall({
    around: watched,
    options: { openIdMetadataUrl: `${hall.teams.origin}/nowhere` },
  });
  expect((await other.tell(toBot(other.site, other.cora, 'm1', 'hello'))).status).toBe(503);
  await other.close();
});

test('a request whose keys do not come is not waited for longer than Teams waits', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const other = await openTeamsHall({ options: { openIdMetadataUrl: `http://127.0.0.1:${port}/openid` } });
  const asked = Date.now();
  expect((await other.tell(toBot(other.site, other.cora, 'm1', 'hello'))).status).toBe(503);
  expect(Date.now() - asked).toBeLessThan(9_000);
  await other.close();
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

describe('the playground, in which nobody has a token', () => {
  let playground: TeamsHall;
  beforeAll(async () => {
    playground = await openTeamsHall({ playground: true, identity: () => ({ kind: 'playground' }) });
  });
  afterAll(() => playground.close());

  const ask = () => JSON.stringify(toBot(playground.site, playground.cora, 'm1', 'who may set work?'));

  test('serves this machine', async () => {
    expect((await playground.tell(toBot(playground.site, playground.cora, 'm1', 'who may set work?'))).status).toBe(
      200,
    );
    await playground.chatHas(playground.cora, 1);
    expect(playground.teams.tokenRequests).toEqual([]);
  });

  test.each([{ 'x-forwarded-for': '192.0.2.7' }, { forwarded: 'for=192.0.2.7' }])(
    'refuses what was handed on from another: %j',
    async (headers) => {
      const all = { 'content-type': 'application/json', ...headers };
      expect(await playground.teams.send(playground.url, ask(), all)).toMatchObject({ status: 401, text: '' });
    },
  );

  test('refuses what a page of the internet asks by a name that leads here', async () => {
    const { port } = new URL(playground.url);
    const headers = { host: `page.example:${port}`, 'content-type': 'application/json' };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end(ask());
    });
    expect(status).toBe(401);
  });

  test('refuses to answer anywhere but on this machine', async () => {
    const body = JSON.stringify({ ...JSON.parse(ask()), serviceUrl: 'https://smba.trafficmanager.net/uk/' });
    const answered = await playground.teams.send(playground.url, body, { 'content-type': 'application/json' });
    expect(answered.status).toBe(401);
  });
});

test.each([
  ['an app id', { appId: ' ', tenant: 't' }],
  ['a tenant', { appId: 'a', tenant: '' }],
])('does not start without %s', (_, identity) => {
  const start = () =>
    createTeams({
      identity: { kind: 'secret', secret: 's', ...identity },
      frontDesk: hall.desk,
      report: () => undefined,
      now: Date.now,
    });
  expect(start).toThrow(/app id|tenant/);
});

test('a body that never ends is not waited for without a token', async () => {
  const { port } = new URL(hall.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/api/messages', method: 'POST' }, (response) => {
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('{"type":');
  });
  expect(status).toBe(401);
});
