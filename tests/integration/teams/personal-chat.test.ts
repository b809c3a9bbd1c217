import { botAdded, installed, submitted, toBot } from '../../fakes/teams/activities';
import { buttonsOf, cardOf, initialOf, press, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall();
});
afterEach(() => hall.close());

const last = (person: TeamsHall['cora']) => cardOf(hall.teams.chat(person).at(-1));

test('a question is answered with the clause, word for word', async () => {
  const { cora, site, teams } = hall;
  expect(await hall.tell(toBot(site, cora, 'm1', 'who may set work?'))).toMatchObject({ status: 200, text: '' });
  await hall.chatHas(cora, 1);
  expect(wordsOf(last(cora))).toContain(
    'A member may not set work  for the ground staff; “please” makes no difference.',
  );
  const [posted] = teams.chat(cora);
  expect(posted?.activity.summary).toEqual(expect.any(String));
  expect(posted?.activity).not.toHaveProperty('text');
});

test('a message that comes again is answered once', async () => {
  const { cora, site } = hall;
  const ask = toBot(site, cora, 'm1', 'who may set work?');
  await Promise.all([hall.tell(ask), hall.tell(ask), hall.tell(ask)]);
  expect((await hall.tell(ask)).status).toBe(200);
  await hall.delivered();
  expect(hall.teams.chat(cora)).toHaveLength(1);
});

test.each(['Hi', 'hello', 'Help'])('%s is answered with what to ask, by role', async (words) => {
  const { cora, otto, site, teams } = hall;
  for (const person of [cora, otto]) await hall.tell(toBot(site, person, `m-${person.name}`, words));
  await Promise.all([cora, otto].map((person) => hall.chatHas(person, 1)));
  const offered = [cora, otto].map((person) => teams.chat(person)[0]?.activity.suggestedActions);
  expect(offered[0]).toMatchObject({
    to: [cora.id],
    actions: expect.arrayContaining([expect.objectContaining({ type: 'imBack' })]),
  });
  expect(offered[1]).toMatchObject({ to: [otto.id] });
  expect(JSON.stringify(offered[0]).replaceAll(cora.id, '')).not.toBe(
    JSON.stringify(offered[1]).replaceAll(otto.id, ''),
  );
});

test('whoever installs Remit is welcomed once, however many events tell of it', async () => {
  const { cora, site, teams } = hall;
  await hall.tell(installed(site, cora, 'i1'));
  await hall.tell(botAdded(site, cora, 'i2'));
  await hall.tell(installed(site, cora, 'i1'));
  await hall.delivered();
  expect(teams.chat(cora)).toHaveLength(1);
});

test('somebody who waits sees that Remit is typing, and nobody else does', async () => {
  let isSlow = true;
  const slow = await openTeamsHall({
    interfere: ({ method, body }) =>
      isSlow && method === 'POST' && body.type === 'message'
        ? { status: 429, headers: { 'retry-after': '2' } }
        : undefined,
  });
  const started = Date.now();
  await slow.tell(toBot(slow.site, slow.cora, 'm1', 'who may set work?'));
  await slow.teams.connector.until(() => slow.teams.connector.typing.length > 0, 'typing');
  expect(Date.now() - started).toBeLessThan(2_000);
  expect(slow.teams.connector.typing).toEqual([`a:${slow.cora.aadObjectId}`]);
  isSlow = false;
  await slow.chatHas(slow.cora, 1);
  await slow.close();
});

test('somebody waits for no longer than two seconds for that sign while the directory is slow', async () => {
  const slow = await openTeamsHall({ latencyMs: () => 2_500 });
  const told = slow.tell(toBot(slow.site, slow.cora, 'm1', 'who may set work?'));
  const isTyping = () => slow.teams.connector.calls.some(({ body }) => body.type === 'typing');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(isTyping()).toBe(true);
  await told;
  await slow.chatHas(slow.cora, 1);
  await slow.close();
});

test('an answer that is there at once needs no sign of typing', async () => {
  const { cora, site, teams } = hall;
  await hall.tell(toBot(site, cora, 'm1', 'who may set work?'));
  await hall.chatHas(cora, 1);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(teams.connector.typing).toEqual([]);
});

test.each([
  ['my items', /recorded of yours/],
  ['Home', /Remit/],
  ['register', /register/i],
])('the command "%s" shows what it names', async (command, expected) => {
  const { clara, site, teams } = hall;
  await hall.tell(toBot(site, clara, 'm1', command));
  await hall.chatHas(clara, 1);
  expect(`${wordsOf(last(clara))} ${teams.chat(clara)[0]?.activity.summary}`).toMatch(expected);
});

test('a form is filled in in the chat, where a client has no dialogs', async () => {
  const { otto, site, teams } = hall;
  await hall.tell(toBot(site, otto, 'm1', 'check'));
  await hall.chatHas(otto, 1);
  const form = last(otto);
  const [button] = buttonsOf(form);
  const posted = teams.chat(otto)[0]?.id ?? '';
  const data = { ...button?.data, 'field:text': 'is cleaning the hall within remit?' };
  expect(button).toBeDefined();
  await hall.tell(submitted(site, otto, 'm2', data, posted));
  await teams.connector.until(() => teams.chat(otto).some(({ changes }) => changes > 0), 'the answer to the form');
  expect(teams.chat(otto)).toHaveLength(1);
  expect(() => press(form, 'no such button')).toThrow('No button');
});

test('a form that is sent twice, or again because its answer never came, is taken once', async () => {
  const { otto, site, teams } = hall;
  await hall.tell(toBot(site, otto, 'm1', 'refer'));
  await hall.chatHas(otto, 1);
  const form = last(otto);
  const posted = teams.chat(otto)[0]?.id ?? '';
  const data = { ...buttonsOf(form)[0]?.data, ...initialOf(form), 'field:text': 'the hall roof leaks' };
  const send = (id: string, more = {}) => hall.tell(submitted(site, otto, id, { ...data, ...more }, posted));
  await send('m2', { 'field:text': '' });
  await Promise.all([send('m3'), send('m4')]);
  await hall.delivered();
  await send('m5');
  expect(await hall.items()).toMatchObject([{ kind: 'referral', sentence: 'the hall roof leaks' }]);
  const [{ reference = '' } = {}] = await hall.items();
  await teams.connector.until(() => wordsOf(last(otto)).includes(reference), 'what was recorded');
});

test('what people type is shown as text, never as markup or a mention', async () => {
  const { cora, clara, site } = hall;
  const text = 'please cut [this](https://evil.example) **now** <at>Clara</at> &lt;b&gt;';
  await hall.tell(toBot(site, clara, 'm0', 'hello'));
  await hall.tell(toBot(site, cora, 'm1', text));
  await hall.chatHas(clara, 2);
  const card = JSON.stringify(last(clara));
  expect(card).toContain('[this](https://evil.example) **now**');
  const markdown = [...card.matchAll(/"type":"TextBlock","text":"([^"]*)"/g)].map(([, words]) => words).join('\n');
  expect(markdown).not.toContain('evil.example');
  expect(card).not.toContain('"type":"mention"');
});
