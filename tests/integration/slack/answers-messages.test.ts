import type { Message } from '../../../src/core/message';
import { aFinding } from '../../fakes/protocol';
import { CORA, createHalls, OTTO } from '../../fakes/slack/halls';
import { PARKS, type SlackHall } from '../../fakes/slack/open-hall';
import { BOT_USER } from '../../fakes/slack/workspace';

const open = createHalls();
const QUESTION = 'may I have the hedge trimmed?';

describe('a question in direct messages', () => {
  it('is answered there, with the clause in the text too', async () => {
    const { slack, settled } = await open();
    const { sent } = await slack.write(CORA, QUESTION);
    expect(sent.status).toBe(200);
    await settled();
    const [answer, ...others] = slack.seenBy(CORA);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ kind: 'message', channel: 'D0CORA', threadTs: null });
    expect(answer?.text).toContain('A member may not set work  for the ground staff');
    expect(JSON.stringify(answer?.blocks)).toContain('A member may not set work');
  });

  it('is answered once, though Slack sends it three times', async () => {
    const { slack, settled } = await open();
    const message = slack.written(CORA, 'D0CORA', QUESTION);
    slack.workspace.imOf(CORA);
    for (let copy = 0; copy < 3; copy += 1) {
      expect((await slack.transport.event(slack.messageEvent(message, { event_id: `Ev${copy}` }))).status).toBe(200);
    }
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
  });

  it('in a thread is answered in the thread', async () => {
    const { slack, settled } = await open();
    const { ts } = await slack.openAssistant(CORA);
    await slack.write(CORA, QUESTION, ts);
    await settled();
    expect(slack.seenBy(CORA).at(-1)).toMatchObject({ channel: 'D0CORA', threadTs: ts });
  });
});

describe('a mention in a channel', () => {
  it('is answered in its thread, for everybody', async () => {
    const { slack, settled } = await open();
    const { message } = await slack.mention(CORA, PARKS, QUESTION);
    await settled();
    expect(slack.seenBy(OTTO)).toMatchObject([{ kind: 'message', channel: PARKS, threadTs: message.ts }]);
  });

  it('counts once, though it comes as a mention and as a message', async () => {
    const { slack, settled } = await open();
    const message = slack.written(CORA, PARKS, `<@U0REMIT> ${QUESTION}`);
    for (const event of [slack.messageEvent(message), slack.mentionEvent(message)]) await slack.transport.event(event);
    await settled();
    expect(slack.seenBy(OTTO)).toHaveLength(1);
  });

  it('that tells staff what to do is answered to its sender alone, and the Clerk gets a card', async () => {
    const { slack, settled } = await open();
    await slack.mention(CORA, PARKS, '<@U0OTTO> please cut the hedge');
    await settled();
    expect(slack.seenBy(CORA)).toMatchObject([{ kind: 'ephemeral', channel: PARKS }]);
    expect(slack.seenBy(OTTO)).toEqual([]);
    const [card, ...others] = slack.seenBy('U0CLARA');
    expect(others).toEqual([]);
    expect(card).toMatchObject({ kind: 'message', channel: 'D0CLARA' });
    expect(card?.text).toContain('@Otto Officer please cut the hedge');
  });
});

describe('what nobody asked Remit', () => {
  it.each([
    ['a message of a bot', { bot_id: 'B0OTHER' }],
    ['what Remit itself wrote', { user: BOT_USER }],
    ['somebody who joins', { subtype: 'channel_join' }],
    ['a file without words', { subtype: 'file_share', text: '' }],
  ])('is left alone: %s', async (_, event) => {
    const { slack, settled } = await open();
    const message = slack.written(CORA, 'D0CORA', QUESTION);
    slack.workspace.imOf(CORA);
    const body = slack.messageEvent(message);
    const sent = await slack.transport.event({ ...body, event: { ...Object(body.event), ...event } });
    expect(sent.status).toBe(200);
    await settled();
    expect(slack.seenBy(CORA)).toEqual([]);
  });

  it('a channel that is not watched is not even asked about', async () => {
    const { slack, settled } = await open();
    await slack.chat(CORA, PARKS, 'Otto, please cut the hedge');
    await settled();
    expect(slack.callsOf('users.info')).toEqual([]);
    expect(slack.seenBy('U0CLARA')).toEqual([]);
  });
});

describe('a follow-up', () => {
  it.each([
    ['in direct messages', async () => null],
    ['in the assistant pane', async ({ slack }: SlackHall) => (await slack.openAssistant(CORA)).ts],
  ])('%s is read with what was asked before, as it comes', async (_, begin) => {
    const heard: (readonly string[])[] = [];
    const answer = ({ earlier }: Message) => {
      heard.push(earlier);
      return aFinding();
    };
    const hall = await open({ council: { answer } });
    const thread = await begin(hall);
    for (const text of [QUESTION, 'and if it is urgent?']) await hall.slack.write(CORA, text, thread);
    await hall.settled();
    expect(heard).toEqual([[], [QUESTION]]);
  });

  it('in a channel is read with what its sender asked in that thread before', async () => {
    const heard: (readonly string[])[] = [];
    const { slack, settled } = await open({
      council: {
        answer: ({ earlier }) => {
          heard.push(earlier);
          return aFinding();
        },
      },
    });
    const { message } = await slack.mention(CORA, PARKS, QUESTION);
    await settled();
    await slack.mention(CORA, PARKS, 'and if it is urgent?', message.ts);
    await slack.mention(OTTO, PARKS, 'and me?', message.ts);
    await settled();
    expect(heard).toEqual([[], [QUESTION], []]);
  });
});
