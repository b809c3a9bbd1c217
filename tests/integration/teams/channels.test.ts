import {
  type Activity,
  aChannel,
  inGroup,
  installedInTeam,
  joined,
  mentioned,
  ofTeam,
  overheard,
  theBot,
  toBot,
} from '../../fakes/teams/activities';
import { cardOf, wordsOf } from '../../fakes/teams/read-card';
import { openTeamsHall, type TeamsHall } from '../../fakes/teams/teams-hall';

let hall: TeamsHall;
beforeEach(async () => {
  hall = await openTeamsHall({ options: { watching: true } });
});
afterEach(() => hall.close());

const inConversation = (id: string) =>
  hall.teams.connector.messages().filter(({ conversation }) => conversation === id);
const has = (id: string, count: number) =>
  hall.teams.connector.until(() => inConversation(id).length >= count, `${count} messages in ${id}`);
const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
const items = () => hall.items();
const isWatched = async () => (await hall.desk.watched('teams')).has(aChannel.id);

/** The Clerk switches the channel on, and has said hello before. */
const watch = async (): Promise<void> => {
  await hall.tell(toBot(hall.site, hall.clara, 'c0', 'hello'));
  await hall.tell(mentioned(hall.site, hall.clara, 'c1', 'watch'));
  await has(aChannel.id, 1);
  await hall.teams.connector.until(() => hall.teams.chat(hall.clara).length > 0, 'an answer');
  while (!(await isWatched())) await rest();
};

test('a mention in a channel is answered in its thread', async () => {
  await hall.tell(mentioned(hall.site, hall.otto, 'q1', 'who may set work?'));
  await has(`${aChannel.id};messageid=q1`, 1);
  expect(hall.teams.chat(hall.otto)).toEqual([]);
});

test('a mention in a group chat is answered there, and other talk is not', async () => {
  await hall.tell(inGroup(hall.site, hall.otto, 'g1', 'who may set work?'));
  await hall.tell(
    inGroup(hall.site, hall.otto, 'g2', 'who may set work?', { entities: [], text: 'who may set work?' }),
  );
  await has('19:group@thread.v2', 1);
  await rest();
  expect(inConversation('19:group@thread.v2')).toHaveLength(1);
});

test('the bot’s name alone is answered with what it does', async () => {
  await hall.tell(inGroup(hall.site, hall.otto, 'g1', ''));
  await has('19:group@thread.v2', 1);
  expect(wordsOf(cardOf(inConversation('19:group@thread.v2')[0]))).toMatch(/ask/i);
});

test('the notice about an order given in a channel is for its sender alone', async () => {
  await hall.tell(mentioned(hall.site, hall.cora, 'o1', 'tell Sam to cut the hedge'));
  await hall.chatHas(hall.cora, 1);
  expect(inConversation(`${aChannel.id};messageid=o1`)).toEqual([]);
});

test('nobody in a channel sees Remit typing what goes to one of them in private', async () => {
  await hall.tell(mentioned(hall.site, hall.cora, 'o1', 'tell Sam to cut the hedge'));
  await hall.chatHas(hall.cora, 1);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(hall.teams.connector.typing).toEqual([]);
});

test('a command in a channel is answered in private', async () => {
  await hall.tell(toBot(hall.site, hall.clara, 'c0', 'hello'));
  await hall.chatHas(hall.clara, 1);
  await hall.tell(mentioned(hall.site, hall.clara, 'c1', 'register'));
  await hall.chatHas(hall.clara, 2);
  expect(inConversation(`${aChannel.id};messageid=c1`)).toEqual([]);
});

test('a team that adds the bot is greeted once, and nobody who joins it is', async () => {
  await hall.tell(installedInTeam(hall.site, hall.clara, 'a1'));
  await hall.tell(installedInTeam(hall.site, hall.clara, 'a1'));
  await has(aChannel.id, 1);
  await hall.tell(joined(hall.site, hall.otto, 'a2'));
  await rest();
  expect(hall.teams.connector.messages()).toHaveLength(1);
});

