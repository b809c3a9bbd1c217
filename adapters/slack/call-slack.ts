import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { createSilentLogger } from './silent-logger';
import type { SlackOptions } from './slack-options';
import type { MethodName } from './uses';

/** How a call ended. `refused`: Slack's own code for why. `unsure`: whether Slack did it is not known. */
export type Called<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'rate-limited'; readonly afterMs: number }
  | { readonly kind: 'unsure'; readonly reason: string };

/** Calls one method once: who calls decides what comes after a failure. Never rejects. */
export type CallSlack = <Answer>(
  method: MethodName,
  args: Readonly<Record<string, unknown>>,
  shape: z.ZodType<Answer>,
) => Promise<Called<Answer>>;

/** Longer than Slack ever takes, ms. */
const TIMEOUT_MS = 10_000;

/** What Slack says when the token is no good, or the app lacks what it needs. An administrator can mend it. */
const NOT_LET_IN: ReadonlySet<string> = new Set([
  'account_inactive',
  'access_denied',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'ekm_access_denied',
]);

/** Whether the app has to be let in again before such a call can work. */
export const isNotLetIn = (code: string): boolean => NOT_LET_IN.has(code);

const endingOf = (error: unknown): Exclude<Called<never>, { kind: 'done' }> => {
  if (error instanceof webApi.WebAPIPlatformError) return { kind: 'refused', code: error.data.error };
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'rate-limited', afterMs: error.retryAfter * 1_000 };
  if (error instanceof webApi.WebAPIHTTPError) return { kind: 'unsure', reason: `http ${error.statusCode}` };
  if (error instanceof webApi.WebAPIRequestError) return { kind: 'unsure', reason: codeOf(error.original) };
  return { kind: 'unsure', reason: codeOf(error) };
};

/** A code such as ECONNRESET, from as deep as it is; else the error's name. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
};

/** The Web API without retries of its own: the outbox has them. */
export const createCallSlack = ({ botToken, apiUrl, report }: SlackOptions): CallSlack => {
  const client = new webApi.WebClient(botToken, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: createSilentLogger(),
  });
  return async (method, args, shape) => {
    try {
      const read = shape.safeParse(await client.apiCall(method, args));
      if (read.success) return { kind: 'done', answer: read.data };
      report({ kind: 'unreadable', what: method, field: read.error.issues[0]?.path.join('.') ?? '' });
      return { kind: 'unsure', reason: 'an answer in no known shape' };
    } catch (error) {
      const ending = endingOf(error);
      if (ending.kind === 'refused' && isNotLetIn(ending.code))
        report({ kind: 'not-let-in', method, code: ending.code });
      return ending;
    }
  };
};

/** Where nothing of the answer is needed. */
export const anyAnswer = z.looseObject({});
