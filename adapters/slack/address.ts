import { z } from 'zod';
import type { Destination } from '../../src/app/store';
import type { Json } from '../../src/core/register/item';

/** The adapter's name. */
export const SURFACE = 'slack';

const thread = z.string().nullable().default(null);

/**
 * Where a message goes. `account` and `email`: somebody's direct messages, as the settings name them. `channel`: for everybody
 * there. `whisper`: in a channel for one person, until they look elsewhere. `reply`: to a command, by the URL that came with it.
 */
const addressShape = z.union([
  z.object({ channel: z.string(), thread, whisperTo: z.string() }),
  z.object({ channel: z.string(), thread }),
  z.object({ replyUrl: z.url(), account: z.string() }),
  z.object({ account: z.string() }),
  z.object({ email: z.string() }),
]);

export type Address = z.infer<typeof addressShape>;

/** The address of an outbox entry; null where it is none of Slack's. */
export const readAddress = (address: Json): Address | null => addressShape.safeParse(address).data ?? null;

const to = (conversation: string, address: Address): Destination => ({
  adapter: SURFACE,
  conversation: `${SURFACE}:${conversation}`,
  recipient: null,
  address,
});

/** Everybody in a channel or a thread of it. */
export const toChannel = (channel: string, threadTs: string | null): Destination =>
  to(threadTs === null ? channel : `${channel}:${threadTs}`, { channel, thread: threadTs });

/** Direct messages with somebody, in a thread where they wrote in one; in order with all that comes to this person. */
export const toDirect = (account: string, channel: string, threadTs: string | null): Destination =>
  to(account, { channel, thread: threadTs });

/** One person in a channel. */
export const toWhisper = (channel: string, threadTs: string | null, account: string): Destination =>
  to(`${channel}:${account}`, { channel, thread: threadTs, whisperTo: account });

/** Whoever typed a command, where they typed it. */
export const toReplyUrl = (account: string, replyUrl: string): Destination =>
  to(`${account}:command`, { replyUrl, account });

/** The direct messages of an account, whatever their channel is. */
export const toAccount = (account: string): Destination => to(account, { account });
