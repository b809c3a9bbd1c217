import { aFinding } from '../../fakes/protocol';
import { invoke, toBot } from '../../fakes/teams/activities';
import { buttonsOf, cardOf, initialOf, press, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

const RUDE = 'the Clerk was rude to me';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall({
    answer: ({ text }) => aFinding(text.includes('rude') ? { intent: 'concern', about: 'clerk', notify: [] } : {}),
  });
});
afterEach(() => hall.close());

const last = (person: TeamsHall['otto']) => cardOf(hall.teams.chat(person).at(-1));
const ask = (name: 'task/fetch' | 'task/submit', data: unknown) =>
  hall.tell(invoke(hall.site, hall.otto, name, name, { data }, { replyToId: hall.teams.chat(hall.otto).at(-1)?.id }));

test('a concern about the Clerk is brought to the chair by the button under its answer; the Clerk hears nothing', async () => {
  const { otto, clara, hana, site } = hall;
  for (const person of [clara, hana]) await hall.tell(toBot(site, person, `h-${person.name}`, 'hello'));
  await Promise.all([clara, hana].map((person) => hall.chatHas(person, 1)));
  await hall.tell(toBot(site, otto, 'm1', RUDE));
  await hall.chatHas(otto, 1);
  expect(wordsOf(last(otto))).toContain('Remit can pass it to the Chairman, Hana Chair.');
  const opening = press(last(otto), 'Refer to the Chairman');
  expect(opening).toMatchObject({ msteams: { type: 'task/fetch' } });
  const opened = await ask('task/fetch', opening);
  const form = (opened.body as { task: { value: { card: { content: unknown } } } }).task.value.card.content;
  expect(initialOf(form)).toMatchObject({ 'field:text': RUDE, 'field:about': 'clerk' });
  const [submit] = buttonsOf(form);
  const filled = { ...submit?.data, ...initialOf(form), 'field:text': 'it was at the meeting' };
  expect((await ask('task/submit', filled)).text).toContain('Hana Chair');
  await hall.chatHas(hana, 2);
  await hall.delivered();
  expect(wordsOf(last(hana))).toContain('it was at the meeting');
  const page = { limit: 9, order: 'newest', after: null } as const;
  expect((await hall.register.read.list('hana-chair', {}, page)).items).toMatchObject([{ about: ['clara-clerk'] }]);
  expect((await hall.register.read.list('clara-clerk', {}, page)).items).toEqual([]);
  expect(hall.teams.chat(clara)).toHaveLength(1);
});
