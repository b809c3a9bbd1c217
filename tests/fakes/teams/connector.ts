import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What the bot sent, as it stands in a conversation now. */
export type Posted = {
  readonly id: string;
  readonly conversation: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** How often it was changed. */
  readonly changes: number;
};

/** A request that the bot made of the platform. */
export type Call = {
  readonly method: string;
  /** `/v3/conversations/…`, decoded. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly bearer: string | null;
};

/** An answer instead of the usual one; `drop` closes the connection before anything was done. */
export type Scripted =
  | 'drop'
  | {
      readonly status: number;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** Whether the message is shown all the same. */
      readonly done?: boolean;
    };

/** What a person of the directory looks like to the bot. */
export type Member = {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: string;
};

export type ConnectorOptions = {
  readonly tokens: ReadonlySet<string>;
  /** Calls need a token, as the real connector's do. */
  readonly guarded: boolean;
  readonly members: ReadonlyMap<string, Member>;
  /** What else the server answers, by path. */
  readonly pages: ReadonlyMap<string, (body: string) => unknown>;
  /** Keeps no list of calls and of old messages, for runs that are long. */
  readonly forgetful: boolean;
  /** How long the connector thinks before it does anything, ms. */
  readonly latencyMs: (call: Call) => number;
  /** Decides about each call before it is done; undefined for the usual answer. */
  readonly interfere: (call: Call) => Scripted | undefined;
};

/** What a forgetful one remembers. */
const MOST_SHOWN = 500;

type Answer = { readonly status: number; readonly body: unknown };

const readBody = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
};

const problem = (status: number, code: string): Answer => ({ status, body: { error: { code, message: code } } });

/** The Bot Connector of one region: conversations, messages, members. It keeps what each conversation shows. */
export const createConnector = (options: ConnectorOptions) => {
  const shown = new Map<string, Posted>();
  const calls: Call[] = [];
  const typing: string[] = [];
  const listeners = new Set<() => void>();
  let count = 0;

  const post = (conversation: string, activity: Posted['activity']): Answer => {
    count += 1;
    const id = `${1_700_000_000_000 + count}`;
    if (activity.type === 'typing') typing.push(conversation);
    else shown.set(id, { id, conversation, activity, changes: 0 });
    const [oldest] = shown.keys();
    if (options.forgetful && shown.size > MOST_SHOWN && oldest !== undefined) shown.delete(oldest);
    return { status: 201, body: { id } };
  };

  const change = (id: string, activity: Posted['activity']): Answer => {
    const before = shown.get(id);
    if (before === undefined) return problem(404, 'ActivityNotFoundInConversation');
    shown.set(id, { ...before, activity, changes: before.changes + 1 });
    return { status: 200, body: { id } };
  };

  const remove = (id: string): Answer =>
    shown.delete(id) ? { status: 200, body: {} } : problem(404, 'ActivityNotFoundInConversation');

  const open = (body: Call['body']): Answer => {
    const [wanted] = body.members as readonly { readonly id: string }[];
    const member = options.members.get(wanted?.id ?? '');
    if (member === undefined) return problem(403, 'BotNotInConversationRoster');
    return { status: 201, body: { id: `a:${member.aadObjectId}` } };
  };

  const memberOf = (id: string): Answer => {
    const member = options.members.get(id);
    return member === undefined ? problem(404, 'MemberNotFoundInConversation') : { status: 200, body: member };
  };

  const act = ({ method, path, body }: Call): Answer => {
    const [, conversation = '', what, id] = /^\/v3\/conversations(?:\/([^/]+)\/(\w+)(?:\/(.+))?)?$/.exec(path) ?? [];
    if (method === 'POST' && path === '/v3/conversations') return open(body);
    if (method === 'GET' && what === 'members' && id !== undefined) return memberOf(id);
    if (what !== 'activities') return problem(404, 'NotFound');
    if (method === 'POST') return post(conversation, body);
    if (method === 'PUT' && id !== undefined) return change(id, body);
    return method === 'DELETE' && id !== undefined ? remove(id) : problem(405, 'MethodNotAllowed');
  };

  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  const serveApi = async (request: IncomingMessage, response: ServerResponse, text: string): Promise<void> => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const path = decodeURIComponent((request.url ?? '').replace(/^\/[a-z]+(?=\/v3)/, '').split('?')[0] ?? '');
    const call = { method: request.method ?? '', path, body: text === '' ? {} : JSON.parse(text), bearer };
    if (!options.forgetful) calls.push(call);
    tell();
    const latency = options.latencyMs(call);
    if (latency > 0) await wait(latency);
    const scripted = options.interfere(call);
    if (scripted === 'drop') return void request.socket.destroy();
    if (scripted?.done === true) act(call);
    const guarded = options.guarded && !options.tokens.has(bearer ?? '');
    const usual = (): Answer => (guarded ? problem(401, 'Unauthorized') : act(call));
    const answer = scripted === undefined ? usual() : problem(scripted.status, scripted.code ?? 'ServiceError');
    response.writeHead(answer.status, { 'content-type': 'application/json', ...scripted?.headers });
    response.end(JSON.stringify(answer.body));
    tell();
  };

  const server = createServer(async (request, response) => {
    const text = await readBody(request);
    const page = options.pages.get((request.url ?? '').split('?')[0] ?? '');
    if (page === undefined) return serveApi(request, response, text);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(page(text)));
  });

  return {
    calls,
    /** Conversations in which the bot showed that it types. */
    typing,
    messages: (): readonly Posted[] => [...shown.values()],
    listen: async (): Promise<string> => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    /** Resolves once this holds; rejects when it takes too long. */
    until: (holds: () => boolean, what: string, withinMs = 10_000): Promise<void> =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => end(() => reject(new Error(`Nobody saw ${what}.`))), withinMs);
        const end = (how: () => void): void => {
          clearTimeout(late);
          listeners.delete(look);
          how();
        };
        const look = (): void => {
          if (holds()) end(resolve);
        };
        listeners.add(look);
        look();
      }),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

export type Connector = ReturnType<typeof createConnector>;
