import type { Delivered } from '../../src/app/delivery';
import { type Called, isNotLetIn } from './call-slack';

/** It will never work this way: whoever it is for is gone, cannot be reached by the app, or the message is no message. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'cant_delete_message',
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'is_archived',
  'message_not_found',
  'messages_tab_disabled',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
  'user_not_visible',
  'users_not_found',
]);

/** Slack is unwell, and may have done it all the same. */
const UNWELL: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** The app is not let in: an administrator has to act, and that takes a while, ms. */
const NOT_LET_IN_MS = 10 * 60_000;

/** A code that Slack has not documented may pass; not for ever, since what comes after it waits. */
const MOST_ATTEMPTS = 5;

/** What the outbox is told of a call that did not work. */
export const outcomeOf = (called: Exclude<Called<unknown>, { kind: 'done' }>, attempt: number): Delivered => {
  if (called.kind === 'unsure') return { kind: 'retry', afterMs: null, reason: called.reason };
  if (called.kind === 'rate-limited') {
    return { kind: 'retry', afterMs: called.afterMs, reason: 'rate-limited', refused: true };
  }
  const reason = called.code;
  if (isNotLetIn(reason)) return { kind: 'retry', afterMs: NOT_LET_IN_MS, reason, refused: true };
  if (UNWELL.has(reason)) return { kind: 'retry', afterMs: null, reason };
  if (FOR_GOOD.has(reason) || attempt >= MOST_ATTEMPTS) return { kind: 'failed', reason };
  return { kind: 'retry', afterMs: null, reason, refused: true };
};
