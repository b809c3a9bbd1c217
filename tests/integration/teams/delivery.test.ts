import { invoke, toBot } from '../../fakes/teams/activities';
import type { Scripted } from '../../fakes/teams/connector';
import { cardOf, press, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall();
  for (const person of [hall.clara, hall.dina]) {
    await hall.tell(toBot(hall.site, person, `w-${person.name}`, 'hello'));
    await hall.chatHas(person, 1);
  }
});
afterEach(() => hall.close());

const order = () => hall.tell(toBot(hall.site, hall.cora, 'm1', 'Please cut the hedge'));
const toClara = (answer: Scripted) =>
  hall.teams.next('POST', new RegExp(`a:${hall.clara.aadObjectId}/activities$`), answer);

test('a token is fetched once, for this bot, and sent to the connector alone', async () => {
  expect(hall.teams.tokenRequests.map((asked) => Object.fromEntries(asked))).toMatchObject([
    { client_id: hall.site.appId, client_secret: hall.teams.secret, scope: 'https://api.botframework.com/.default' },
  ]);
});

test.each<readonly [string, Scripted]>([
  ['asks for patience', { status: 429, headers: { 'retry-after': '1' } }],
  ['is out of step', { status: 412, code: 'PreconditionFailed' }],
  ['has a broken gateway', { status: 502 }],
  ['is being restarted', { status: 503 }],
  ['has failed', { status: 500 }],
])('a message is brought once although Teams %s', async (_, answer) => {
  toClara(answer);
  await order();
  await hall.chatHas(hall.clara, 2);
  expect(hall.events()).toContainEqual(expect.objectContaining({ kind: 'retrying' }));
  expect(hall.teams.chat(hall.clara)).toHaveLength(2);
  expect(hall.teams.chat(hall.clara)[1]?.activity).not.toHaveProperty('text');
});

test.each<readonly [string, Scripted]>([
  ['the line broke', 'drop'],
  ['a gateway waited in vain', { status: 504 }],
  ['a gateway waited in vain, and the message had arrived', { status: 504, done: true }],
])('a message that may have arrived comes again, and says so: %s', async (_, answer) => {
  toClara(answer);
  await order();
  await hall.teams.connector.until(
    () => hall.teams.chat(hall.clara).some(({ activity }) => String(activity.text).includes('may have this already')),
    'the message again',
  );
  const cards = hall.teams.chat(hall.clara).filter((posted) => wordsOf(cardOf(posted)).includes('cut the hedge'));
  expect(cards).toHaveLength(typeof answer === 'object' && answer.done === true ? 2 : 1);
});

test.each([
  ['who removed the bot', 'BotNotInConversationRoster'],
  ['who blocked it', 'ConversationBlockedByUser'],
  ['for whom it was blocked by an administrator', 'BotDisabledByAdmin'],
  ['in whose tenant it may not write', 'MessageWritesBlocked'],
])('a card for a Clerk %s goes to the deputy', async (_, code) => {
  toClara({ status: 403, code });
  await order();
  await hall.chatHas(hall.dina, 2);
  expect(wordsOf(cardOf(hall.teams.chat(hall.dina)[1]))).toContain('Please cut the hedge');
  expect(hall.events()).toContainEqual(expect.objectContaining({ kind: 'dead', reason: `HTTP 403 ${code}` }));
});

test('whoever gets a card instead of the Clerk can act on it', async () => {
  toClara({ status: 403, code: 'ConversationBlockedByUser' });
  await order();
  await hall.chatHas(hall.dina, 2);
  const card = cardOf(hall.teams.chat(hall.dina)[1]);
  const value = {
    action: { type: 'Action.Execute', verb: 'press', data: press(card, /acknowledge/i) },
    trigger: 'manual',
  };
  await hall.tell(invoke(hall.site, hall.dina, 'p1', 'adaptiveCard/action', value));
  const [item] = await hall.items();
  expect(item).toMatchObject({ state: 'acknowledged', assignedTo: 'dina-deputy' });
});

test('a card for a Clerk who has left goes to the deputy', async () => {
  toClara({ status: 404, code: 'ConversationNotFound' });
  await order();
  await hall.chatHas(hall.dina, 2);
});

