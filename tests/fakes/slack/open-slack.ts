import { createActs, type Pressable } from './people-act';
import { type Call, type ResponseUrl, serveSlack, type Trouble } from './serve-slack';
import { serveSocketMode } from './socket-mode';
import { overHttp, overSocket, type Transport } from './transport';
import type { Args } from './web-api';
import { createWorkspace, type SlackView } from './workspace';

/** The least scopes, without watching. */
export const LEAST_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
  'usergroups:read',
];

type Opening = {
  readonly secret?: string;
  readonly scopes?: readonly string[];
  readonly transport?: 'http' | 'socket';
  readonly retryAfterMs?: readonly number[];
  /** How long Slack waits for an acknowledgement over the WebSocket, ms. */
  readonly timeoutMs?: number;
  /** Slack's clock, ms. */
  readonly now?: () => number;
};

/** One thing that somebody has seen, in the order in which it came. */
export type Seen = {
  readonly kind: 'message' | 'ephemeral' | 'modal' | 'home';
  readonly channel: string | null;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
};

const buttonsIn = (value: unknown): readonly Pressable[] => {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'button' && 'action_id' in value ? [value as Pressable] : [];
  return [...own, ...Object.values(value).flatMap(buttonsIn)];
};

const labelOf = ({ text }: Pressable): string =>
  typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';

/** The button of this label among what is shown. */
export const findButton = (shown: unknown, label: string): Pressable => {
  const all = buttonsIn(shown);
  const found =
    all.find((button) => labelOf(button) === label) ?? all.find((button) => labelOf(button).startsWith(label));
  if (found === undefined) throw new Error(`There is no button “${label}”, but: ${all.map(labelOf).join(', ')}`);
  return found;
};

/** The labels of all buttons. */
export const buttonLabels = (shown: unknown): readonly string[] => buttonsIn(shown).map(labelOf);

/** A Slack of one invented workspace on loopback: real HTTP, real WebSocket, really signed requests. */
export const openSlack = async (opening: Opening = {}) => {
  const { secret = 'a signing secret of these tests', scopes = LEAST_SCOPES, transport: by = 'http' } = opening;
  const { retryAfterMs = [0, 50, 250], timeoutMs = 3_000, now = Date.now } = opening;
  const workspace = createWorkspace();
  const calls: Call[] = [];
  const responseUrls = new Map<string, ResponseUrl>();
  const planned: { readonly method: string; readonly trouble: Trouble }[] = [];
  let always: (method: string, args: Args) => Trouble | null = () => null;
  let port = 0;
  let url = 'http://127.0.0.1:1/slack/events';
  let keepCalls = true;

  const trouble = (method: string, args: Args): Trouble | null => {
    const index = planned.findIndex((one) => one.method === method);
    return index === -1 ? always(method, args) : (planned.splice(index, 1)[0]?.trouble ?? null);
  };
  const served = await serveSlack({
    workspace,
    scopes: new Set(scopes),
    trouble,
    record: (call) => {
      if (keepCalls) calls.push(call);
    },
    responseUrls,
    socketUrl: () => `ws://127.0.0.1:${port}/socket`,
  });
  port = served.port;
  const socket = serveSocketMode(served.server);
  const transport: Transport =
    by === 'http'
      ? overHttp({ url: () => url, secret, retryAfterMs, now })
      : overSocket(socket, retryAfterMs, timeoutMs);
  const newResponseUrl = (made: Omit<ResponseUrl, 'uses' | 'isExpired'>): string => {
    const id = workspace.nextId('R');
    responseUrls.set(id, { ...made, uses: 0, isExpired: false });
    return `http://127.0.0.1:${port}/response/${id}`;
  };
  const modalsOf = (user: string): readonly SlackView[] =>
    [...workspace.views.values()].filter((view) => view.user === user && view.type === 'modal' && !view.isClosed);

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    secret,
    workspace,
    calls,
    responseUrls,
    transport,
    socket,
    ...createActs(workspace, transport, newResponseUrl),
    /** Where the app listens. */
    pointAt: (address: string) => {
      url = address;
    },
    /** What goes wrong with the next call of this method, once. */
    fail: (method: string, ...troubles: readonly Trouble[]) => {
      planned.push(...troubles.map((one) => ({ method, trouble: one })));
    },
    /** What goes wrong with every call, as this decides. */
    failWhere: (decide: (method: string, args: Args) => Trouble | null) => {
      always = decide;
    },
    /** For long runs. */
    forgetCalls: () => {
      keepCalls = false;
    },
    callsOf: (method: string): readonly Call[] => calls.filter((call) => call.method === method),
    modalsOf,
    homeOf: (user: string): SlackView | null => workspace.views.get(`V-HOME-${user}`) ?? null,
    /** What the bot has shown this user, oldest first: posted, whispered, or open before them. */
    seenBy: (user: string): readonly Seen[] => {
      const readable = [...workspace.channels.values()].filter(({ members }) => members.has(user));
      const posted = readable.flatMap(({ id }) => workspace.read(id)).filter(({ isBot }) => isBot);
      const whispered = workspace.ephemerals.filter((one) => one.user === user);
      return [
        ...posted.map(({ ts, channel, threadTs, text, blocks }) => ({
          at: ts,
          kind: 'message' as const,
          channel,
          threadTs,
          text,
          blocks,
        })),
        ...whispered.map(({ id, channel, threadTs, text, blocks }) => ({
          at: id,
          kind: 'ephemeral' as const,
          channel,
          threadTs,
          text,
          blocks,
        })),
      ].sort((one, other) => (one.at < other.at ? -1 : 1));
    },
    close: async (): Promise<void> => {
      socket.close();
      await served.close();
    },
  };
};

export type FakeSlack = Awaited<ReturnType<typeof openSlack>>;
