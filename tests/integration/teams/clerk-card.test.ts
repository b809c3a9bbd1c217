import { invoke, submitted, toBot } from '../../fakes/teams/activities';
import { buttonsOf, cardOf, fieldsOf, press, type SeenButton, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall();
  await hall.tell(toBot(hall.site, hall.clara, 'w1', 'hello'));
  await hall.chatHas(hall.clara, 1);
});
afterEach(() => hall.close());

type Person = TeamsHall['cora'];
const order = async (): Promise<void> => {
  await hall.tell(toBot(hall.site, hall.cora, 'm1', 'Please cut the hedge today'));
  await hall.chatHas(hall.clara, 2);
  await hall.chatHas(hall.cora, 1);
};
const posted = (person: Person) => hall.teams.chat(person).at(-1);
const card = (person: Person) => cardOf(posted(person));

let presses = 0;
const execute = (person: Person, data: SeenButton['data'], more: Readonly<Record<string, unknown>> = {}) => {
  presses += 1;
  const value = { action: { type: 'Action.Execute', verb: 'press', data }, trigger: 'manual', ...more };
  return hall.tell(
    invoke(hall.site, person, `p${presses}`, 'adaptiveCard/action', value, { replyToId: posted(person)?.id }),
  );
};
const ask = (person: Person, name: 'task/fetch' | 'task/submit', data: SeenButton['data']) => {
  presses += 1;
  return hall.tell(invoke(hall.site, person, `p${presses}`, name, { data }, { replyToId: posted(person)?.id }));
};

test('an instruction brings the Clerk a card, and the sender a notice', async () => {
  await order();
  expect(wordsOf(card(hall.clara))).toContain('Please cut the hedge today');
  expect(wordsOf(card(hall.clara))).toContain('Cllr Cora');
  expect(wordsOf(card(hall.cora))).toContain('A member may not set work');
  expect(card(hall.clara)).toMatchObject({ refresh: { userIds: [hall.clara.id] } });
});

test('a press replaces the card in place for whoever pressed, and brings the posted one up to date', async () => {
  await order();
  const acknowledge = press(card(hall.clara), /acknowledge/i);
  const answered = await execute(hall.clara, acknowledge);
  expect(answered).toMatchObject({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
  });
  expect(wordsOf((answered.body as { value: unknown }).value)).toContain('acknowledged');
  await hall.teams.connector.until(() => (posted(hall.clara)?.changes ?? 0) > 0, 'the card brought up to date');
  expect(wordsOf(card(hall.clara))).toContain('acknowledged');
  expect(hall.teams.chat(hall.clara)).toHaveLength(2);
});

test('a stale press says what has changed', async () => {
  await order();
  const before = card(hall.clara);
  await execute(hall.clara, press(before, /acknowledge/i));
  const answered = await execute(hall.clara, press(before, /acknowledge/i));
  expect(wordsOf((answered.body as { value: unknown }).value)).toMatch(/has changed since you looked/);
});

test('a press that comes again acts once', async () => {
  await order();
  const data = press(card(hall.clara), /acknowledge/i);
  const value = { action: { type: 'Action.Execute', verb: 'press', data }, trigger: 'manual' };
  const once = invoke(hall.site, hall.clara, 'same', 'adaptiveCard/action', value);
  const [first, second] = await Promise.all([hall.tell(once), hall.tell(once)]);
  const words = [first, second].map(({ body }) => wordsOf((body as { value: unknown }).value));
  expect(words.join()).not.toContain('has changed since');
});

test('a client that opens the card gets it as it is now', async () => {
  await order();
  const seen = card(hall.clara) as { refresh: { action: { data: SeenButton['data'] } } };
  await execute(hall.clara, press(seen, /acknowledge/i));
  const now = await execute(hall.clara, seen.refresh.action.data, { trigger: 'automatic' });
  expect(wordsOf((now.body as { value: unknown }).value)).toContain('acknowledged');
  const other = await execute(
    hall.cora,
    { press: { kind: 'item', reference: 'R-2020-0001' } },
    { trigger: 'automatic' },
  );
  expect(other.body).toMatchObject({ statusCode: 403, type: 'application/vnd.microsoft.error' });
});

