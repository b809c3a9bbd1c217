import type { OutboxEntry } from '../../../src/app/store';
import { listed } from '../../fakes/council';
import { CLARA, CORA, createHalls } from '../../fakes/slack/halls';
import { PARKS, type SlackHall } from '../../fakes/slack/open-hall';
import { LEAST_SCOPES } from '../../fakes/slack/open-slack';
import type { Trouble } from '../../fakes/slack/serve-slack';

const open = createHalls();
const QUESTION = 'may I have the hedge trimmed?';

/** A hall whose relay does nothing: entries are tried one by one. */
const byHand = async (given: Parameters<typeof open>[0] = {}) => {
  const hall = await open({ ...given, relay: 'none' });
  const { council, adapter } = hall;
  const claim = async (): Promise<OutboxEntry> => {
    const query = { now: Date.now(), leaseMs: 60_000, limit: 10, adapters: ['slack'] };
    const [entry] = await council.store.claimDue(query);
    if (entry === undefined) throw new Error('Nothing waits.');
    return entry;
  };
  const deliver = (entry: OutboxEntry) =>
    adapter.delivery.deliver(entry, new AbortController().signal, async () => true);
  return { ...hall, hall, claim, deliver };
};

const asked = async (given: Parameters<typeof open>[0] = {}) => {
  const hall = await byHand(given);
  await hall.slack.write(CORA, QUESTION);
  return { ...hall, entry: await hall.claim() };
};

const anAnswer = ({ slack }: SlackHall) => slack.seenBy(CORA);

describe('a message that Slack does not take', () => {
  it.each<readonly [string, Trouble, object]>([
    ['429', { kind: 'rate-limited', afterS: 7 }, { kind: 'retry', afterMs: 7_000, refused: true }],
    ['500', { kind: 'status', status: 500 }, { kind: 'retry', afterMs: null, reason: 'http 500' }],
    ['503', { kind: 'status', status: 503 }, { kind: 'retry', afterMs: null, reason: 'http 503' }],
    ['a lost connection', { kind: 'drop', when: 'before' }, { kind: 'retry', afterMs: null }],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }, { kind: 'retry', reason: 'fatal_error' }],
    [
      'a code unheard of',
      { kind: 'error', error: 'unheard_of' },
      { kind: 'retry', reason: 'unheard_of', refused: true },
    ],
    ['token_revoked', { kind: 'error', error: 'token_revoked' }, { kind: 'retry', afterMs: 600_000, refused: true }],
    ['account_inactive', { kind: 'error', error: 'account_inactive' }, { kind: 'retry', afterMs: 600_000 }],
    ['missing_scope', { kind: 'error', error: 'missing_scope' }, { kind: 'retry', afterMs: 600_000 }],
    [
      'channel_not_found',
      { kind: 'error', error: 'channel_not_found' },
      { kind: 'failed', reason: 'channel_not_found' },
    ],
    ['not_in_channel', { kind: 'error', error: 'not_in_channel' }, { kind: 'failed', reason: 'not_in_channel' }],
    ['is_archived', { kind: 'error', error: 'is_archived' }, { kind: 'failed', reason: 'is_archived' }],
    ['msg_too_long', { kind: 'error', error: 'msg_too_long' }, { kind: 'failed', reason: 'msg_too_long' }],
  ])('is tried again or given up, as Slack says why: %s', async (_, trouble, outcome) => {
    const { slack, entry, deliver, hall } = await asked();
    slack.fail('chat.postMessage', trouble);
    expect(await deliver(entry)).toMatchObject(outcome);
    expect(anAnswer(hall)).toEqual([]);
  });

  it('of a code that nobody knows is given up in the end, so that what comes after it can go', async () => {
    const { slack, entry, deliver } = await asked();
    slack.fail('chat.postMessage', { kind: 'error', error: 'unheard_of' });
    expect(await deliver({ ...entry, attempt: 5 })).toEqual({ kind: 'failed', reason: 'unheard_of' });
  });

  it('for its blocks goes as text, which says the same', async () => {
    const { slack, entry, deliver, hall } = await asked();
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    expect(await deliver(entry)).toMatchObject({ kind: 'delivered' });
    expect(anAnswer(hall)).toMatchObject([{ text: expect.stringContaining('A member may not set work') }]);
  });

  it('for its length goes with less of its text, and with all of its blocks', async () => {
    const people = listed.map((one) => ({ ...one, name: `${one.name} ${'&'.repeat(2_000)}` }));
    const { slack, council, deliver } = await byHand({ council: { people } });
    await slack.write(CORA, 'Otto, please cut the hedge');
    const query = { now: Date.now(), leaseMs: 60_000, limit: 10, adapters: ['slack'] };
    const card = (await council.store.claimDue(query)).find(({ to }) => to.recipient === 'clara-clerk');
    if (card === undefined) throw new Error('There is no card.');
    slack.fail('chat.postMessage', { kind: 'error', error: 'msg_too_long' });
    expect(await deliver(card)).toMatchObject({ kind: 'delivered' });
    const [whole, less] = slack.callsOf('chat.postMessage').map(({ args }) => args);
    expect(Buffer.byteLength(String(less?.text))).toBeLessThanOrEqual(4_000);
    expect(less?.text).toMatch(/&amp;…$/);
    expect(less?.blocks).toEqual(whole?.blocks);
  });

  it('because the app is not let in is told to the operator', async () => {
    const { slack, entry, deliver, reports } = await asked();
    slack.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    await deliver(entry);
    expect(reports).toContainEqual({ kind: 'not-let-in', method: 'chat.postMessage', code: 'token_revoked' });
  });
});

