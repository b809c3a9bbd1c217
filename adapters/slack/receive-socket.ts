import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { isKnownRequest } from './read-interaction';
import { nameOfError, originalOf, RefusedError } from './refused-error';
import { createSilentLogger } from './silent-logger';
import type { SlackOptions } from './slack-options';

type Arrived = {
  readonly body: Record<string, unknown>;
  readonly ack: (response?: Record<string, unknown> | string) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
};

/**
 * Slack's requests over a WebSocket that the app opens. Bolt's own receiver acknowledges an event before its listener runs:
 * here the acknowledgement is held back until the listener has ended, and where it fails there is none, so that Slack sends it
 * again.
 */
export const createSocketReceiver = (
  appToken: string,
  { apiUrl, report }: Pick<SlackOptions, 'apiUrl' | 'report'>,
): Receiver => {
  const client = new SocketModeClient({
    appToken,
    logger: createSilentLogger(),
    clientOptions: apiUrl === null ? {} : { slackApiUrl: apiUrl },
  });
  let bolt: App | null = null;
  const underWay = new Set<Promise<void>>();

  const take = async ({ body, ack, retry_num, retry_reason }: Arrived): Promise<void> => {
    let held: { readonly response: Record<string, unknown> | string | undefined } | null = null;
    const hold = async (response?: Record<string, unknown> | string): Promise<void> => {
      held = { response };
    };
    const retry = retry_num === undefined ? {} : { retryNum: retry_num, retryReason: retry_reason ?? '' };
    try {
      if (isKnownRequest(body)) await bolt?.processEvent({ body, ack: hold, ...retry });
      await releaseOf(held, ack);
    } catch (error) {
      // Asking for it again would not make it ours.
      if (originalOf(error) instanceof RefusedError) await ack();
    }
  };

  for (const state of ['connected', 'reconnecting', 'disconnected'] as const)
    client.on(state, () => report({ kind: 'socket', state }));
  client.on('slack_event', (arrived: Arrived) => {
    const work = take(arrived)
      .catch((error: unknown) => report({ kind: 'failed', during: 'socket', reason: nameOfError(error) }))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  });

  return {
    init: (app) => {
      bolt = app;
    },
    start: () => client.start(),
    stop: async () => {
      await Promise.all(underWay);
      await client.disconnect();
    },
  };
};

type Held = { readonly response: Record<string, unknown> | string | undefined } | null;

/** Of what nobody listens to, too: it would only come again. */
const releaseOf = (held: Held, ack: Arrived['ack']): Promise<void> => (held === null ? ack() : ack(held.response));
