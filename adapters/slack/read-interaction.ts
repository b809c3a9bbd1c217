import { z } from 'zod';

const by = z.looseObject({ user: z.looseObject({ id: z.string() }), trigger_id: z.string() });
const view = z.looseObject({ id: z.string(), hash: z.string().optional(), type: z.string() });

const pressShape = z.intersection(
  by,
  z.looseObject({
    container: z.looseObject({
      type: z.string(),
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    }),
    channel: z.looseObject({ id: z.string() }).optional(),
    view: view.optional(),
    response_url: z.string().optional(),
    actions: z.array(z.looseObject({ action_id: z.string(), action_ts: z.string() })).min(1),
  }),
);

/** Where a button was: a message, one that only the presser sees, the App Home, or a modal. */
export type PressedIn =
  | {
      readonly kind: 'message' | 'whisper';
      readonly channel: string;
      readonly ts: string;
      readonly threadTs: string | null;
      readonly responseUrl: string | null;
    }
  | { readonly kind: 'home' }
  | { readonly kind: 'modal'; readonly viewId: string; readonly hash: string | null };

export type ButtonPress = {
  readonly user: string;
  readonly triggerId: string;
  /** As Slack sent it, to be read by whoever drew it. */
  readonly action: unknown;
  readonly actionTs: string;
  readonly in: PressedIn;
};

/** Reads a press of a button; null where it was in something that Remit does not draw. Throws a ZodError. */
export const readButtonPress = (body: unknown): ButtonPress | null => {
  const { user, trigger_id, container, channel, view: shown, response_url, actions } = pressShape.parse(body);
  const [action] = actions;
  if (action === undefined) return null;
  const made = { user: user.id, triggerId: trigger_id, action, actionTs: action.action_ts };
  if (shown?.type === 'home') return { ...made, in: { kind: 'home' } };
  if (shown?.type === 'modal') return { ...made, in: { kind: 'modal', viewId: shown.id, hash: shown.hash ?? null } };
  const channelId = container.channel_id ?? channel?.id;
  if (channelId === undefined || container.message_ts === undefined) return null;
  return {
    ...made,
    in: {
      kind: container.is_ephemeral === true ? 'whisper' : 'message',
      channel: channelId,
      ts: container.message_ts,
      threadTs: container.thread_ts ?? null,
      responseUrl: response_url ?? null,
    },
  };
};

const submissionShape = z.intersection(by, z.looseObject({ view }));

export type Submission = {
  readonly user: string;
  /** Names this filling-in: another one has another hash. */
  readonly key: string;
  /** As Slack sent it, to be read by whoever drew it. */
  readonly view: unknown;
};

/** Reads a form that was filled in. Throws a ZodError. */
export const readSubmission = (body: unknown): Submission => {
  const { user, view: form } = submissionShape.parse(body);
  return { user: user.id, key: `${form.id}:${form.hash ?? ''}`, view: form };
};

const shortcutShape = z.intersection(
  by,
  z.looseObject({
    callback_id: z.string(),
    action_ts: z.string(),
    message: z
      .looseObject({
        ts: z.string(),
        text: z.string().default(''),
        user: z.string().optional(),
        thread_ts: z.string().optional(),
      })
      .optional(),
    channel: z.looseObject({ id: z.string() }).optional(),
  }),
);

/** A message that somebody pointed at; `user` is null where a bot wrote it. */
export type Pointed = {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly user: string | null;
};

export type Shortcut = {
  readonly user: string;
  readonly triggerId: string;
  readonly callbackId: string;
  readonly actionTs: string;
  readonly at: Pointed | null;
};

/** Reads a shortcut, on a message or anywhere. Throws a ZodError. */
export const readShortcut = (body: unknown): Shortcut => {
  const { user, trigger_id, callback_id, action_ts, message, channel } = shortcutShape.parse(body);
  const at =
    message === undefined || channel === undefined
      ? null
      : {
          channel: channel.id,
          ts: message.ts,
          threadTs: message.thread_ts ?? null,
          text: message.text,
          user: message.user ?? null,
        };
  return { user: user.id, triggerId: trigger_id, callbackId: callback_id, actionTs: action_ts, at };
};

const commandShape = z.looseObject({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.url(),
});

export type Command = {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly triggerId: string;
  readonly responseUrl: string;
};

/** Reads a slash command. Throws a ZodError. */
export const readCommand = (body: unknown): Command => {
  const { team_id, user_id, channel_id, text, trigger_id, response_url } = commandShape.parse(body);
  return {
    team: team_id,
    user: user_id,
    channel: channel_id,
    text: text.trim(),
    triggerId: trigger_id,
    responseUrl: response_url,
  };
};

const somebody = z.looseObject({ user: z.looseObject({ id: z.string() }) });

const requestShape = z.union([
  z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ command: z.string() }),
  somebody.extend({ actions: z.array(z.unknown()).min(1) }),
  somebody.extend({ type: z.enum(['shortcut', 'message_action']) }),
  somebody.extend({ type: z.literal('view_submission'), view: z.looseObject({}) }),
]);

/** Whether it is an event, a command, or something pressed, pointed at or filled in: Slack sends an app nothing else. */
export const isKnownRequest = (body: unknown): boolean => requestShape.safeParse(body).success;

const originShape = z.looseObject({
  team_id: z.string().nullish(),
  context_team_id: z.string().nullish(),
  team: z.looseObject({ id: z.string() }).nullish(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
  api_app_id: z.string().nullish(),
});

/** Of which workspaces a request speaks, and to which app; nothing where it does not say. */
export const readOrigin = (body: unknown): { readonly teams: readonly string[]; readonly app: string | null } => {
  const read = originShape.safeParse(body);
  if (!read.success) return { teams: [], app: null };
  const { team_id, context_team_id, team, authorizations, api_app_id } = read.data;
  const installed = authorizations?.map((one) => one.team_id) ?? [];
  const teams = [team_id, context_team_id, team?.id, ...installed].filter((id) => typeof id === 'string');
  return { teams, app: api_app_id ?? null };
};
