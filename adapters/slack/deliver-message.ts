import { z } from 'zod';
import type { Delivered, Delivery } from '../../src/app/delivery';
import type { OutboxEntry } from '../../src/app/store';
import type { Json } from '../../src/core/register/item';
import { type Address, readAddress, SURFACE } from './address';
import { anyAnswer, type Called } from './call-slack';
import { outcomeOf } from './delivery-outcome';
import { findPosted, metadataOf } from './find-posted';
import { mayReadChannels } from './may-read-channels';
import { createLinkTo } from './place';
import { lessOf, renderScreen, type SlackMessage, withShortText } from './render/render-screen';
import { respondToUrl } from './respond-to-url';
import type { SlackDeps } from './slack-deps';

/** Where a card of ours stands, by which it is changed later. */
const handleShape = z.object({ channel: z.string(), ts: z.string() });

const posted = z.looseObject({ channel: z.string(), ts: z.string() });
const opened = z.looseObject({ channel: z.looseObject({ id: z.string() }) });
const foundByEmail = z.looseObject({ user: z.looseObject({ id: z.string() }) });
const withAccount = z.looseObject({ account: z.string() });

type Carrying = { readonly entry: OutboxEntry; readonly message: SlackMessage; readonly deps: SlackDeps };
type Opened = { readonly kind: 'open'; readonly channel: string } | Delivered;

type Where = { readonly channel: string; readonly [argument: string]: unknown };

/** What Slack says where the app is not, or not any more. */
const NOT_THERE: ReadonlySet<string> = new Set(['channel_not_found', 'not_in_channel']);

/** Calls once; what Slack refuses for its size or its blocks goes once more, with less. */
const show = async <Answer>(
  method: 'chat.postMessage' | 'chat.postEphemeral' | 'chat.update',
  where: Where,
  message: SlackMessage,
  shape: z.ZodType<Answer>,
  { call, report, frontDesk }: SlackDeps,
): Promise<Called<Answer>> => {
  const called = await call(method, { ...where, ...message }, shape);
  if (called.kind === 'refused' && NOT_THERE.has(called.code)) {
    await frontDesk.endWatching(SURFACE, { kind: 'channel', channel: where.channel });
  }
  const less = called.kind === 'refused' ? lessOf(message, called.code) : null;
  if (called.kind !== 'refused' || less === null) return called;
  report({ kind: 'failed', during: 'a message as it was drawn', reason: called.code });
  return await call(method, { ...where, ...less }, shape);
};

/** Posts where it can be read again later; a message in doubt is looked for first. */
const post = async (channel: string, thread: string | null, { entry, message, deps }: Carrying): Promise<Delivered> => {
  const { key, attempt, inDoubt } = entry;
  if (inDoubt) {
    const found = await findPosted({ channel, thread, key }, deps.call);
    if (found.kind === 'there') return { kind: 'delivered', handle: { channel, ts: found.ts } };
    if (found.kind === 'later') return { kind: 'retry', afterMs: found.afterMs, reason: found.reason };
    // Where nobody can look it is sent again: to be told twice is better than never.
  }
  await deps.statuses.settled({ channel, threadTs: thread });
  const args = { channel, ...(thread === null ? {} : { thread_ts: thread }), metadata: metadataOf(key) };
  const called = await show('chat.postMessage', args, message, posted, deps);
  if (called.kind === 'done') {
    return { kind: 'delivered', handle: { channel: called.answer.channel, ts: called.answer.ts } };
  }
  return outcomeOf(called, attempt);
};

const openDirect = async (account: string, { entry, deps }: Carrying): Promise<Opened> => {
  const called = await deps.call('conversations.open', { users: account }, opened);
  if (called.kind === 'done') return { kind: 'open', channel: called.answer.channel.id };
  const outcome = outcomeOf(called, entry.attempt);
  // Nothing has been sent so far, this time.
  return outcome.kind === 'retry' && !entry.inDoubt ? { ...outcome, refused: true } : outcome;
};

const toDirect = async (account: string, carrying: Carrying): Promise<Delivered> => {
  const direct = await openDirect(account, carrying);
  return direct.kind === 'open' ? await post(direct.channel, null, carrying) : direct;
};