describe('a message of which nobody knows whether it got through', () => {
  const doubted = (entry: OutboxEntry): OutboxEntry => ({ ...entry, inDoubt: true });

  it('is found by its key in direct messages, and not sent again', async () => {
    const { slack, entry, deliver, hall } = await asked();
    slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    expect(await deliver(entry)).toMatchObject({ kind: 'retry' });
    const again = await deliver(doubted(entry));
    expect(again).toMatchObject({ kind: 'delivered', handle: { channel: 'D0CORA' } });
    expect(anAnswer(hall)).toHaveLength(1);
  });

  it('is sent where it is not there', async () => {
    const { entry, deliver, hall } = await asked();
    expect(await deliver(doubted(entry))).toMatchObject({ kind: 'delivered' });
    expect(anAnswer(hall)).toHaveLength(1);
  });

  it('waits where Slack does not let anybody look just now', async () => {
    const { slack, entry, deliver, hall } = await asked();
    slack.fail('conversations.history', { kind: 'rate-limited', afterS: 3 });
    const delivered = await deliver(doubted(entry));
    expect(delivered).toEqual({ kind: 'retry', afterMs: 3_000, reason: 'rate-limited' });
    expect(anAnswer(hall)).toEqual([]);
  });

  it('is found in a channel’s thread where the app may read it', async () => {
    const hall = await byHand({ slack: { scopes: [...LEAST_SCOPES, 'channels:history'] } });
    await hall.slack.mention(CORA, PARKS, QUESTION);
    const entry = await hall.claim();
    hall.slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    await hall.deliver(entry);
    expect(await hall.deliver(doubted(entry))).toMatchObject({ kind: 'delivered' });
    expect(anAnswer(hall)).toHaveLength(1);
  });

  it('comes again in a channel that the app may not read: better twice than never', async () => {
    const hall = await byHand();
    await hall.slack.mention(CORA, PARKS, QUESTION);
    const entry = await hall.claim();
    hall.slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    await hall.deliver(entry);
    expect(await hall.deliver(doubted(entry))).toMatchObject({ kind: 'delivered' });
    expect(anAnswer(hall)).toHaveLength(2);
  });

  it('and that would vanish goes to its reader’s direct messages, where it stays', async () => {
    const hall = await byHand();
    await hall.slack.mention(CORA, PARKS, 'Otto, please cut the hedge');
    const entries = [await hall.claim(), await hall.claim().catch(() => null)];
    for (const entry of entries) if (entry?.to.recipient === 'cora-councillor') await hall.deliver(doubted(entry));
    expect(anAnswer(hall).map(({ kind, channel }) => [kind, channel])).toEqual([['message', 'D0CORA']]);
  });
});

describe('a private notice', () => {
  it('goes to the direct messages of somebody who has left the channel', async () => {
    const { slack, settled } = await open();
    slack.workspace.channels.get(PARKS)?.members.delete(CORA);
    await slack.mention(CORA, PARKS, 'Otto, please cut the hedge');
    await settled();
    expect(slack.seenBy(CORA).map(({ kind, channel }) => [kind, channel])).toEqual([['message', 'D0CORA']]);
  });
});

describe('the answer to a command', () => {
  it('goes to direct messages where its URL has expired', async () => {
    const hall = await byHand();
    await hall.slack.command(CORA, PARKS, QUESTION);
    const entry = await hall.claim();
    for (const url of hall.slack.responseUrls.values()) url.isExpired = true;
    expect(await hall.deliver(entry)).toMatchObject({ kind: 'delivered' });
    expect(anAnswer(hall)).toMatchObject([{ kind: 'message', channel: 'D0CORA' }]);
  });
});

describe('a card', () => {
  it('for somebody whom the settings know by e-mail alone is brought to their account', async () => {
    const people = listed.map((one) => (one.id === 'clara-clerk' ? { ...one, slack: null } : one));
    const { slack, settled } = await open({ council: { people } });
    await slack.write(CORA, 'Otto, please cut the hedge');
    await settled();
    expect(slack.seenBy(CLARA)).toHaveLength(1);
  });

  it('that cannot reach the Clerk is given up for the next way of its route, and says why', async () => {
    const { slack, settled, council } = await open();
    slack.failWhere((method, { users }) =>
      method === 'conversations.open' && users === CLARA ? { kind: 'error', error: 'user_disabled' } : null,
    );
    await slack.write(CORA, 'Otto, please cut the hedge');
    await settled();
    expect(slack.seenBy(CLARA)).toEqual([]);
    const [first, ...others] = [...(await council.store.deadLetters(5))].reverse();
    expect(first).toMatchObject({ reason: 'user_disabled', instead: { recipient: 'dina-deputy' } });
    // Whoever gets it instead sees it, or it is said that nobody did.
    expect(slack.seenBy('U0DINA').length + others.length).toBe(1);
  });
});
