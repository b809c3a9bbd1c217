import express, { type ErrorRequestHandler, type Express, type Router } from 'express';

/** Whether the parts without which nothing can be taken in or delivered are there. */
export type Readiness = { readonly store: 'reachable' | 'unreachable'; readonly relay: 'running' | 'stopped' };

export type ServerParts = {
  /** Each reads its own bodies: a parser before them would break Slack's signatures. */
  readonly routers: readonly Router[];
  readonly readiness: () => Promise<Readiness>;
  /** Must not throw. */
  readonly report: (event: HttpEvent) => void;
};

/** A request that no router answered for itself: its status and the name of the error, never what it held. */
export type HttpEvent = { readonly kind: 'request-failed'; readonly status: number; readonly reason: string };

const statusOf = (error: unknown): number => {
  const given =
    typeof error === 'object' && error !== null ? ('status' in error ? error.status : undefined) : undefined;
  return typeof given === 'number' && given >= 400 && given < 600 ? given : 500;
};

const SAYS: Readonly<Record<number, string>> = { 400: 'Bad request', 413: 'Too large', 500: 'Remit could not do that' };

const answerErrors =
  (report: ServerParts['report']): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const status = statusOf(error);
    report({ kind: 'request-failed', status, reason: error instanceof Error ? error.name : 'unknown error' });
    if (response.headersSent) next(error);
    else
      response
        .status(status)
        .type('text/plain')
        .send(SAYS[status] ?? 'Refused');
  };

/** The one web server: what the adapters mount, `/healthz` while the process lives, and `/readyz` while it can work. */
export const createServer = ({ routers, readiness, report }: ServerParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'alive' });
  });
  app.get('/readyz', async (_request, response) => {
    const found = await readiness();
    const isReady = found.store === 'reachable' && found.relay === 'running';
    response
      .status(isReady ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ status: isReady ? 'ready' : 'not ready', ...found });
  });
  for (const router of routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found');
  });
  app.use(answerErrors(report));
  return app;
};
