/** When something is needed: `watching` where channels are watched, `groups` where the settings give a user group a role. */
export type Occasion = 'always' | 'watching' | 'groups';

/** What Slack asks for it. Where there are several scopes, all of them are needed. */
export type Use = { readonly scopes: readonly string[]; readonly when: Occasion };

const always = (...scopes: readonly string[]): Use => ({ scopes, when: 'always' });

/** The events that are subscribed to, by the names that a manifest gives them. */
export const EVENTS = {
  app_home_opened: always(),
  app_mention: always('app_mentions:read'),
  assistant_thread_started: always('assistant:write'),
  assistant_thread_context_changed: always('assistant:write'),
  'message.im': always('im:history'),
  'message.channels': { scopes: ['channels:history'], when: 'watching' },
  'message.groups': { scopes: ['groups:history'], when: 'watching' },
} as const satisfies Readonly<Record<string, Use>>;

/** The methods of the Web API that are called, and no others. */
export const METHODS = {
  'auth.test': always(),
  'assistant.threads.setStatus': always('assistant:write'),
  'assistant.threads.setSuggestedPrompts': always('assistant:write'),
  'assistant.threads.setTitle': always('assistant:write'),
  'chat.delete': always('chat:write'),
  'chat.postEphemeral': always('chat:write'),
  'chat.postMessage': always('chat:write'),
  'chat.update': always('chat:write'),
  'conversations.history': always('im:history'),
  'conversations.open': always('im:write'),
  'conversations.replies': always('im:history'),
  'usergroups.users.list': { scopes: ['usergroups:read'], when: 'groups' },
  'users.info': always('users:read', 'users:read.email'),
  'users.lookupByEmail': always('users:read.email'),
  'views.open': always(),
  'views.publish': always(),
  'views.update': always(),
} as const satisfies Readonly<Record<string, Use>>;

export type MethodName = keyof typeof METHODS;

/** The slash command. */
export const COMMAND = '/remit';

/** The shortcuts, by their callback ids: two on a message, one anywhere. */
export const SHORTCUTS = {
  check: { callbackId: 'remit.check', on: 'message' },
  refer: { callbackId: 'remit.refer', on: 'message' },
  ask: { callbackId: 'remit.ask', on: 'anywhere' },
} as const;

/** Commands and shortcuts need this one. */
export const COMMAND_SCOPE = 'commands';

/** Where Slack sends everything when it does not use Socket Mode. */
export const REQUEST_PATH = '/slack/events';
