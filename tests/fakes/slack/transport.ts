import { stringify } from 'node:querystring';
import { type Sent, type Signing, sendRequest, signedHeaders } from './send-request';
import type { serveSocketMode } from './socket-mode';

type Plain = Readonly<Record<string, unknown>>;

/** How a request got to the app: `tries` counts Slack's own, the first included. */
export type Delivered = Sent & { readonly tries: number };

/** What goes with it. */
export type Sending = Partial<Signing> & { readonly headers?: Readonly<Record<string, string>> };

/** By what the requests get to the app. */
export interface Transport {
  /** Sent again until it is acknowledged, or Slack gives up. */
  event(body: Plain, sending?: Sending): Promise<Delivered>;
  /** Sent once: whoever pressed sees that it failed. */
  interact(body: Plain, sending?: Sending): Promise<Delivered>;
  command(form: string, fields: Plain, sending?: Sending): Promise<Delivered>;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

type Http = {
  readonly url: () => string;
  readonly secret: string;
  /** How long after a failure Slack tries again, ms. Its own are at once, a minute, five minutes. */
  readonly retryAfterMs: readonly number[];
  /** Slack's clock, ms. */
  readonly now: () => number;
};

/** Signed requests to the app's address. */
export const overHttp = ({ url, secret, retryAfterMs, now }: Http): Transport => {
  const send = (body: string, type: string, sending: Sending): Promise<Sent> =>
    sendRequest(url(), body, {
      'content-type': type,
      ...signedHeaders(body, { secret, timestamp: Math.floor(now() / 1_000), ...sending }),
      ...sending.headers,
    });
  return {
    event: async (event, sending = {}) => {
      const body = JSON.stringify(event);
      let sent = await send(body, JSON_TYPE, sending);
      let tries = 1;
      for (const wait of retryAfterMs) {
        if (sent.status === 200) break;
        await new Promise((resolve) => setTimeout(resolve, wait));
        const reason = sent.status === 0 ? 'http_timeout' : 'http_error';
        const headers = { ...sending.headers, 'x-slack-retry-num': String(tries), 'x-slack-retry-reason': reason };
        sent = await send(body, JSON_TYPE, { ...sending, headers });
        tries += 1;
      }
      return { ...sent, tries };
    },
    interact: async (body, sending = {}) => ({
      ...(await send(stringify({ payload: JSON.stringify(body) }), FORM, sending)),
      tries: 1,
    }),
    command: async (form, _, sending = {}) => ({ ...(await send(form, FORM, sending)), tries: 1 }),
  };
};

type Socket = ReturnType<typeof serveSocketMode>;

/** Through the WebSocket that the app opened. */
export const overSocket = (socket: Socket, retryAfterMs: readonly number[], timeoutMs: number): Transport => {
  const send = async (type: Parameters<Socket['send']>[0], payload: Plain, attempt: number): Promise<Sent> => {
    const started = performance.now();
    const acknowledged = await socket.send(type, payload, { attempt, reason: attempt > 0 ? 'timeout' : '' }, timeoutMs);
    const body = acknowledged?.payload === undefined ? '' : JSON.stringify(acknowledged.payload);
    return { status: acknowledged === null ? 0 : 200, body, ms: performance.now() - started };
  };
  return {
    event: async (body) => {
      let sent = await send('events_api', body, 0);
      let tries = 1;
      for (const wait of retryAfterMs) {
        if (sent.status === 200) break;
        await new Promise((resolve) => setTimeout(resolve, wait));
        sent = await send('events_api', body, tries);
        tries += 1;
      }
      return { ...sent, tries };
    },
    interact: async (body) => ({ ...(await send('interactive', body, 0)), tries: 1 }),
    command: async (_, fields) => ({ ...(await send('slash_commands', fields, 0)), tries: 1 }),
  };
};
