import type { Request, RequestHandler, Response } from 'express';
import type { RefusedWhy } from './slack-options';

/** A request is good for so long, before and after the time that it names, ms. */
const WINDOW_MS = 5 * 60_000;

/** Slack's signatures of the last minutes, in two heaps of which the older is thrown away. */
const createMemory = (now: () => number) => {
  let recent = new Set<string>();
  let older = new Set<string>();
  let since = now();
  const turn = (): void => {
    if (now() - since < 2 * WINDOW_MS) return;
    [older, recent, since] = [recent, new Set(), now()];
  };
  return {
    has: (signature: string): boolean => recent.has(signature) || older.has(signature),
    add: (signature: string): void => {
      turn();
      recent.add(signature);
    },
  };
};

/** 132 bits of the signature are enough to know it again. */
const shortened = (signature: string): string => Buffer.from(signature.slice(3, 36), 'hex').toString('latin1');

type Guard = { readonly now: () => number; readonly refuse: (why: RefusedWhy) => void };

/**
 * Stands before Slack's own check of the signature, which refuses what is old but not what is from the future, nor what was
 * answered before. Only what was answered well is remembered: Slack may send again what was not.
 */
export const createRequestGuard = ({ now, refuse }: Guard): RequestHandler => {
  const answered = createMemory(now);
  const turnAway = (response: Response, why: RefusedWhy): void => {
    refuse(why);
    response.status(401).end();
  };
  return (request: Request, response: Response, next) => {
    const sentAt = Number(request.header('x-slack-request-timestamp') ?? Number.NaN) * 1_000;
    if (sentAt - now() > WINDOW_MS) return turnAway(response, 'future');
    if (!(now() - sentAt <= WINDOW_MS)) return turnAway(response, 'stale');
    const signature = shortened(request.header('x-slack-signature') ?? '');
    if (answered.has(signature)) return turnAway(response, 'replayed');
    response.once('finish', () => {
      if (response.statusCode === 200) answered.add(signature);
    });
    return next();
  };
};
