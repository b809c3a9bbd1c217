import type { Delivered } from '../../src/app/delivery';
import { type Card, type Content, clerkConversation, deputyConversation, isRefused } from './wire';

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
  /** By message, the version of the item that each of its cards shows. */
  const cards = new Map<number, Map<string, number>>();
  let calls = 0;

  const show = (key: string, conversation: string, content: Content): void => {
    const name = `${content.message} ${content.says}`;
    const keys = shown.get(name) ?? new Set();
    shown.set(name, keys);
    if (keys.has(key)) return;
    keys.add(key);
    conversations.set(conversation, [...(conversations.get(conversation) ?? []), content]);
  };

  /** A card that was shown before is as it was, unless it is asked for by its handle. */
  const showCard = (key: string, message: number, { version, posted }: Card): string => {
    const own = cards.get(message) ?? new Map<string, number>();
    cards.set(message, own);
    const handle = posted ?? `message ${key}`;
    if (posted !== null || !own.has(handle)) own.set(handle, version);
    return handle;
  };

  return {
    get calls() {
      return calls;
    },
    deliver: (key: string, conversation: string, content: Content, card: Card | null): Delivered => {
      calls += 1;
      const { message, says } = content;
      const isRefresh = card !== null && card.posted !== null;
      if (!isRefresh && isRefused(message) && says === 'card' && conversation === clerkConversation(message)) {
        return { kind: 'failed', reason: 'channel_not_found' };
      }
      if (random() < 0.01) return { kind: 'retry', afterMs: BUSY_MS, reason: 'HTTP 429' };
      if (!isRefresh) show(key, conversation, content);
      return card === null ? { kind: 'delivered' } : { kind: 'delivered', handle: showCard(key, message, card) };
    },
    /** How often readers saw it. */
    timesShown: (message: number, says: Content['says']): number => shown.get(`${message} ${says}`)?.size ?? 0,
    /** How many cards show another version of their item than this. */
    outdated: (message: number, version: number): number =>
      [...(cards.get(message)?.values() ?? [])].filter((one) => one !== version).length,
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
