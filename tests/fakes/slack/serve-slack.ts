import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { setTimeout as wait } from 'node:timers/promises';
import { problemOfBlocks } from './block-limits';
import { type Answer, type Args, callMethod } from './web-api';
import { BOT_USER, type Workspace } from './workspace';

/** What goes wrong with one call. `drop`: the connection breaks, before or after Slack did what was asked. */
export type Trouble =
  | { readonly kind: 'rate-limited'; readonly afterS: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'slow'; readonly ms: number };

export type Call = { readonly method: string; readonly args: Args; readonly answer: Answer | null };

/** A response URL: who pressed where, and what they pressed on. */
export type ResponseUrl = {
  readonly user: string;
  readonly channel: string;
  readonly threadTs: string | null;
  /** The ts of a message, or the id of an ephemeral one; null for a command. */
  readonly on: string | null;
  uses: number;
  isExpired: boolean;
};

export type Served = {
  readonly workspace: Workspace;
  readonly scopes: ReadonlySet<string>;
  /** What goes wrong with this call; asked once for each. */
  readonly trouble: (method: string, args: Args) => Trouble | null;
  readonly record: (call: Call) => void;
  readonly responseUrls: ReadonlyMap<string, ResponseUrl>;
  /** The address of the WebSocket. */
  readonly socketUrl: () => string;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const argsOf = (request: IncomingMessage, body: string): Args => {
  if (request.headers['content-type']?.includes('json')) return Object(JSON.parse(body));
  return Object.fromEntries(Object.entries(parse(body)).map(([key, value]) => [key, parsed(value)]));
};

const answerJson = (response: ServerResponse, status: number, answer: unknown, headers: object = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(answer));
};

const call = async (served: Served, method: string, request: IncomingMessage, response: ServerResponse) => {
  const args = argsOf(request, await bodyOf(request));
  const trouble = served.trouble(method, args);
  const fail = (end: () => void): void => {
    served.record({ method, args, answer: null });
    end();
  };
  switch (trouble?.kind) {
    case 'rate-limited':
      return fail(() =>
        answerJson(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(trouble.afterS) }),
      );
    case 'status':
      return fail(() => answerJson(response, trouble.status, { ok: false, error: 'internal_error' }));
    case 'error':
      return fail(() => answerJson(response, 200, { ok: false, error: trouble.error }));
    case 'slow':
      await wait(trouble.ms, undefined, { ref: false });
      break;
    case 'drop':
      if (trouble.when === 'before') return fail(() => request.socket.destroy());
  }
  const answer =
    method === 'apps.connections.open'
      ? { ok: true, url: served.socketUrl() }
      : callMethod(method, args, served.workspace, served.scopes);
  served.record({ method, args, answer });
  if (trouble?.kind === 'drop') request.socket.destroy();
  else answerJson(response, 200, answer, { 'x-oauth-scopes': [...served.scopes].join(',') });
};

/** What is posted to a response URL: a message for one person, or instead of the one that was pressed on. */
const respond = async (served: Served, id: string, request: IncomingMessage, response: ServerResponse) => {
  const { workspace, responseUrls } = served;
  const url = responseUrls.get(id);
  const args: Args = Object(JSON.parse(await bodyOf(request)));
  const trouble = served.trouble('response_url', args);
  if (trouble?.kind === 'status') return answerJson(response, trouble.status, {});
  if (url === undefined || url.isExpired || url.uses >= 5)
    return answerJson(response, 404, { ok: false, error: 'expired_url' });
  const blocks = Array.isArray(args.blocks) ? args.blocks : [];
  if (problemOfBlocks(blocks, 50) !== null) return answerJson(response, 400, { ok: false, error: 'invalid_blocks' });
  url.uses += 1;
  const text = String(args.text ?? '');
  served.record({ method: 'response_url', args, answer: { ok: true } });
  const { channel, user } = url;
  const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : null;
  const shownTo = workspace.ephemerals.find((one) => one.id === url.on);
  const message = url.on === null ? null : workspace.find(channel, url.on);
  if (args.replace_original === true && shownTo !== undefined) Object.assign(shownTo, { text, blocks });
  else if (args.replace_original === true && message !== null) {
    message.before.push(message.text);
    Object.assign(message, { text, blocks });
  } else if (args.response_type === 'in_channel')
    workspace.post({ channel, user: BOT_USER, threadTs, isBot: true, text, blocks, metadata: null });
  else workspace.ephemerals.push({ id: workspace.nextTs(), channel, threadTs, user, text, blocks });
  answerJson(response, 200, { ok: true });
};

/** Slack's own side over HTTP: the Web API and the response URLs, on a free port of loopback. */
export const serveSlack = async (served: Served) => {
  const server = createServer((request, response) => {
    const [, first = '', rest = ''] = /^\/(api|response)\/(.*)$/.exec(request.url ?? '') ?? [];
    const work = first === 'api' ? call(served, rest, request, response) : respond(served, rest, request, response);
    work.catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