test('a chat in which Teams is slow holds up nobody else for long', async () => {
  let stuck = 'nobody';
  const slow = await openTeamsHall({
    latencyMs: ({ method, path }) => (method === 'POST' && path.includes(stuck) ? 5_000 : 0),
  });
  const { cora, otto, site, teams } = slow;
  stuck = cora.aadObjectId;
  await slow.tell(toBot(site, cora, 'm1', 'who may set work?'));
  await teams.connector.until(() => teams.connector.calls.some(({ method }) => method === 'POST'), 'a message');
  const asked = Date.now();
  await slow.tell(toBot(site, otto, 'm2', 'who may set work?'));
  await slow.chatHas(otto, 1);
  expect(Date.now() - asked).toBeLessThan(2_500);
  await slow.chatHas(cora, 1);
  await slow.close();
});

test('of all that waits when the process dies one message is in doubt, and says so when it comes again', async () => {
  const slow = await openTeamsHall({ latencyMs: ({ method }) => (method === 'POST' ? 900 : 0) });
  const people = [slow.cora, slow.otto, slow.cleo, slow.peter];
  await Promise.all(
    people.map((person) => slow.tell(toBot(slow.site, person, `m-${person.name}`, 'who may set work?'))),
  );
  await slow.teams.connector.until(
    () => slow.teams.connector.calls.some(({ method }) => method === 'POST'),
    'a message',
  );
  // Whoever comes after it, a minute later.
  const later = { now: Date.now() + 60_000, leaseMs: 60_000, limit: 50 };
  const left = await slow.store.claimDue({ ...later, adapters: ['teams'], handingOver: ['teams'] });
  expect(left.map(({ inDoubt }) => inDoubt).sort()).toEqual([false, false, false, true]);
  await slow.close();
});

test('somebody who never wrote is written to where the bot is installed for them', async () => {
  const fresh = await openTeamsHall();
  await fresh.tell(toBot(fresh.site, fresh.cora, 'm1', 'Please cut the hedge'));
  await fresh.chatHas(fresh.clara, 1);
  await fresh.close();
});

test('the next one gets it where the bot is not installed for somebody', async () => {
  const fresh = await openTeamsHall();
  await fresh.tell(toBot(fresh.site, fresh.dina, 'w1', 'hello'));
  await fresh.chatHas(fresh.dina, 1);
  fresh.teams.dismiss(fresh.clara);
  await fresh.tell(toBot(fresh.site, fresh.cora, 'm1', 'Please cut the hedge'));
  await fresh.chatHas(fresh.dina, 2);
  await fresh.close();
});

test('a kept address of a connector that is not allowed gets no message and no token', async () => {
  await hall.store.keepAddress('teams', 'clara-clerk', {
    serviceUrl: 'https://collector.example/',
    conversation: 'a:1',
    user: hall.clara.id,
  });
  await order();
  await hall.chatHas(hall.dina, 2);
  expect(hall.events()).toContainEqual(
    expect.objectContaining({ kind: 'dead', reason: 'a connector that is not allowed' }),
  );
});

test('a card that its reader deleted is not brought back by a change', async () => {
  await order();
  await hall.chatHas(hall.clara, 2);
  hall.teams.next('PUT', /activities/, { status: 404, code: 'ActivityNotFoundInConversation' });
  const [item] = await hall.items();
  const reference = item?.reference ?? '';
  await hall.tell(toBot(hall.site, hall.clara, 'c1', `item ${reference}`));
  await hall.chatHas(hall.clara, 3);
  await hall.register.act({
    reference,
    seenVersion: 1,
    by: 'clara-clerk',
    deliveryKey: null,
    action: { kind: 'acknowledge' },
  });
  await hall.teams.connector.until(
    () => hall.teams.connector.calls.some(({ method }) => method === 'PUT'),
    'the change',
  );
  await hall.delivered();
  expect(hall.teams.chat(hall.clara)).toHaveLength(3);
  expect(await hall.store.deadLetters(9)).toEqual([]);
});
