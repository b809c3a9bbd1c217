import { z } from 'zod';
import type { Place } from '../../src/app/front-desk';
import type { Json } from '../../src/core/register/item';
import { toAccount, toChannel, toDirect, toReplyUrl, toWhisper } from './address';

/** Whether others can read what is written in a channel; a direct message is between one person and the app. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** The one name of a message, whichever event brings it, and however often. */
export const messageKey = (team: string, channel: string, ts: string): string => `${team}:${channel}:${ts}`;

type Written = {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  /** The ts of the message that began the thread; null outside one. */
  readonly threadTs: string | null;
};

/** Where a message was written. In a channel it is answered in its thread. */
export const placeOfMessage = ({ channel, user, ts, threadTs }: Written, deliveryKey: string): Place => {
  const conversation = { channel, ts, thread: threadTs };
  if (isDirect(channel)) {
    const destination = toDirect(user, channel, threadTs);
    const thread = threadTs === null ? channel : `${channel}:${threadTs}`;
    return {
      deliveryKey,
      channel: null,
      conversation,
      thread,
      answerTo: { everybody: destination, sender: destination },
    };
  }
  const thread = threadTs ?? ts;
  return {
    deliveryKey,
    channel,
    conversation,
    thread: `${channel}:${thread}`,
    answerTo: { everybody: toChannel(channel, thread), sender: toWhisper(channel, threadTs, user) },
  };
};

/** Where a command was typed. Nobody else sees it, nor its answer. */
export const placeOfCommand = (typed: {
  readonly deliveryKey: string;
  readonly user: string;
  readonly channel: string;
  readonly replyUrl: string;
}): Place => {
  const { deliveryKey, user, channel, replyUrl } = typed;
  const destination = toReplyUrl(user, replyUrl);
  return {
    deliveryKey,
    channel: isDirect(channel) ? null : channel,
    conversation: { channel, ts: null, thread: null },
    thread: `${channel}:${user}:command`,
    answerTo: { everybody: destination, sender: destination },
  };
};

/** Where a button was pressed or a form was opened: whatever comes of it later is for whoever pressed alone. */
export const placeOfPress = (pressed: {
  readonly deliveryKey: string;
  readonly user: string;
  /** null in the App Home and in a modal. */
  readonly channel: string | null;
  readonly ts: string | null;
  readonly threadTs: string | null;
}): Place => {
  const { deliveryKey, user, channel, ts, threadTs } = pressed;
  const own = toAccount(user);
  if (channel === null) {
    const answerTo = { everybody: own, sender: own };
    return { deliveryKey, channel: null, conversation: null, thread: `home:${user}`, answerTo };
  }
  return placeOfMessage({ channel, user, ts: ts ?? '', threadTs }, deliveryKey);
};

const conversationShape = z.object({ channel: z.string(), ts: z.string().min(1), thread: z.string().nullable() });

/** Makes the link back to where something was written; null where nobody else could follow it. */
export const createLinkTo =
  (workspaceUrl: string) =>
  (conversation: Json): string | null => {
    const read = conversationShape.safeParse(conversation);
    if (!read.success || isDirect(read.data.channel)) return null;
    const { channel, ts, thread } = read.data;
    const message = `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
    return thread === null ? message : `${message}?thread_ts=${thread}&cid=${channel}`;
  };
