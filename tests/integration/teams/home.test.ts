import { aChannel, invoke, mentioned, toBot } from '../../fakes/teams/activities';
import { buttonsOf, cardOf, press, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall({ options: { watching: true } });
});
afterEach(() => hall.close());

const has = (id: string, count: number) =>
  hall.teams.connector.until(
    () => hall.teams.connector.messages().filter(({ conversation }) => conversation === id).length >= count,
    `${count} messages in ${id}`,
  );

describe('the Clerk’s home', () => {
  const id = '19:works-a1b2c3d4e5f6a7b8c9d0@thread.tacv2';

  test.each([
    ['by its name and its team’s', { name: 'Works' }, { name: 'Town Council' }, 'Works (Town Council)'],
    ['by its name where Teams gives no other', { name: 'Works' }, {}, 'Works'],
    ['by its team’s name', {}, { name: 'Town Council' }, 'A channel of Town Council (19:works-a1b…)'],
    ['by the beginning of its id where Teams gives no name', {}, {}, '19:works-a1b…'],
  ])('lists a watched channel %s', async (_, channel, team, shown) => {
    await hall.tell(toBot(hall.site, hall.clara, 'c0', 'hello'));
    await hall.chatHas(hall.clara, 1);
    const channelData = {
      tenant: { id: hall.site.tenant },
      channel: { id, ...channel },
      team: { id: aChannel.team, ...team },
    };
    await hall.tell(mentioned(hall.site, hall.clara, 'c1', 'watch', { channelData }));
    await has(id, 1);
    await hall.delivered();
    await hall.chatHas(hall.clara, 2);
    await hall.tell(toBot(hall.site, hall.clara, 'c2', 'home'));
    await hall.chatHas(hall.clara, 3);
    const words = wordsOf(cardOf(hall.teams.chat(hall.clara)[2])).split('\n');
    expect(words).toContain(shown);
    expect(words.join()).not.toContain(id);
  });
});

test('every one of a hundred watched channels is stopped from the Clerk’s home', async () => {
  const ids = Array.from({ length: 100 }, (_, place) => `19:works-${String(place).padStart(3, '0')}@thread.tacv2`);
  const execute = (id: string, data: unknown) =>
    hall.tell(invoke(hall.site, hall.clara, id, 'adaptiveCard/action', { action: { data } }));
  for (const channel of ids) {
    const detail = { surface: 'teams', channel };
    const deed = { act: 'watched', by: 'clara-clerk', at: '2026-11-23T10:00:00.000Z', detail, words: {} } as const;
    await hall.store.watch(detail, deed);
  }
  await hall.tell(toBot(hall.site, hall.clara, 'h0', 'home'));
  await hall.chatHas(hall.clara, 1);
  let home = cardOf(hall.teams.chat(hall.clara)[0]);
  const stops: unknown[] = [];
  for (const [page] of ids.entries()) {
    stops.push(...buttonsOf(home).flatMap(({ title, data }) => (title === 'Stop watching' ? [data] : [])));
    if (!buttonsOf(home).some(({ title }) => title === 'More channels')) break;
    const { text } = await execute(`h-${page}`, press(home, 'More channels'));
    home = JSON.parse(text).value;
  }
  for (const [place, data] of stops.entries()) await execute(`s-${place}`, data);
  expect(await hall.store.watched()).toEqual([]);
});
