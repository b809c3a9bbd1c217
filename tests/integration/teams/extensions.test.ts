import { type Activity, invoke, messagePayload, toBot } from '../../fakes/teams/activities';
import { buttonsOf, cardOf, initialOf, press, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall();
});
afterEach(() => hall.close());

type Person = TeamsHall['cora'];
type Dialog = {
  readonly task: { readonly type: string; readonly value: { readonly card: { readonly content: unknown } } };
};

let calls = 0;
const call = (person: Person, name: string, value: unknown, more: Activity = {}) => {
  calls += 1;
  return hall.tell(invoke(hall.site, person, `e${calls}`, `composeExtension/${name}`, value, more));
};
const onMessage = (commandId: string, writer: Person, html: string) => ({
  commandId,
  commandContext: 'message',
  messagePayload: messagePayload(writer, html),
});
const shown = (answered: { readonly body: unknown }): unknown => (answered.body as Dialog).task.value.card.content;

test('"Is this within remit?" opens with the message in it, and tells nobody', async () => {
  const value = onMessage(
    'check',
    hall.cora,
    '<p>Please <strong>cut</strong>&nbsp;the hedge<br>today &amp; tomorrow</p>',
  );
  const opened = await call(hall.otto, 'fetchTask', value);
  expect(wordsOf(shown(opened))).toMatch(/^Please cut the hedge\ntoday & tomorrow\n[\s\S]*A member may not set work/);
  expect(await hall.items()).toEqual([]);
});

test('"Refer to the Clerk" brings the message to the Clerk, with who wrote it', async () => {
  await hall.tell(toBot(hall.site, hall.clara, 'h1', 'hello'));
  await hall.chatHas(hall.clara, 1);
  const value = onMessage('refer', hall.cora, '<p>Sam will paint the gate</p>');
  const opened = await call(hall.otto, 'fetchTask', value);
  expect(JSON.stringify(shown(opened))).toContain('Sam will paint the gate');
  const [submit] = buttonsOf(shown(opened));
  const answered = await call(hall.otto, 'submitAction', {
    ...value,
    data: { ...submit?.data, ...initialOf(shown(opened)) },
  });
  expect(answered.status).toBe(200);
  await hall.chatHas(hall.clara, 2);
  const card = cardOf(hall.teams.chat(hall.clara).at(-1));
  expect(wordsOf(card)).toContain('Sam will paint the gate');
  expect(wordsOf(card)).toContain('Cora');
});

test('the Clerk records a message herself by the same action', async () => {
  const value = onMessage('refer', hall.cora, '<p>Sam will paint the gate</p>');
  const opened = shown(await call(hall.clara, 'fetchTask', value));
  const data = { ...buttonsOf(opened)[0]?.data, ...initialOf(opened) };
  expect((await call(hall.clara, 'submitAction', { ...value, data })).status).toBe(200);
  expect(await hall.items()).toMatchObject([{ openedBy: 'clara-clerk', sentence: 'Sam will paint the gate' }]);
});

test('from "Is this within remit?" the message goes on to the Clerk in the same dialog', async () => {
  await hall.tell(toBot(hall.site, hall.clara, 'h1', 'hello'));
  const value = onMessage('check', hall.cora, 'Sam will paint the gate');
  const opened = shown(await call(hall.otto, 'fetchTask', value));
  expect(JSON.stringify(opened)).not.toMatch(/Action\.Execute|task\/fetch|"refresh"/);
  const form = shown(await call(hall.otto, 'submitAction', { ...value, data: press(opened, /refer/i) }));
  const data = { ...buttonsOf(form)[0]?.data, ...initialOf(form) };
  await call(hall.otto, 'submitAction', { ...value, data });
  await hall.chatHas(hall.clara, 2);
  expect(wordsOf(cardOf(hall.teams.chat(hall.clara).at(-1)))).toContain('Sam will paint the gate');
});

test('a message is read where the bot is no member of the chat', async () => {
  hall.teams.next('GET', /members/, { status: 403, code: 'BotNotInConversationRoster' });
  hall.teams.next('GET', /members/, { status: 403, code: 'BotNotInConversationRoster' });
  const more = {
    conversation: { id: '19:others@thread.v2', conversationType: 'groupChat', tenantId: hall.site.tenant },
  };
  const opened = await call(hall.clara, 'fetchTask', onMessage('check', hall.cora, 'cut the hedge'), more);
  expect(opened.status).toBe(200);
  expect(JSON.stringify(shown(opened))).toContain('cut the hedge');
});

describe('the search', () => {
  const find = (words: string, name = 'words') =>
    call(hall.otto, 'query', { commandId: 'findClause', parameters: [{ name, value: words }] });
  type Found = {
    readonly composeExtension: {
      readonly attachments: readonly {
        readonly content: unknown;
        readonly preview: { readonly content: { readonly title: string; readonly text: string } };
      }[];
    };
  };
  const attachments = (answered: { readonly body: unknown }) => (answered.body as Found).composeExtension.attachments;

  test('finds a clause and inserts it as a card, word for word', async () => {
    const found = attachments(await find('ground staff'));
    expect(wordsOf(found[0]?.content)).toContain('A member may not set work  for the ground staff');
    expect(found[0]?.preview.content.text).toContain('A member may not set work');
  });

  test('finds nothing where nothing was typed yet, or where it is not asked for by name', async () => {
    expect(attachments(await find('true', 'initialRun'))).toEqual([]);
    expect(attachments(await find('zebra crossing'))).toEqual([]);
  });
});

test.each<readonly [string, string, unknown]>([
  ['a command that nobody offers', 'fetchTask', { commandId: 'own' }],
  ['a form that is none', 'submitAction', { commandId: 'refer', data: {} }],
  ['a search for nothing', 'query', 'words'],
])('is answered 400: %s', async (_, name, value) => {
  expect(await call(hall.otto, name, value)).toMatchObject({ status: 400, text: '' });
});
