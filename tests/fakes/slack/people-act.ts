import { stringify } from 'node:querystring';
import { payload } from './payloads';
import type { Transport } from './transport';
import { APP, BOT, BOT_USER, type SlackMessage, type SlackView, TEAM, type Workspace } from './workspace';

type Plain = Readonly<Record<string, unknown>>;

/** A button, as it was drawn. */
export type Pressable = { readonly action_id: string; readonly block_id?: string; readonly value?: string } & Plain;

/** What people do in Slack, each as the request that Slack sends for it. */
export const createActs = (
  workspace: Workspace,
  transport: Transport,
  newResponseUrl: (made: { user: string; channel: string; threadTs: string | null; on: string | null }) => string,
) => {
  const { nextId, nextTs } = workspace;
  const eventOf = (fixture: string, event: Plain, more: Plain = {}): Plain =>
    payload(fixture, { event_id: nextId('Ev'), event, ...more });
  const teamOf = (user: string): string => workspace.users.get(user)?.team ?? TEAM;
  const by = (user: string) => ({ user: { id: user, name: user, username: user, team_id: teamOf(user) } });
  const trigger = (user: string): string => `${user}|${Date.now()}`;
  const interact = (body: Plain) => transport.interact(body);

  const kindOf = (channel: string): string => workspace.channels.get(channel)?.kind ?? 'channel';
  const written = (user: string, channel: string, text: string, threadTs: string | null = null): SlackMessage =>
    workspace.post({ channel, user, threadTs, isBot: false, text, blocks: [], metadata: null });
  const said = ({ user, channel, text, ts, threadTs }: SlackMessage): Plain => ({
    user,
    text,
    ts,
    event_ts: ts,
    channel,
    team: teamOf(user),
    blocks: undefined,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  });

  const messageEvent = (message: SlackMessage, more: Plain = {}): Plain =>
    eventOf('message-im', { ...said(message), channel_type: kindOf(message.channel) }, more);
  const mentionEvent = (message: SlackMessage): Plain => eventOf('app-mention', said(message));

  const pressed = (button: Pressable): Plain => ({ type: 'button', block_id: 'b', ...button, action_ts: nextTs() });

  return {
    written,
    messageEvent,
    mentionEvent,

    /** Writes to the bot; in the assistant's pane within its thread. */
    write: async (user: string, text: string, threadTs: string | null = null) => {
      const message = written(user, workspace.imOf(user).id, text, threadTs);
      return { message, sent: await transport.event(messageEvent(message)) };
    },
    /** Mentions the bot in a channel. */
    mention: async (user: string, channel: string, text: string, threadTs: string | null = null) => {
      const message = written(user, channel, `<@${BOT_USER}> ${text}`, threadTs);
      return { message, sent: await transport.event(mentionEvent(message)) };
    },
    /** Writes in a channel whose messages the app gets. */
    chat: async (user: string, channel: string, text: string, more: Plain = {}) => {
      const message = written(user, channel, text);
      const event = eventOf('message-channel', { ...said(message), channel_type: kindOf(channel), ...more });
      return { message, sent: await transport.event(event) };
    },
    edit: async (message: SlackMessage, text: string) => {
      const previous = { ...said(message), event_ts: undefined, channel: undefined };
      message.before.push(message.text);
      message.text = text;
      const at = nextTs();
      const changed = {
        ...said(message),
        event_ts: undefined,
        channel: undefined,
        edited: { user: message.user, ts: at },
      };
      const event = { message: changed, previous_message: previous, channel: message.channel, ts: at, event_ts: at };
      return await transport.event(eventOf('message-changed', { ...event, channel_type: kindOf(message.channel) }));
    },
    remove: async (message: SlackMessage) => {
      message.isDeleted = true;
      const at = nextTs();
      const previous_message = { ...said(message), event_ts: undefined, channel: undefined };
      const event = { previous_message, deleted_ts: message.ts, channel: message.channel, ts: at, event_ts: at };
      return await transport.event(eventOf('message-deleted', { ...event, channel_type: kindOf(message.channel) }));
    },
    openHome: async (user: string) =>
      await transport.event(eventOf('app-home-opened', { user, channel: workspace.imOf(user).id, event_ts: nextTs() })),
    openAssistant: async (user: string) => {
      const channel = workspace.imOf(user).id;
      const { ts } = workspace.post({
        channel,
        user: BOT_USER,
        threadTs: null,
        isBot: true,
        text: 'New chat',
        blocks: [],
        metadata: null,
      });
      const assistant_thread = { user_id: user, channel_id: channel, thread_ts: ts };
      return {
        ts,
        sent: await transport.event(eventOf('assistant-thread-started', { assistant_thread, event_ts: ts })),
      };
    },
    command: async (user: string, channel: string, text: string) => {
      const response_url = newResponseUrl({ user, channel, threadTs: null, on: null });
      const given = { user_id: user, user_name: user, team_id: teamOf(user), channel_id: channel, text, response_url };
      const fields = payload('command', { ...given, trigger_id: trigger(user) });
      return await transport.command(stringify(fields as Record<string, string>), fields);
    },
    pressOn: async (user: string, message: SlackMessage, button: Pressable, more: Plain = {}) => {
      const { channel, ts, threadTs, text, blocks } = message;
      const thread = threadTs === null ? {} : { thread_ts: threadTs };
      return await interact(
        payload('block-actions-message', {
          ...by(user),
          trigger_id: trigger(user),
          container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false, ...thread },
          channel: { id: channel, name: channel },
          message: { ts, text, blocks, bot_id: BOT, app_id: APP, ...thread },
          response_url: newResponseUrl({ user, channel, threadTs, on: ts }),
          actions: [pressed(button)],
          ...more,
        }),
      );
    },
    /** On a message that only this user sees: Slack gives no message with it. */
    pressOnEphemeral: async (user: string, shown: { id: string; channel: string }, button: Pressable) =>
      await interact(
        payload('block-actions-message', {
          ...by(user),
          trigger_id: trigger(user),
          container: { type: 'message', message_ts: shown.id, channel_id: shown.channel, is_ephemeral: true },
          channel: { id: shown.channel, name: shown.channel },
          message: undefined,
          response_url: newResponseUrl({ user, channel: shown.channel, threadTs: null, on: shown.id }),
          actions: [pressed(button)],
        }),
      ),
    pressInView: async (user: string, view: SlackView, button: Pressable) =>
      await interact(
        payload('block-actions-view', {
          ...by(user),
          trigger_id: trigger(user),
          container: { type: 'view', view_id: view.id },
          view: { ...view.view, id: view.id, hash: view.hash, type: view.type },
          actions: [pressed(button)],
        }),
      ),
    submit: async (user: string, view: SlackView, values: Plain) =>
      await interact(
        payload('view-submission', {
          ...by(user),
          trigger_id: trigger(user),
          view: { ...view.view, id: view.id, hash: view.hash, type: 'modal', state: { values } },
        }),
      ),
    messageShortcut: async (user: string, message: SlackMessage, callback: string) => {
      const { channel, ts, threadTs } = message;
      return await interact(
        payload('message-action', {
          ...by(user),
          trigger_id: trigger(user),
          callback_id: callback,
          action_ts: nextTs(),
          message_ts: ts,
          message: { ...said(message), event_ts: undefined, channel: undefined },
          channel: { id: channel, name: channel },
          response_url: newResponseUrl({ user, channel, threadTs, on: null }),
        }),
      );
    },
    globalShortcut: async (user: string, callback: string) =>
      await interact(
        payload('shortcut', { ...by(user), trigger_id: trigger(user), callback_id: callback, action_ts: nextTs() }),
      ),
  };
};