describe('a channel', () => {
  test('is not watched unless the Clerk switched it on: nothing said there is read', async () => {
    await hall.tell(overheard(hall.site, hall.cora, 't1', 'Sam, cut the hedge'));
    await rest();
    expect(await items()).toEqual([]);
    expect(hall.teams.connector.calls).toEqual([]);
  });

  test('is watched once its notice stands in it', async () => {
    await watch();
    expect(wordsOf(cardOf(inConversation(aChannel.id)[0]))).not.toBe('');
    await hall.tell(overheard(hall.site, hall.cora, 't1', 'Sam, cut the hedge'));
    await hall.chatHas(hall.cora, 1);
    expect(await items()).toMatchObject([{ kind: 'instruction', sentence: 'Sam, cut the hedge' }]);
    expect(inConversation(`${aChannel.id};messageid=t1`)).toEqual([]);
  });

  test('is not switched on by anybody else', async () => {
    await hall.tell(mentioned(hall.site, hall.cora, 'c1', 'watch'));
    await hall.chatHas(hall.cora, 1);
    expect(await isWatched()).toBe(false);
    expect(inConversation(aChannel.id)).toEqual([]);
  });

  describe('where the app is installed without watching', () => {
    let plain: TeamsHall;
    beforeEach(async () => {
      plain = await openTeamsHall();
    });
    afterEach(() => plain.close());
    const isLeftAlone = async () => {
      await plain.delivered();
      expect(plain.teams.connector.messages().filter(({ conversation }) => conversation === aChannel.id)).toEqual([]);
      expect(await plain.desk.watched('teams')).toEqual(new Set());
    };

    test('is not watched, and the Clerk hears which setting is missing and what to do', async () => {
      await plain.tell(mentioned(plain.site, plain.clara, 'c1', 'watch'));
      await plain.chatHas(plain.clara, 1);
      const words = wordsOf(cardOf(plain.teams.chat(plain.clara)[0]));
      expect(words).toContain('Nothing was changed');
      expect(words).toContain('set TEAMS_WATCHING=true');
      expect(words).toContain('install the package for watching');
      expect(words).not.toContain('A notice is posted');
      await isLeftAlone();
      expect(await plain.store.deadLetters(5)).toEqual([]);
    });

    test('is not watched because remit.yaml lists it, and no notice says that it is', async () => {
      const channel = { surface: 'teams', channel: aChannel.id };
      const content = { kind: 'watch-notice', ...channel, by: 'remit' };
      const to = { adapter: 'teams', conversation: aChannel.id, recipient: null, address: { channel: aChannel.id } };
      const outbox = [{ to, otherwise: [], content }];
      await plain.store.recordTurn({ deliveryKey: 'settings', at: '2026-11-23T10:00:00.000Z', open: null, outbox });
      await isLeftAlone();
      const reason = 'TEAMS_WATCHING is not set';
      expect(plain.events()).toContainEqual({ kind: 'teams-failed', during: 'watching a channel', reason });
      expect(await plain.store.deadLetters(5)).toMatchObject([{ reason }]);
    });
  });

  test('takes no commands from those who talk to each other', async () => {
    await watch();
    await hall.delivered();
    const before = hall.teams.connector.messages().length;
    await hall.tell(overheard(hall.site, hall.clara, 't1', 'register'));
    await hall.delivered();
    await rest();
    expect(hall.teams.connector.messages()).toHaveLength(before);
  });

  test('lets talk pass that is no order, and of which nobody is told', async () => {
    await watch();
    await hall.tell(overheard(hall.site, hall.cora, 't1', 'lovely hedge this year'));
    await rest();
    expect(await items()).toEqual([]);
    expect(hall.teams.chat(hall.cora)).toEqual([]);
  });
});

