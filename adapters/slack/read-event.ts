import { z } from 'zod';

/** A message that somebody wrote, as an event brings it. */
export type Written = {
  readonly team: string;
  readonly channel: string;
  /** `im` with the app alone, `channel` and `group` (private) with others. */
  readonly kind: 'im' | 'channel' | 'group';
  readonly user: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly text: string;
};

/** What an event says that Remit does something about. */
export type Heard =
  | { readonly kind: 'written'; readonly written: Written; readonly isMention: boolean }
  /** `editTs` names this edit. */
  | { readonly kind: 'edited'; readonly written: Written; readonly editTs: string }
  | { readonly kind: 'deleted'; readonly team: string; readonly channel: string; readonly ts: string }
  /** Somebody, or the app, is in a channel from now on. */
  | { readonly kind: 'joined'; readonly channel: string; readonly user: string }
  | { readonly kind: 'home-opened'; readonly user: string }
  | { readonly kind: 'assistant-opened'; readonly user: string; readonly channel: string; readonly threadTs: string }
  | { readonly kind: 'nothing' };

const nothing = { kind: 'nothing' } as const;

const envelope = z.looseObject({ team_id: z.string(), event: z.looseObject({ type: z.string() }) });

const said = z.looseObject({
  user: z.string(),
  ts: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
});
const place = z.looseObject({ channel: z.string(), channel_type: z.string().optional() });
const message = z.intersection(place, said);
const changed = z.intersection(
  place,
  z.looseObject({
    message: said,
    previous_message: z.looseObject({ text: z.string().optional(), ts: z.string() }),
    ts: z.string(),
  }),
);
const withSubtype = z.looseObject({ subtype: z.string().optional() });
const withUser = z.looseObject({ user: z.string() });
const deleted = z.intersection(place, z.looseObject({ deleted_ts: z.string() }));
const opened = z.looseObject({ user: z.string(), tab: z.string() });
const assistant = z.looseObject({
  assistant_thread: z.looseObject({ user_id: z.string(), channel_id: z.string(), thread_ts: z.string() }),
});

/** Everything else is Slack's own (joins, topics, pins), a bot's, or a copy. */
const SOMEBODY_WROTE: ReadonlySet<string | undefined> = new Set([
  undefined,
  'file_share',
  'me_message',
  'thread_broadcast',
]);

const JOINED: ReadonlySet<string | undefined> = new Set(['channel_join', 'group_join']);

const KINDS: Readonly<Record<string, Written['kind']>> = { im: 'im', channel: 'channel', group: 'group' };

/** Mentions come without it. */
const kindOf = (channel: string, type: string | undefined): Written['kind'] | null => {
  if (type !== undefined) return KINDS[type] ?? null;
  return channel.startsWith('D') ? 'im' : 'channel';
};

const writtenOf = (
  team: string,
  { channel, channel_type }: z.infer<typeof place>,
  { user, ts, text, thread_ts, subtype, bot_id }: z.infer<typeof said>,
): Written | null => {
  const kind = kindOf(channel, channel_type);
  if (kind === null || bot_id !== undefined || !SOMEBODY_WROTE.has(subtype) || text.trim() === '') return null;
  return { team, channel, kind, user, ts, threadTs: thread_ts ?? null, text };
};

const heardOf = (team: string, event: unknown, isMention: boolean): Heard => {
  const { subtype } = withSubtype.parse(event);
  if (subtype === 'message_deleted') {
    const { channel, deleted_ts } = deleted.parse(event);
    return { kind: 'deleted', team, channel, ts: deleted_ts };
  }
  if (subtype === 'message_changed') {
    const read = changed.safeParse(event);
    // A bot's message.
    if (!read.success) return nothing;
    // A message with answers in its thread leaves a stone behind when it is deleted.
    if (read.data.message.subtype === 'tombstone') {
      return { kind: 'deleted', team, channel: read.data.channel, ts: read.data.message.ts };
    }
    const written = writtenOf(team, read.data, read.data.message);
    // Slack changes a message too when it unfurls a link.
    if (written === null || written.text === read.data.previous_message.text) return nothing;
    return { kind: 'edited', written, editTs: read.data.ts };
  }
  // Without a user, or from a bot.
  if (!withUser.safeParse(event).success) return nothing;
  const data = message.parse(event);
  if (JOINED.has(subtype)) return { kind: 'joined', channel: data.channel, user: data.user };
  const written = writtenOf(team, data, data);
  return written === null ? nothing : { kind: 'written', written, isMention };
};

/** Reads an event. Throws a ZodError where it has no shape that Slack documents. */
export const readEvent = (body: unknown): Heard => {
  const { team_id: team, event } = envelope.parse(body);
  switch (event.type) {
    case 'message':
      return heardOf(team, event, false);
    case 'app_mention':
      return heardOf(team, event, true);
    case 'app_home_opened': {
      const { user, tab } = opened.parse(event);
      return tab === 'home' ? { kind: 'home-opened', user } : nothing;
    }
    case 'assistant_thread_started': {
      const { user_id: user, channel_id: channel, thread_ts: threadTs } = assistant.parse(event).assistant_thread;
      return { kind: 'assistant-opened', user, channel, threadTs };
    }
    default:
      return nothing;
  }
};
