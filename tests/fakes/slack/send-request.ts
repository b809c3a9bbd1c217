import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/** How a request is signed, and what of it is wrong where a test wants that. */
export type Signing = {
  readonly secret: string;
  /** Seconds to add to the time that it says it was sent at. */
  readonly skewS?: number;
  /** Instead of the right one. */
  readonly signature?: string;
  /** A moment of the past, to send the very same request again. */
  readonly timestamp?: number;
};

export type Sent = {
  /** 0 where the connection broke or nothing came in time. */
  readonly status: number;
  readonly body: string;
  readonly ms: number;
};

// As many connections as Slack likes, kept open.
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** The headers by which Slack vouches for a body. */
export const signedHeaders = (body: string, { secret, skewS = 0, signature, timestamp }: Signing) => {
  const at = timestamp ?? Math.floor(Date.now() / 1_000) + skewS;
  const made = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature ?? made };
};

/** Sends a body to the app once. */
export const sendRequest = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs = 3_000,
): Promise<Sent> =>
  new Promise((resolve) => {
    const started = performance.now();
    const end = (status: number, text: string): void =>
      resolve({ status, body: text, ms: performance.now() - started });
    const call = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => end(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8')));
        response.on('error', () => end(0, ''));
      },
    );
    call.setTimeout(timeoutMs, () => call.destroy());
    call.on('error', () => end(0, ''));
    call.end(body);
  });
