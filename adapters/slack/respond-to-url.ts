import { type SlackMessage, withShortText } from './render/render-screen';

/** Longer than Slack ever takes, ms. */
const TIMEOUT_MS = 10_000;

/** How it is shown: to whoever pressed alone, to everybody there, or instead of what was pressed on. */
export type Showing = 'whispered' | 'posted' | 'instead';

export type Responded =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly reason: string }
  /** The URL is used up, too old, or none of Slack's. */
  | { readonly kind: 'gone'; readonly reason: string };

/** Shows a message, in a thread where one is given, by the URL that came with a command or a press. Never rejects. */
export const respondToUrl = async (
  url: string,
  message: SlackMessage,
  showing: Showing,
  threadTs: string | null = null,
): Promise<Responded> => {
  const body = {
    ...(showing === 'instead' ? withShortText(message) : message),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    response_type: showing === 'posted' ? 'in_channel' : 'ephemeral',
    replace_original: showing === 'instead',
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    if (response.ok) return { kind: 'done' };
    const reason = `http ${response.status}`;
    return response.status === 429 || response.status >= 500 ? { kind: 'retry', reason } : { kind: 'gone', reason };
  } catch {
    return { kind: 'retry', reason: 'network' };
  }
};