test('a note is written in a dialog, which closes with the card replaced', async () => {
  await order();
  const opening = press(card(hall.clara), /note/i);
  expect(opening).toMatchObject({ msteams: { type: 'task/fetch' } });
  const opened = await ask(hall.clara, 'task/fetch', opening);
  expect(opened).toMatchObject({
    status: 200,
    body: { task: { type: 'continue', value: { title: expect.any(String) } } },
  });
  const form = (opened.body as { task: { value: { card: { content: unknown } } } }).task.value.card.content;
  const [field = ''] = fieldsOf(form);
  const [submit] = buttonsOf(form);
  const empty = await ask(hall.clara, 'task/submit', { ...submit?.data, [field]: '  ' });
  expect(empty.body).toMatchObject({ task: { type: 'continue' } });
  const closed = await ask(hall.clara, 'task/submit', { ...submit?.data, [field]: 'spoke to Cora at the gate' });
  expect(closed).toMatchObject({ status: 200, text: '' });
  await hall.teams.connector.until(() => wordsOf(card(hall.clara)).includes('noted'), 'the note on the card');
});

test('an older client presses by a message, and its card is replaced too', async () => {
  await order();
  const data = press(card(hall.clara), /acknowledge/i);
  await hall.tell(submitted(hall.site, hall.clara, 's1', data, posted(hall.clara)?.id ?? ''));
  await hall.teams.connector.until(() => wordsOf(card(hall.clara)).includes('acknowledged'), 'the card replaced');
  expect(hall.teams.chat(hall.clara)).toHaveLength(2);
});

test('the register is a list with pages, from which an item opens in place', async () => {
  await order();
  await hall.tell(toBot(hall.site, hall.clara, 'l1', 'register'));
  await hall.chatHas(hall.clara, 3);
  const opened = await execute(hall.clara, press(card(hall.clara), /R-\d{4}/));
  expect(wordsOf((opened.body as { value: unknown }).value)).toContain('Please cut the hedge today');
});

describe('an action of the Clerk’s card that comes by a councillor', () => {
  const ACTS = ['acknowledge', 'close', 'reopen', 'assign', 'note', 'hold', 'release'] as const;
  const filled = {
    'field:outcome': 'no-action',
    'field:note': 'x',
    'field:to': 'dina-deputy',
    'field:text': 'x',
    'field:reason': 'x',
  };

  test('is refused, each of them, however it is sent, and changes nothing', async () => {
    await order();
    const seen = card(hall.clara);
    const [item] = await hall.items();
    const reference = item?.reference ?? '';
    const onCard = buttonsOf(seen).map(({ data }) => data);
    const made = ACTS.map((act) => ({ press: { kind: 'act', reference, version: item?.version ?? 0, act } }));
    const acts = [...onCard, ...made].filter((data) => (data.press as { kind: string }).kind === 'act');
    expect(acts.length).toBeGreaterThan(ACTS.length);
    for (const data of acts) {
      for (const person of [hall.cora, hall.cleo, hall.gail, hall.peter]) {
        await execute(person, data);
        await execute(person, { ...data, ...filled, form: true });
        await ask(person, 'task/fetch', data);
        await ask(person, 'task/submit', { ...data, ...filled, form: true });
        await hall.tell(submitted(hall.site, person, `x${presses}`, { ...data, ...filled, form: true }, '1'));
      }
    }
    expect(await hall.items()).toEqual([item]);
    expect(await hall.store.history({ kind: 'item', reference })).toHaveLength(1);
    expect(cardOf(posted(hall.clara))).toEqual(seen);
  });

  test('is let in where the Clerk sends the same', async () => {
    await order();
    const close = press(card(hall.clara), /close/i);
    const form = (await ask(hall.clara, 'task/fetch', close)).body as {
      task: { value: { card: { content: unknown } } };
    };
    const [submit] = buttonsOf(form.task.value.card.content);
    const filled = { 'field:outcome': 'no-action', 'field:note': 'settled' };
    await ask(hall.clara, 'task/submit', { ...submit?.data, ...filled });
    const [item] = await hall.items();
    expect(item).toMatchObject({ state: 'closed', outcome: 'no-action' });
  });
});

test.each([
  ['no button of ours', { action: { type: 'Action.Execute', data: { press: { kind: 'own' } } } }],
  ['nothing', {}],
  ['a list', []],
])('a press that is none is answered 400: %s', async (_, value) => {
  expect(await hall.tell(invoke(hall.site, hall.clara, 'bad', 'adaptiveCard/action', value))).toMatchObject({
    status: 400,
    text: '',
  });
});

test('what nobody offers is answered 501', async () => {
  expect(await hall.tell(invoke(hall.site, hall.clara, 'bad', 'signin/verifyState', {}))).toMatchObject({
    status: 501,
  });
});
