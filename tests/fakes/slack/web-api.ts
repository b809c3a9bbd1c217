import { problemOfBlocks, problemOfView } from './block-limits';
import { APP, BOT, BOT_USER, type SlackMessage, TEAM, type Workspace } from './workspace';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;
type Method = (args: Args, workspace: Workspace) => Answer;

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const error = (code: string, more: Answer = {}): Answer => ({ ok: false, error: code, ...more });

const LONGEST_TEXT = 40_000;
/** What Slack's reference does not say: a message that is changed has less room, counted in bytes and escaped. */
const LONGEST_CHANGED_TEXT = 4_000;

const problemOfMessage = (args: Args): string | null => {
  const blocks = list(args.blocks);
  if (words(args.text) === '' && blocks.length === 0) return 'no_text';
  if (words(args.text).length > LONGEST_TEXT) return 'msg_too_long';
  return problemOfBlocks(blocks, 50) === null ? null : 'invalid_blocks';
};

/** A channel by its id, or the direct messages of a user by theirs. */
const channelOf = ({ channels, users, imOf }: Workspace, id: string) =>
  users.has(id) ? imOf(id) : (channels.get(id) ?? null);

const metadataOf = (value: unknown): SlackMessage['metadata'] =>
  typeof value === 'object' && value !== null && 'event_type' in value && 'event_payload' in value
    ? { event_type: words(value.event_type), event_payload: Object(value.event_payload) }
    : null;

const postMessage: Method = (args, workspace) => {
  const channel = channelOf(workspace, words(args.channel));
  if (channel === null) return error('channel_not_found');
  if (channel.isArchived) return error('is_archived');
  if (!channel.members.has(BOT_USER)) return error('not_in_channel');
  const problem = problemOfMessage(args);
  if (problem !== null) return error(problem);
  const threadTs = words(args.thread_ts) || null;
  if (threadTs !== null && workspace.find(channel.id, threadTs) === null) return error('thread_not_found');
  const { ts, text } = workspace.post({
    channel: channel.id,
    user: BOT_USER,
    threadTs,
    isBot: true,
    text: words(args.text),
    blocks: list(args.blocks),
    metadata: metadataOf(args.metadata),
  });
  return { ok: true, channel: channel.id, ts, message: { type: 'message', bot_id: BOT, app_id: APP, text, ts } };
};

const postEphemeral: Method = (args, workspace) => {
  const channel = channelOf(workspace, words(args.channel));
  const user = words(args.user);
  if (channel === null || !channel.members.has(BOT_USER)) return error('channel_not_found');
  if (!channel.members.has(user)) return error('user_not_in_channel');
  const problem = problemOfMessage(args);
  if (problem !== null) return error(problem);
  const ephemeral = {
    id: workspace.nextTs(),
    channel: channel.id,
    threadTs: words(args.thread_ts) || null,
    user,
    text: words(args.text),
    blocks: list(args.blocks),
  };
  workspace.ephemerals.push(ephemeral);
  return { ok: true, message_ts: ephemeral.id };
};

const update: Method = (args, workspace) => {
  const message = workspace.find(words(args.channel), words(args.ts));
  if (message === null) return error('message_not_found');
  if (!message.isBot) return error('cant_update_message');
  if (Buffer.byteLength(words(args.text)) > LONGEST_CHANGED_TEXT) return error('msg_too_long');
  const problem = problemOfMessage(args);
  if (problem !== null) return error(problem);
  message.before.push(message.text);
  message.text = words(args.text);
  message.blocks = list(args.blocks);
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
};

const remove: Method = (args, workspace) => {
  const message = workspace.find(words(args.channel), words(args.ts));
  if (message === null) return error('message_not_found');
  if (!message.isBot) return error('cant_delete_message');
  message.isDeleted = true;
  return { ok: true, channel: message.channel, ts: message.ts };
};

const shown = ({ ts, user, text, blocks, threadTs, isBot, metadata }: SlackMessage, withMetadata: boolean): Answer => ({
  type: 'message',
  user,
  text,
  blocks,
  ts,
  ...(threadTs === null ? {} : { thread_ts: threadTs }),
  ...(isBot ? { bot_id: BOT, app_id: APP } : {}),
  ...(withMetadata && metadata !== null ? { metadata } : {}),
});

const readPage = (of: (workspace: Workspace, args: Args) => readonly SlackMessage[]): Method => {
  return (args, workspace) => {
    if (!workspace.channels.has(words(args.channel))) return error('channel_not_found');
    const limit = Number(args.limit ?? 100);
    const start = Number(words(args.cursor) || 0);
    const found = of(workspace, args).filter(({ ts }) => ts >= words(args.oldest));
    const isAsked = String(args.include_all_metadata) === 'true';
    const more = start + limit < found.length;
    return {
      ok: true,
      messages: found.slice(start, start + limit).map((message) => shown(message, isAsked)),
      has_more: more,
      response_metadata: { next_cursor: more ? String(start + limit) : '' },
    };
  };
};

/** The newest first, without the answers in threads. */
const history = readPage((workspace, args) =>
  [...workspace.read(words(args.channel))].reverse().filter(({ threadTs }) => threadTs === null),
);

/** The oldest first, from the message that began the thread. */
const replies = readPage((workspace, args) =>
  workspace
    .read(words(args.channel))
    .filter(({ ts, threadTs }) => ts === words(args.ts) || threadTs === words(args.ts)),
);