describe('a watched channel', () => {
  beforeEach(watch);

  const elsewhere = { channel: { id: '19:other@thread.tacv2' }, team: { id: '19:another@thread.tacv2' } };
  const of = (eventType: string, more: Activity = {}) => ofTeam(hall.site, hall.clara, 'e1', eventType, more);
  const bots = () => theBot(hall.site);

  test.each([
    ['the bot is taken out of its team', () => of('teamMemberRemoved', { membersRemoved: bots() })],
    ['the app is uninstalled from its team', () => of('', { type: 'installationUpdate', action: 'remove' })],
    ['the bot is taken out of the channel alone', () => of('channelMemberRemoved', { membersRemoved: bots() })],
    ['the channel is deleted', () => of('channelDeleted')],
    ['its team is deleted', () => of('teamDeleted')],
    [
      'the app is put into its team, though nobody saw it go',
      () => of('', { type: 'installationUpdate', action: 'add' }),
    ],
  ])('is read no longer once %s, and not before another notice', async (_, event) => {
    expect(await hall.tell(event())).toMatchObject({ status: 200 });
    expect(await isWatched()).toBe(false);
    await hall.tell(overheard(hall.site, hall.cora, 't1', 'Sam, cut the hedge'));
    expect(await items()).toEqual([]);
    await hall.tell(mentioned(hall.site, hall.clara, 'c2', 'watch'));
    await has(aChannel.id, 2);
    await hall.delivered();
    expect(await isWatched()).toBe(true);
  });

  test.each([
    ['somebody else leaves its team', () => of('teamMemberRemoved', { membersRemoved: [{ id: hall.otto.id }] })],
    [
      'the bot is taken out of another team',
      () =>
        of('teamMemberRemoved', {
          membersRemoved: bots(),
          channelData: { ...elsewhere, eventType: 'teamMemberRemoved' },
        }),
    ],
    ['another channel is deleted', () => of('', { channelData: { ...elsewhere, eventType: 'channelDeleted' } })],
    ['the app gets a new version', () => of('', { type: 'installationUpdate', action: 'add-upgrade' })],
    ['its team is renamed', () => of('teamRenamed')],
    [
      'somebody takes the bot out of their own chat',
      () => ({ ...toBot(hall.site, hall.otto, 'e1', ''), type: 'installationUpdate', action: 'remove' }),
    ],
  ])('goes on to be watched when %s', async (_, event) => {
    const { channelData, ...rest } = event() as Activity & { channelData: object };
    const tenant = { tenant: { id: hall.site.tenant } };
    expect(await hall.tell({ ...rest, channelData: { ...channelData, ...tenant } })).toMatchObject({ status: 200 });
    expect(await isWatched()).toBe(true);
  });
});

const changed = (activity: Activity, type: 'messageUpdate' | 'messageDelete', more: Activity = {}): Activity => ({
  ...activity,
  type,
  timestamp: '2026-11-23T10:05:00.000Z',
  channelData: {
    ...(activity.channelData as object),
    eventType: type === 'messageUpdate' ? 'editMessage' : 'softDeleteMessage',
  },
  ...more,
});

describe('a message of a watched channel', () => {
  beforeEach(watch);

  test('that was edited into an order is judged as what it says now, once', async () => {
    const said = overheard(hall.site, hall.cora, 't1', 'lovely hedge this year');
    await hall.tell(said);
    const edit = changed(said, 'messageUpdate', { text: 'Sam, cut the hedge' });
    await hall.tell(edit);
    await hall.tell(edit);
    await hall.chatHas(hall.cora, 1);
    await rest();
    expect(await items()).toMatchObject([{ sentence: 'Sam, cut the hedge' }]);
    expect(hall.teams.chat(hall.cora)).toHaveLength(1);
  });

  test('that was deleted leaves none of its words', async () => {
    const said = overheard(hall.site, hall.cora, 't1', 'Sam, cut the hedge');
    await hall.tell(said);
    await hall.tell(changed(said, 'messageDelete', { text: undefined }));
    expect(await items()).toMatchObject([{ sentence: null }]);
    const shown = () => JSON.stringify(hall.teams.chat(hall.clara).at(-1)?.activity);
    await hall.teams.connector.until(
      () => hall.teams.chat(hall.clara).length > 1 && !shown().includes('Sam, cut'),
      'the card without the words',
    );
  });

  test('is taken without what it quotes of somebody else', async () => {
    const html =
      '<blockquote itemtype="http://schema.skype.com/Reply"><p>Sam, cut the hedge</p></blockquote><p>I did not say that</p>';
    const attachments = [{ contentType: 'text/html', content: html }];
    await hall.tell(overheard(hall.site, hall.cora, 't1', 'Sam, cut the hedge I did not say that', { attachments }));
    await rest();
    expect(await items()).toEqual([]);
  });
});
