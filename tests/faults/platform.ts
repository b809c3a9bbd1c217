import type { Delivered } from '../../src/app/delivery';
import { type Content, clerkConversation, deputyConversation, isRefused } from './wire';

/** How many seconds of patience a busy platform asks for: few, so that a run ends. */
const BUSY_MS = 200;

/**
 * The platform and its readers. It shows a message once per idempotency key, refuses some for good and asks for
 * patience now and then.
 */
export const createPlatform = (random: () => number) => {
  /** By `message says`, the keys under which it was shown. */
  const shown = new Map<string, Set<string>>();
  /** By conversation, what was shown in it, in order. */
  const conversations = new Map<string, Content[]>();
  let calls = 0;

  const show = (key: string, conversation: string, content: Content): void => {
    const name = `${content.message} ${content.says}`;
    const keys = shown.get(name) ?? new Set();
    shown.set(name, keys);
    if (keys.has(key)) return;
    keys.add(key);
    conversations.set(conversation, [...(conversations.get(conversation) ?? []), content]);
  };

  return {
    get calls() {
      return calls;
    },
    deliver: (key: string, conversation: string, content: Content): Delivered => {
      calls += 1;
      const { message, says } = content;
      if (isRefused(message) && says === 'card' && conversation === clerkConversation(message)) {
        return { kind: 'failed', reason: 'channel_not_found' };
      }
      if (random() < 0.01) return { kind: 'retry', afterMs: BUSY_MS, reason: 'HTTP 429' };
      show(key, conversation, content);
      return { kind: 'delivered' };
    },
    /** How often readers saw it. */
    timesShown: (message: number, says: Content['says']): number => shown.get(`${message} ${says}`)?.size ?? 0,
    /** Whether a refused card reached the deputy. */
    reachedDeputy: (message: number): boolean =>
      (conversations.get(deputyConversation(message)) ?? []).some((content) => content.message === message),
    /** By conversation, the messages whose cards or notices it shows, in order. */
    order: (): readonly (readonly number[])[] =>
      [...conversations.values()].map((contents) =>
        contents.filter(({ says }) => says !== 'update').map(({ message }) => message),
      ),
  };
};

export type Platform = ReturnType<typeof createPlatform>;
