import { ExpressReceiver } from '@slack/bolt';
import { type Request, type Response, Router } from 'express';
import { ZodError } from 'zod';
import { createRequestGuard } from './guard-requests';
import { isKnownRequest } from './read-interaction';
import { originalOf, RefusedError } from './refused-error';
import { createSilentLogger } from './silent-logger';
import type { SlackOptions } from './slack-options';
import { REQUEST_PATH } from './uses';

/** More than the longest message with its blocks; whatever is larger is not read. */
const LARGEST_BODY = '1mb';

const statusOf = (error: unknown): number => {
  if (error instanceof RefusedError) return 403;
  return error instanceof ZodError ? 400 : 503;
};

/** Bolt lets a request for which it has no listener wait for three seconds: here whoever sent it hears at once that it is none. */
class PromptReceiver extends ExpressReceiver {
  override async requestHandler(request: Request, response: Response): Promise<void> {
    if (isKnownRequest(request.body)) await super.requestHandler(request, response);
    if (!response.headersSent) response.writeHead(400).end();
  }
}

/**
 * Slack's requests over HTTP. Each is answered when its listener has ended, so that nothing is acknowledged before it is on
 * disk; where the listener fails Slack gets a 503 and sends it again.
 */
export const createHttpReceiver = (
  signingSecret: string,
  { report, now = Date.now }: Pick<SlackOptions, 'report' | 'now'>,
): { readonly receiver: ExpressReceiver; readonly router: Router } => {
  const router = Router();
  router.use(REQUEST_PATH, createRequestGuard({ now, refuse: (why) => report({ kind: 'refused', why }) }));
  const receiver = new PromptReceiver({
    signingSecret,
    router,
    endpoints: REQUEST_PATH,
    bodyLimit: LARGEST_BODY,
    processBeforeResponse: true,
    logger: createSilentLogger(),
    processEventErrorHandler: async ({ error, response }) => {
      if (!response.headersSent) response.writeHead(statusOf(originalOf(error))).end();
      // It is answered: Bolt's own wait for an answer ends, and no longer keeps a process that stops for three seconds.
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  return { receiver, router };
};