/** By what was kept of them, else by what Slack knows: the settings give an e-mail address alone. */
const toEmail = async (email: string, carrying: Carrying): Promise<Delivered> => {
  const { entry, deps } = carrying;
  const kept = withAccount.safeParse(await deps.frontDesk.addressOf(entry));
  if (kept.success) return await toDirect(kept.data.account, carrying);
  const called = await deps.call('users.lookupByEmail', { email }, foundByEmail);
  return called.kind === 'done'
    ? await toDirect(called.answer.user.id, carrying)
    : outcomeOf(called, carrying.entry.attempt);
};

type Whisper = Extract<Address, { whisperTo: string }>;

/**
 * What only one person sees cannot be looked up again, and vanishes: whoever is not in the channel, and whoever may have missed
 * it, is told in their direct messages.
 */
const whisper = async ({ channel, thread, whisperTo }: Whisper, carrying: Carrying): Promise<Delivered> => {
  const { entry, message, deps } = carrying;
  if (entry.inDoubt) return await toDirect(whisperTo, carrying);
  const args = { channel, user: whisperTo, ...(thread === null ? {} : { thread_ts: thread }) };
  const called = await show('chat.postEphemeral', args, message, anyAnswer, deps);
  if (called.kind === 'done') return { kind: 'delivered' };
  const outcome = outcomeOf(called, entry.attempt);
  return outcome.kind === 'failed' ? await toDirect(whisperTo, carrying) : outcome;
};

type Reply = Extract<Address, { replyUrl: string }>;

const reply = async ({ replyUrl, account }: Reply, carrying: Carrying): Promise<Delivered> => {
  if (carrying.entry.inDoubt) return await toDirect(account, carrying);
  const responded = await respondToUrl(replyUrl, carrying.message, 'whispered');
  if (responded.kind === 'gone') return await toDirect(account, carrying);
  return responded.kind === 'done' ? { kind: 'delivered' } : { kind: 'retry', afterMs: null, reason: responded.reason };
};

const send = async (address: Address, carrying: Carrying): Promise<Delivered> => {
  if ('whisperTo' in address) return await whisper(address, carrying);
  if ('replyUrl' in address) return await reply(address, carrying);
  if ('email' in address) return await toEmail(address.email, carrying);
  if ('account' in address) return await toDirect(address.account, carrying);
  return await post(address.channel, address.thread, carrying);
};

/** Brings a card up to date; one that shows nothing any more goes. */
const change = async (
  posted: Json,
  message: SlackMessage | null,
  { attempt }: OutboxEntry,
  deps: SlackDeps,
): Promise<Delivered> => {
  const handle = handleShape.safeParse(posted);
  if (!handle.success) return { kind: 'failed', reason: 'a handle of no known shape' };
  const called =
    message === null
      ? await deps.call('chat.delete', handle.data, anyAnswer)
      : await show('chat.update', handle.data, withShortText(message), anyAnswer, deps);
  return called.kind === 'done' ? { kind: 'delivered', handle: handle.data } : outcomeOf(called, attempt);
};

const watchNotice = z.object({ kind: z.literal('watch-notice') });

/** What stands in a channel from the moment that it is watched: not where the app could read nothing of it. */
const isWatchNotice = ({ content }: OutboxEntry): boolean => watchNotice.safeParse(content).success;

/** Brings messages to Slack by its Web API, each of them once for its reader. */
export const createDelivery = (deps: SlackDeps): Delivery => ({
  deliver: async (entry) => {
    const address = readAddress(entry.to.address);
    if (address === null) return { kind: 'failed', reason: 'an address that is none of Slack’s' };
    const screen = await deps.frontDesk.draw(entry);
    const { url } = await deps.whoAmI();
    const message = screen === null ? null : renderScreen(screen, createLinkTo(url));
    if (isWatchNotice(entry) && !(await mayReadChannels(deps.call))) {
      deps.report({ kind: 'not-let-in', method: 'conversations.history', code: 'missing_scope' });
      return { kind: 'failed', reason: 'missing_scope' };
    }
    if (entry.posted !== null) return await change(entry.posted, message, entry, deps);
    // Nothing was shown to anybody: that is no delivery, and somebody should know.
    if (message === null) return { kind: 'failed', reason: 'its reader may see nothing of it' };
    return await send(address, { entry, message, deps });
  },
});
