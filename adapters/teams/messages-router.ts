import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { type Activity, readActivity } from './activity';
import { type Admission, isLocal, refusalOf } from './admit';
import type { TeamsEvent } from './options';
import type { Answer } from './turn';

/** Where Teams sends everything. */
const MESSAGES_PATH = '/api/messages';

/** Far more than any activity of Teams has. */
const LARGEST_BODY = '256kb';

type RouterDeps = Admission & {
  readonly handle: (activity: Activity) => Promise<Answer>;
  readonly report: (event: TeamsEvent) => void;
};

/** Before anything of it is read: in the playground only from this machine, else only with a token. */
const guard =
  ({ identity, report }: RouterDeps): RequestHandler =>
  (request, response, next) => {
    const isPlayground = identity.kind === 'playground';
    if (
      isPlayground ? isLocal(request.socket, request.headers) : /^Bearer \S+$/.test(request.get('authorization') ?? '')
    ) {
      next();
      return;
    }
    report({ kind: 'teams-refused', why: isPlayground ? 'not-local' : 'token' });
    response.status(401).end();
  };

const answerWith =
  (deps: RouterDeps): RequestHandler =>
  async (request, response) => {
    const activity = readActivity(request.body);
    if (activity === null || (activity.type !== 'invoke' && needsId(activity) && activity.id == null)) {
      deps.report({ kind: 'teams-refused', why: 'malformed' });
      response.status(400).end();
      return;
    }
    const refusal = await refusalOf(request.get('authorization') ?? '', activity, deps);
    if (refusal !== null) {
      deps.report({ kind: 'teams-refused', why: refusal.why });
      response.status(refusal.status).end();
      return;
    }
    const { status, body } = await deps.handle(activity);
    if (body === null) response.status(status).end();
    else response.status(status).json(body);
  };

/** Whatever is done once by its name. */
const needsId = ({ type }: Activity): boolean => type.startsWith('message');

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 503;

/** No stack and no message: whoever sends this knows what they sent. What could not be kept may be sent again. */
const failed =
  ({ report }: RouterDeps): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) {
      report({ kind: 'teams-failed', during: 'turn', reason: error instanceof Error ? error.name : 'unknown error' });
    } else {
      report({ kind: 'teams-refused', why: status === 413 ? 'too-large' : 'malformed' });
    }
    response.status(status).end();
  };

/** The one address that Teams sends to. */
export const createMessagesRouter = (deps: RouterDeps): Router => {
  const router = Router();
  router.post(
    MESSAGES_PATH,
    guard(deps),
    express.json({ limit: LARGEST_BODY, inflate: false }),
    answerWith(deps),
    failed(deps),
  );
  return router;
};
