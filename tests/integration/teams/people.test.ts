import type { FrontDesk } from '../../../src/app/front-desk';
import { invoke, messagePayload, toBot } from '../../fakes/teams/activities';
import { buttonsOf, initialOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

type Seen = Parameters<FrontDesk['receive']>[0]['from'];

let hall: TeamsHall;
let seen: Seen[] = [];
let now = Date.parse('2026-11-23T10:00:00Z');
const around = (desk: FrontDesk): FrontDesk => ({
  ...desk,
  receive: async (said) => {
    seen.push(said.from);
    return desk.receive(said);
  },
});

beforeEach(async () => {
  seen = [];
  hall = await openTeamsHall({ around, options: { now: () => now } });
});
afterEach(() => hall.close());

let messages = 0;
const order = (person: TeamsHall['cora']) => {
  messages += 1;
  return hall.tell(toBot(hall.site, person, `m${messages}`, 'Please cut the hedge'));
};
const items = () => hall.items();

test('a councillor is known by the object id of the directory', async () => {
  await order(hall.cora);
  expect(await items()).toMatchObject([{ sender: 'cora' }]);
});

test.each(['otto', 'dina'] as const)('%s is known by user principal name, or by e-mail address', async (who) => {
  await hall.tell(invoke(hall.site, hall[who], 'r', 'composeExtension/query', {}));
  await hall.tell(toBot(hall.site, hall[who], 'x1', 'register'));
  await hall.chatHas(hall[who], 1);
  const known = await hall.store.addressOf('teams', who === 'otto' ? 'otto' : 'dina-deputy');
  expect(known).toMatchObject({ user: hall[who].id });
});

test('a guest is the public, whatever the settings say', async () => {
  await order(hall.gail);
  expect(seen).toMatchObject([{ isGuest: true }]);
  expect(await items()).toEqual([]);
});

test.each(['guest', 'anonymous'])('somebody whose role is %s is the public', async (userRole) => {
  await order(hall.teams.person('Gaby Guest', { userRole }));
  expect(seen).toMatchObject([{ isGuest: true }]);
});

test('somebody of another organisation is the public', async () => {
  const fred = hall.teams.person('Fred Federated', { tenantId: '99999999-0000-4000-8000-000000000000' });
  await order(fred);
  expect(seen).toMatchObject([{ isGuest: true }]);
});

test('the directory is asked once in a while, not with each message', async () => {
  await order(hall.cora);
  await order(hall.cora);
  const asked = () => hall.teams.connector.calls.filter(({ method }) => method === 'GET').length;
  expect(asked()).toBe(1);
  now += 16 * 60_000;
  await order(hall.cora);
  expect(asked()).toBe(2);
});

test('who was known before is still known while the directory is down', async () => {
  await order(hall.otto);
  now += 16 * 60_000;
  hall.teams.next('GET', /members/, { status: 502 });
  expect((await order(hall.otto)).status).toBe(200);
  expect(seen[1]).toEqual(seen[0]);
});

test('a message of somebody whom nobody can name now is not taken, and may come again', async () => {
  hall.teams.next('GET', /members/, { status: 429 });
  expect((await order(hall.cora)).status).toBe(503);
  expect(await items()).toEqual([]);
  expect((await order(hall.cora)).status).toBe(200);
  expect(await items()).toHaveLength(1);
});

describe('in a chat of which the bot is no member', () => {
  const elsewhere = '19:others@thread.v2';
  const refer = (person: TeamsHall['cora'], name: 'fetchTask' | 'submitAction', more = {}) => {
    const conversation = { id: elsewhere, conversationType: 'groupChat', tenantId: hall.site.tenant };
    const value = { commandId: 'refer', messagePayload: messagePayload(hall.cora, 'Sam will paint the gate'), ...more };
    return hall.tell(invoke(hall.site, person, name, `composeExtension/${name}`, value, { conversation }));
  };
  const opened = async (person: TeamsHall['cora']) => JSON.stringify((await refer(person, 'fetchTask')).body);

  beforeEach(async () => {
    await hall.close();
    hall = await openTeamsHall({
      interfere: ({ path }) =>
        path.includes(elsewhere) ? { status: 403, code: 'BotNotInConversationRoster' } : undefined,
    });
  });

  test.each(['otto', 'dina', 'cleo'] as const)('%s is known by their own chat with the bot', async (who) => {
    expect(await opened(hall[who])).toContain('Refer it');
  });

  test('a guest is the public there too', async () => {
    expect(await opened(hall.gail)).toContain('only people whom the settings list');
  });

  test('somebody of whom nothing can be found out is the public', async () => {
    hall.teams.dismiss(hall.cleo);
    expect(await opened(hall.cleo)).toContain('only people whom the settings list');
  });

  test('a message of somebody listed is about them, whether or not they have the bot', async () => {
    hall.teams.dismiss(hall.cora);
    const { body } = await refer(hall.otto, 'fetchTask');
    const data = { ...buttonsOf(body)[0]?.data, ...initialOf(body) };
    await refer(hall.otto, 'submitAction', { data });
    expect(await items()).toMatchObject([{ openedBy: 'otto', about: ['cora'] }]);
  });
});
