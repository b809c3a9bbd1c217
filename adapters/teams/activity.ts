import { z } from 'zod';

/** Longer than any message that Teams lets anybody write, with its markup. */
const LONGEST_TEXT = 120_000;

const id = z.string().min(1).max(500);
const optionalId = id.nullish().catch(null);
const name = z.string().max(500).nullish().catch(null);

const account = z.object({ id, name, aadObjectId: optionalId, role: name });

const entity = z.object({
  type: z.string().max(100),
  mentioned: z
    .object({ id: z.string().max(500).nullish(), name })
    .nullish()
    .catch(null),
  text: z.string().max(1_000).nullish().catch(null),
});

const attachment = z.object({ contentType: z.string().max(200), content: z.unknown().optional() });

const channelData = z.object({
  tenant: z.object({ id }).nullish(),
  channel: z.object({ id, name }).nullish().catch(null),
  team: z.object({ id: optionalId, name, aadGroupId: optionalId }).nullish().catch(null),
  eventType: name,
});

const members = z.array(z.object({ id })).max(2_000).nullish().catch(null);

const activity = z.object({
  type: z.string().min(1).max(100),
  id: optionalId,
  timestamp: z.string().max(100).nullish().catch(null),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
  from: account,
  recipient: z.object({ id, name }),
  conversation: z.object({ id, conversationType: name, tenantId: optionalId }),
  channelData: channelData.nullish(),
  name,
  action: name,
  text: z.string().max(LONGEST_TEXT).nullish(),
  attachments: z.array(attachment).max(50).nullish().catch(null),
  entities: z.array(entity).max(200).nullish().catch(null),
  membersAdded: members,
  membersRemoved: members,
  replyToId: optionalId,
  value: z.unknown().optional(),
});

/** One activity of Teams, as far as it is read. */
export type Activity = z.infer<typeof activity>;

/** null where it is no activity. */
export const readActivity = (body: unknown): Activity | null => activity.safeParse(body).data ?? null;

/** The tenants that an activity says it is of. */
export const tenantsOf = ({ conversation, channelData: data }: Activity): readonly string[] =>
  [data?.tenant?.id, conversation.tenantId].filter((tenant) => tenant !== null && tenant !== undefined);

/** Whether it is said in a chat with the bot alone. */
export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === 'personal' || conversation.conversationType === null;

/** The account that the directory of the tenant knows, else the platform's own. */
export const accountOf = ({ from }: Activity): string => from.aadObjectId ?? from.id;

/** The channel, whichever of its threads this was said in; null elsewhere. */
export const channelOf = ({ conversation, channelData: data }: Activity): string | null => {
  if (conversation.conversationType !== 'channel') return null;
  return data?.channel?.id ?? conversation.id.replace(/;messageid=.*$/, '');
};