const userOf = ({ users }: Workspace, id: string): Answer => {
  const user = users.get(id);
  if (user === undefined) return error('user_not_found');
  return {
    ok: true,
    user: {
      id: user.id,
      team_id: user.team,
      deleted: user.isDeactivated,
      is_bot: false,
      is_restricted: user.isGuest,
      is_ultra_restricted: false,
      ...(user.team === TEAM ? {} : { is_stranger: true }),
      real_name: user.name,
      profile: { real_name: user.name, display_name: '', ...(user.email === null ? {} : { email: user.email }) },
    },
  };
};

const openView: Method = (args, workspace) => {
  const [user, age] = words(args.trigger_id).split('|');
  if (user === undefined || !workspace.users.has(user)) return error('invalid_trigger_id');
  if (Date.now() - Number(age) > 3_000) return error('expired_trigger_id');
  const problem = problemOfView(args.view);
  if (problem !== null) return error('invalid_arguments', { response_metadata: { messages: [problem] } });
  const view = {
    id: workspace.nextId('V'),
    user,
    type: 'modal' as const,
    hash: workspace.nextTs(),
    view: Object(args.view),
    isClosed: false,
  };
  workspace.views.set(view.id, view);
  return { ok: true, view: { id: view.id, hash: view.hash } };
};

const updateView: Method = (args, workspace) => {
  const view = workspace.views.get(words(args.view_id));
  if (view === undefined || view.isClosed) return error('not_found');
  if (args.hash !== undefined && args.hash !== view.hash) return error('hash_conflict');
  const problem = problemOfView(args.view);
  if (problem !== null) return error('invalid_arguments', { response_metadata: { messages: [problem] } });
  view.view = Object(args.view);
  view.hash = workspace.nextTs();
  return { ok: true, view: { id: view.id, hash: view.hash } };
};

const publishView: Method = (args, workspace) => {
  const user = words(args.user_id);
  if (!workspace.users.has(user)) return error('user_not_found');
  const problem = problemOfView(args.view);
  if (problem !== null) return error('invalid_arguments', { response_metadata: { messages: [problem] } });
  const id = `V-HOME-${user}`;
  workspace.views.set(id, {
    id,
    user,
    type: 'home',
    hash: workspace.nextTs(),
    view: Object(args.view),
    isClosed: false,
  });
  return { ok: true, view: { id } };
};

const inThread: Method = (args, { channels }) =>
  channels.has(words(args.channel_id)) ? { ok: true } : error('channel_not_found');

const historyScopes = ['channels:history', 'groups:history', 'im:history'];

/** Every method that Remit may call, with the scopes of which one is enough. */
export const METHODS: Readonly<Record<string, { readonly scopes: readonly string[]; readonly run: Method }>> = {
  'auth.test': {
    scopes: [],
    run: () => ({ ok: true, url: 'https://council.slack.com/', team_id: TEAM, user_id: BOT_USER, bot_id: BOT }),
  },
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.getPermalink': {
    scopes: [],
    run: (args, workspace) =>
      workspace.find(words(args.channel), words(args.message_ts)) === null
        ? error('message_not_found')
        : {
            ok: true,
            permalink: `https://council.slack.com/archives/${words(args.channel)}/p${words(args.message_ts).replace('.', '')}`,
          },
  },
  'conversations.open': {
    scopes: ['im:write'],
    run: (args, workspace) => {
      const user = workspace.users.get(words(args.users));
      if (user === undefined) return error('user_not_found');
      if (user.isDeactivated) return error('user_disabled');
      return { ok: true, channel: { id: workspace.imOf(user.id).id } };
    },
  },
  'conversations.history': { scopes: historyScopes, run: history },
  'conversations.replies': { scopes: historyScopes, run: replies },
  'users.info': { scopes: ['users:read'], run: (args, workspace) => userOf(workspace, words(args.user)) },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run: (args, workspace) => {
      const user = [...workspace.users.values()].find(({ email }) => email === words(args.email));
      return user === undefined ? error('users_not_found') : userOf(workspace, user.id);
    },
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    run: (args, { groups }) => {
      const users = groups.get(words(args.usergroup));
      return users === undefined ? error('no_such_subteam') : { ok: true, users };
    },
  },
  'views.open': { scopes: [], run: openView },
  'views.push': { scopes: [], run: openView },
  'views.update': { scopes: [], run: updateView },
  'views.publish': { scopes: [], run: publishView },
  'assistant.threads.setStatus': { scopes: ['assistant:write', 'chat:write'], run: inThread },
  'assistant.threads.setSuggestedPrompts': { scopes: ['assistant:write'], run: inThread },
  'assistant.threads.setTitle': { scopes: ['assistant:write'], run: inThread },
};

const kindOfHistory = (workspace: Workspace, args: Args): string => {
  const channel = workspace.channels.get(words(args.channel));
  return channel === undefined
    ? 'im:history'
    : { channel: 'channels:history', group: 'groups:history', im: 'im:history' }[channel.kind];
};

/** What Slack answers to a call with a token that has these scopes. */
export const callMethod = (name: string, args: Args, workspace: Workspace, scopes: ReadonlySet<string>): Answer => {
  const method = METHODS[name];
  if (method === undefined) return error('unknown_method');
  const needed = method.scopes === historyScopes ? [kindOfHistory(workspace, args)] : method.scopes;
  if (needed.length > 0 && !needed.some((scope) => scopes.has(scope))) {
    return error('missing_scope', { needed: needed[0], provided: [...scopes].join(',') });
  }
  return method.run(args, workspace);
};
