import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from './activity';
import { onDeleted, onEdited, onPresence } from './on-event';
import { onInvoke } from './on-invoke';
import { onMessage } from './on-message';
import { type Answer, DONE, LATER, type TurnDeps, type Turns } from './turn';

/** Teams waits ten seconds for an answer to a press, ms. */
const INVOKE_MS = 9_000;

type Handle = (activity: Activity, deps: TurnDeps, turns: Turns) => Promise<Answer>;

const inTime: Handle = async (activity, deps, turns) => {
  const late = new AbortController();
  const answer = onInvoke(activity, deps, turns).finally(() => late.abort());
  const given = wait(INVOKE_MS, LATER, { signal: late.signal }).catch(() => LATER);
  return Promise.race([answer, given]);
};

const HANDLERS: Readonly<Record<string, Handle>> = {
  message: onMessage,
  messageUpdate: onEdited,
  messageDelete: onDeleted,
  invoke: inTime,
  installationUpdate: onPresence,
  conversationUpdate: onPresence,
};

/** Does what one activity asks for. Resolves once all that must not be lost is on disk. */
export const handleActivity: Handle = (activity, deps, turns) => {
  const handle = Object.hasOwn(HANDLERS, activity.type) ? HANDLERS[activity.type] : undefined;
  return handle === undefined ? Promise.resolve(DONE) : handle(activity, deps, turns);
};
