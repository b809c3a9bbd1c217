import { z } from 'zod';
import type { CallSlack } from './call-slack';

/** How our messages are marked: the outbox entry's key, and nothing else. */
export const metadataOf = (key: string) => ({ event_type: 'remit_message', event_payload: { key } });

const PAGE = 200;
/** What is in doubt is minutes old: it stands among the last messages. */
const MOST_PAGES = 3;

const page = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.looseObject({ key: z.string().optional() }) })
        .optional(),
    }),
  ),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** `unknown`: Slack does not let the app read there. */
export type Found =
  | { readonly kind: 'there'; readonly ts: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'later'; readonly afterMs: number | null; readonly reason: string };

type Looking = { readonly channel: string; readonly thread: string | null; readonly key: string };

/** Looks whether a message of this key stands in a channel or a thread already. */
export const findPosted = async ({ channel, thread, key }: Looking, call: CallSlack): Promise<Found> => {
  const method = thread === null ? 'conversations.history' : 'conversations.replies';
  const where = thread === null ? { channel } : { channel, ts: thread };
  let cursor: string | undefined;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const next = cursor === undefined ? {} : { cursor };
    const called = await call(method, { ...where, ...next, limit: PAGE, include_all_metadata: true }, page);
    if (called.kind === 'rate-limited') return { kind: 'later', afterMs: called.afterMs, reason: 'rate-limited' };
    if (called.kind === 'unsure') return { kind: 'later', afterMs: null, reason: called.reason };
    if (called.kind === 'refused') return { kind: called.code === 'thread_not_found' ? 'absent' : 'unknown' };
    const { messages, response_metadata } = called.answer;
    const { event_type } = metadataOf(key);
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === event_type && metadata.event_payload.key === key,
    );
    if (found !== undefined) return { kind: 'there', ts: found.ts };
    cursor = response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') break;
  }
  return { kind: 'absent' };
};
