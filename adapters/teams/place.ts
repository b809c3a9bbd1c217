import { z } from 'zod';
import type { ChannelFacts, Place } from '../../src/app/front-desk';
import type { Destination } from '../../src/app/store';
import type { Json } from '../../src/core/register/item';
import { type Activity, accountOf, channelOf, isPersonal, tenantsOf } from './activity';

/** The adapter's name. */
export const SURFACE = 'teams';

const words = z.string().optional().catch(undefined);
const address = z.object({
  serviceUrl: words,
  /** Of the chat or channel; without one it is looked up, or opened for `user`. */
  conversation: words,
  tenant: words,
  user: words,
  /** Of somebody who has perhaps not written yet: the account in the directory. */
  account: words,
  /** Of a channel, where something is to be said in it first. */
  channel: words,
});

/** How a conversation or a person is reached, as the store keeps it. */
export type Address = z.infer<typeof address>;

/** Whatever of an address can be read. */
export const readAddress = (kept: Json | null): Address => address.safeParse(kept).data ?? {};

/** The name of this delivery, the same when it comes again and when its message is edited or deleted. */
export const keyOf = ({ conversation, id }: Activity): string => `${conversation.id}:${id ?? ''}`;

/** The name of what is filled in in one form of a chat. `form`: its message. */
export const formKeyOf = ({ conversation }: Activity, form: string): string => `${conversation.id}:${form}:form`;

/** How the sender is reached in private; in a chat with the bot alone, that chat. */
export const privateAddress = (activity: Activity): { readonly [key: string]: Json } => ({
  serviceUrl: activity.serviceUrl,
  tenant: tenantsOf(activity)[0] ?? '',
  user: activity.from.id,
  ...(isPersonal(activity) ? { conversation: activity.conversation.id } : {}),
});

const toSender = (activity: Activity): Destination => {
  const account = accountOf(activity);
  return {
    adapter: SURFACE,
    conversation: `${SURFACE}:${account}`,
    recipient: null,
    address: { account, ...privateAddress(activity) },
  };
};

const toEverybody = ({ serviceUrl, conversation }: Activity): Destination => ({
  adapter: SURFACE,
  conversation: conversation.id,
  recipient: null,
  address: { serviceUrl, conversation: conversation.id },
});

/** Where a message stands, for the link back to it. */
export const referenceTo = (activity: Activity, message: string | null): Json => ({
  tenant: tenantsOf(activity)[0] ?? null,
  conversation: activity.conversation.id,
  message,
  channel: channelOf(activity),
  group: activity.channelData?.team?.aadGroupId ?? null,
});

/** What Teams says of the channel here; of its name often nothing. */
const factsOf = ({ channelData: data }: Activity): ChannelFacts => ({
  name: data?.channel?.name ?? null,
  group: data?.team?.id ?? null,
  groupName: data?.team?.name ?? null,
});

/** Where an activity happened. */
export const placeOf = (activity: Activity): Place => ({
  deliveryKey: keyOf(activity),
  channel: channelOf(activity),
  channelFacts: factsOf(activity),
  conversation: referenceTo(activity, activity.id ?? null),
  thread: activity.conversation.id,
  answerTo: {
    everybody: isPersonal(activity) ? toSender(activity) : toEverybody(activity),
    sender: toSender(activity),
  },
});

const reference = z.object({
  tenant: z.string().nullable(),
  conversation: z.string(),
  message: z.string().nullable(),
  channel: z.string().nullable(),
  group: z.string().nullable(),
});

/** The address of a message in Teams; null where nobody else can open it. */
export const linkTo = (conversation: Json): string | null => {
  const read = reference.safeParse(conversation);
  if (!read.success || read.data.message === null || read.data.tenant === null) return null;
  const { tenant, message, channel, group, conversation: chat } = read.data;
  const base = 'https://teams.microsoft.com/l/message';
  if (channel !== null) {
    const parent = /;messageid=(.+)$/.exec(chat)?.[1] ?? message;
    const query = new URLSearchParams({
      tenantId: tenant,
      parentMessageId: parent,
      ...(group === null ? {} : { groupId: group }),
    });
    return `${base}/${encodeURIComponent(channel)}/${encodeURIComponent(message)}?${query}`;
  }
  // A chat with the bot alone is its writer's own.
  if (!chat.startsWith('19:')) return null;
  const query = new URLSearchParams({ tenantId: tenant, context: JSON.stringify({ contextType: 'chat' }) });
  return `${base}/${encodeURIComponent(chat)}/${encodeURIComponent(message)}?${query}`;
};
