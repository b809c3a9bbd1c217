import { CLARA, CORA, CY, createHalls, homeOf, itemsOf, OTTO, openHome } from '../../fakes/slack/halls';
import { PARKS, type SlackHall } from '../../fakes/slack/open-hall';
import { buttonLabels, findButton, LEAST_SCOPES } from '../../fakes/slack/open-slack';
import { BOT_USER } from '../../fakes/slack/workspace';

const openAs = createHalls();
/** The app as it is installed for watching. */
const open = () => openAs({ slack: { scopes: [...LEAST_SCOPES, 'channels:history', 'groups:history'] } });
const ORDER = 'Otto, please cut the hedge';

/** A channel is on record as watched. */
const watchIn = ({ council }: SlackHall, channel: string) =>
  council.store.watch(
    { surface: 'slack', channel },
    {
      act: 'watched',
      by: 'clara-clerk',
      at: '2026-11-23T10:00:00.000Z',
      detail: { surface: 'slack', channel },
      words: {},
    },
  );

const watched = async () => {
  const hall = await open();
  const { body } = await hall.slack.command(CLARA, PARKS, 'watch');
  await hall.settled();
  return { hall, body, ...hall };
};

describe('a channel', () => {
  it('is watched once the Clerk has switched it on and the notice stands there', async () => {
    const { slack, hall, settled } = await watched();
    expect(slack.workspace.read(PARKS)).toHaveLength(1);
    await slack.chat(CORA, PARKS, ORDER);
    await settled();
    expect(await itemsOf(hall)).toMatchObject([
      { openedBy: 'cora-councillor', sentence: expect.stringContaining(ORDER) },
    ]);
    expect(slack.seenBy(CORA).map(({ kind, channel }) => [kind, channel])).toEqual([
      ['message', PARKS],
      ['ephemeral', PARKS],
    ]);
    expect(slack.seenBy(CLARA).at(-1)).toMatchObject({ channel: 'D0CLARA' });
  });

  it('is not switched on by anybody else', async () => {
    const hall = await open();
    for (const user of [CORA, OTTO]) await hall.slack.command(user, PARKS, 'watch');
    await hall.settled();
    expect(hall.slack.workspace.read(PARKS)).toEqual([]);
    expect(await hall.council.store.watched()).toEqual([]);
  });

  it('is not watched where the notice could not be posted', async () => {
    const hall = await open();
    hall.slack.workspace.channels.get(PARKS)?.members.delete('U0REMIT');
    await hall.slack.command(CLARA, PARKS, 'watch');
    await hall.settled();
    expect(await hall.council.store.watched()).toEqual([]);
  });

  it('is not watched, and no notice says that it is, where the app may not read channels', async () => {
    const hall = await openAs();
    await hall.slack.command(CLARA, PARKS, 'watch');
    await hall.settled();
    expect(hall.slack.workspace.read(PARKS)).toEqual([]);
    expect(await hall.council.store.watched()).toEqual([]);
    const method = 'conversations.history';
    expect(hall.reports).toContainEqual({ kind: 'not-let-in', method, code: 'missing_scope' });
    expect(await hall.council.store.deadLetters(5)).toMatchObject([{ reason: 'missing_scope' }]);
  });

  it('is left alone again when the Clerk says so', async () => {
    const { slack, hall, settled } = await watched();
    await slack.command(CLARA, PARKS, 'unwatch');
    await slack.chat(CORA, PARKS, ORDER);
    await settled();
    expect(await itemsOf(hall)).toEqual([]);
  });

  it('answers no question that was not put to Remit, and keeps nothing of talk', async () => {
    const { slack, hall, settled } = await watched();
    await slack.chat(CORA, PARKS, 'may I have the hedge trimmed?');
    await slack.chat(OTTO, PARKS, 'please cut the hedge');
    await settled();
    expect(slack.workspace.read(PARKS).filter(({ isBot }) => isBot)).toHaveLength(1);
    expect(await itemsOf(hall)).toEqual([]);
  });

  it('judges an edit once, as the new text', async () => {
    const { slack, hall, settled } = await watched();
    const { message } = await slack.chat(CY, PARKS, 'Otto, how was the fair?');
    await slack.edit(message, ORDER);
    await slack.edit(message, `${ORDER} `);
    await settled();
    const items = await itemsOf(hall);
    expect(items).toHaveLength(1);
    expect(items[0]?.sentence).toContain(ORDER);
  });

  it('takes no notice of a link that Slack unfurls', async () => {
    const { slack, hall, settled } = await watched();
    const { message } = await slack.chat(CY, PARKS, ORDER);
    await settled();
    const before = (await itemsOf(hall))[0]?.version;
    await slack.edit(message, message.text);
    await settled();
    expect((await itemsOf(hall))[0]?.version).toBe(before);
  });

  it('forgets the words of a message that its sender deletes', async () => {
    const { slack, hall, settled } = await watched();
    const { message } = await slack.chat(CORA, PARKS, ORDER);
    await settled();
    await slack.remove(message);
    await settled();
    expect(await itemsOf(hall)).toMatchObject([{ sentence: null }]);
    expect(slack.workspace.read('D0CLARA').at(-1)?.text).not.toContain(ORDER);
  });

  it('takes a mention of Remit for what it is, though it comes twice', async () => {
    const { slack, settled } = await watched();
    const message = slack.written(CORA, PARKS, '<@U0REMIT> may I have the hedge trimmed?');
    for (const event of [slack.mentionEvent(message), slack.messageEvent(message)]) await slack.transport.event(event);
    await settled();
    expect(slack.workspace.read(PARKS).filter(({ threadTs }) => threadTs === message.ts)).toHaveLength(1);
  });

  it.each([
    [
      'the App Home',
      async (hall: SlackHall) => {
        const home = await openHome(hall, CLARA);
        await hall.slack.pressInView(CLARA, home, findButton(home.view, 'Watch a channel'));
      },
    ],
    [
      'direct messages, by the command',
      async ({ slack }: SlackHall) => {
        await slack.command(CLARA, 'D0CLARA', 'watch');
      },
    ],
  ])('is chosen from a list and switched on from %s', async (_, begin) => {
    const hall = await open();
    const { slack, settled } = hall;
    await begin(hall);
    await settled();
    const form = slack.modalsOf(CLARA).at(-1);
    if (form === undefined) throw new Error('There is no form.');
    expect(JSON.stringify(form.view)).toContain('"conversations_select"');
    expect(JSON.parse((await slack.submit(CLARA, form, {})).body)).toMatchObject({ response_action: 'errors' });
    const values = { 'remit.field.channel': { value: { selected_conversation: PARKS } } };
    expect((await slack.submit(CLARA, form, values)).body).toContain('A notice is posted in the channel first');
    await settled();
    expect(await hall.council.store.watched()).toEqual([{ surface: 'slack', channel: PARKS }]);
    expect(slack.workspace.read(PARKS)).toHaveLength(1);
    for (const user of [CORA, 'U0DINA']) {
      await slack.submit(user, form, { 'remit.field.channel': { value: { selected_conversation: 'C0OTHER' } } });
      await slack.openHome(user);
      await settled();
      expect(JSON.stringify(slack.homeOf(user)?.view)).not.toContain('Watch a channel');
    }
    expect(await hall.council.store.watched()).toHaveLength(1);
  });

  it.each(['channel_join', 'group_join'])(
    'is read no longer once the app is put into it anew (%s)',
    async (subtype) => {
      const { slack, hall, settled } = await watched();
      await slack.chat(OTTO, PARKS, `<@${OTTO}> has joined the channel`, { subtype });
      expect(await hall.council.store.watched()).toHaveLength(1);
      const joined = await slack.chat(BOT_USER, PARKS, `<@${BOT_USER}> has joined the channel`, { subtype });
      expect(joined.sent.status).toBe(200);
      expect(await hall.council.store.watched()).toEqual([]);
      await slack.chat(CORA, PARKS, ORDER);
      await settled();
      expect(await itemsOf(hall)).toEqual([]);
      await slack.command(CLARA, PARKS, 'watch');
      await settled();
      expect(await hall.council.store.watched()).toHaveLength(1);
    },
  );

  it.each([
    ['aloud', async ({ slack }: SlackHall) => void (await slack.mention(OTTO, PARKS, 'who may set work?'))],
    ['for one person', async ({ slack }: SlackHall) => void (await slack.chat(CORA, PARKS, ORDER))],
  ])('is read no longer once the app finds itself taken out of it when it answers %s', async (_, say) => {
    const { slack, hall, settled } = await watched();
    slack.workspace.channels.get(PARKS)?.members.delete(BOT_USER);
    await say(hall);
    await settled();
    expect(await hall.council.store.watched()).toEqual([]);
  });

  it('is never the Clerk’s own direct messages', async () => {
    const hall = await open();
    for (const word of ['watch', 'unwatch']) await hall.slack.command(CLARA, 'D0CLARA', word);
    await hall.settled();
    expect(await hall.council.store.watched()).toEqual([]);
    expect(hall.slack.workspace.read('D0CLARA')).toEqual([]);
  });

  it('stands in the Clerk’s App Home, with one press to stop', async () => {
    const { slack, hall, settled } = await watched();
    const home = await openHome(hall, CLARA);
    expect(JSON.stringify(home.view)).toContain(PARKS);
    await slack.pressInView(CLARA, home, findButton(home.view, 'Stop'));
    await settled();
    expect(await hall.council.store.watched()).toEqual([]);
    expect(JSON.stringify(slack.homeOf(CLARA)?.view)).not.toContain(PARKS);
  });

  it('is stopped from Home however many others are watched', async () => {
    const hall = await open();
    const { slack, settled } = hall;
    const channels = Array.from({ length: 130 }, (_, place) => `C0${String(place).padStart(3, '0')}`);
    for (const channel of channels) await watchIn(hall, channel);
    await openHome(hall, CLARA);
    const stopped = new Set<string>();
    for (const _page of channels) {
      const { view } = homeOf(hall, CLARA);
      for (const channel of channels) if (JSON.stringify(view).includes(`<#${channel}>`)) stopped.add(channel);
      if (!buttonLabels(view).includes('More channels')) break;
      await slack.pressInView(CLARA, homeOf(hall, CLARA), findButton(view, 'More channels'));
      await settled();
    }
    expect([...stopped]).toEqual(channels);
    expect(JSON.stringify(homeOf(hall, CLARA).view)).toContain('Watched channels (130)');
    await slack.pressInView(CLARA, homeOf(hall, CLARA), findButton(homeOf(hall, CLARA).view, 'Stop watching'));
    await settled();
    expect(await hall.council.store.watched()).toHaveLength(129);
    await openHome(hall, CLARA);
    expect(buttonLabels(homeOf(hall, CLARA).view)).not.toContain('First channels');
  });
});
