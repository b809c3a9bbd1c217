import { z } from 'zod';
import type { Delivered, Delivery } from '../../src/app/delivery';
import type { FrontDesk } from '../../src/app/front-desk';
import type { OutboxEntry } from '../../src/app/store';
import type { Json } from '../../src/core/register/item';
import type { Screen } from '../../src/core/screen/screen';
import { say } from '../../src/core/wording';
import type { BotFramework, Called, Conversation } from './bot-framework';
import type { People } from './people';
import { type Address, readAddress } from './place';
import { messageOf } from './show';
import { createTurnstile } from './turnstile';
import type { Typing } from './typing';

/** What is needed to bring messages. */
export type DeliveryDeps = {
  readonly framework: BotFramework;
  readonly frontDesk: Pick<FrontDesk, 'draw' | 'addressOf' | 'prompts'>;
  readonly people: Pick<People, 'recall'>;
  readonly typing: Pick<Typing, 'end'>;
  readonly isAllowedService: (url: string) => boolean;
  /** Where whoever has not written yet is looked for. */
  readonly serviceUrl: string;
  readonly tenant: string;
};

type Reached =
  | { readonly kind: 'reached'; readonly at: Conversation; readonly user: string | null }
  | Exclude<Delivered, { readonly kind: 'delivered' }>;

const handleShape = z.object({ serviceUrl: z.string(), conversation: z.string(), message: z.string() });

/** Busy, restarting, or out of step: the platform asks to try these again. */
const PASSING = new Set([401, 408, 409, 412, 425, 429]);

const failureOf = (called: Exclude<Called<unknown>, { kind: 'done' }>): Exclude<Delivered, { kind: 'delivered' }> => {
  if (called.kind === 'unreachable') {
    return { kind: 'retry', afterMs: null, reason: called.reason, refused: !called.isDoubtful };
  }
  const { status, code, afterMs } = called;
  const reason = `HTTP ${status} ${code}`;
  // A gateway that waited in vain does not know what became of it.
  if (status >= 500 || PASSING.has(status)) return { kind: 'retry', afterMs, reason, refused: status !== 504 };
  return { kind: 'failed', reason };
};

/** Whether an answer is one after which people ask what they can ask. */
const isOpening = (screen: Screen): boolean =>
  screen.kind === 'reply' && (screen.reply.kind === 'greeting' || screen.reply.kind === 'help');

/**
 * Brings messages to Teams, which has no key by which a message would be shown once: new ones go one at a time, and one that
 * may have been shown already says so.
 */
export const createDelivery = (deps: DeliveryDeps): Delivery => {
  const { framework, frontDesk, people, typing } = deps;
  const turnstile = createTurnstile();
  const opened = new Map<string, Conversation>();

  const openFor = async (name: string, address: Address, signal: AbortSignal): Promise<Reached> => {
    const { serviceUrl = deps.serviceUrl, tenant = deps.tenant, user = address.account } = address;
    if (user === undefined) return { kind: 'failed', reason: 'no chat with the bot yet' };
    const known = opened.get(name);
    if (known !== undefined) return { kind: 'reached', at: known, user };
    const called = await framework.open({ serviceUrl, tenant, user }, signal);
    if (called.kind !== 'done') return failureOf(called);
    const at = { serviceUrl, id: called.value };
    opened.set(name, at);
    return { kind: 'reached', at, user };
  };

  const reach = async (entry: OutboxEntry, signal: AbortSignal): Promise<Reached> => {
    const given = readAddress(entry.to.address);
    const kept = given.conversation === undefined ? readAddress(await frontDesk.addressOf(entry)) : {};
    const address = { ...given, ...kept };
    const { serviceUrl = deps.serviceUrl, conversation = address.channel, user = null } = address;
    if (!deps.isAllowedService(serviceUrl)) return { kind: 'failed', reason: 'a connector that is not allowed' };
    return conversation === undefined
      ? openFor(entry.to.conversation, address, signal)
      : { kind: 'reached', at: { serviceUrl, id: conversation }, user };
  };

  const promptsFor = (entry: OutboxEntry, screen: Screen): readonly string[] => {
    const account = z.object({ account: z.string() }).safeParse(entry.to.address);
    const caller = account.success ? people.recall(account.data.account) : null;
    return caller !== null && isOpening(screen) ? frontDesk.prompts(caller) : [];
  };

  const post = async (entry: OutboxEntry, screen: Screen, signal: AbortSignal): Promise<Delivered> => {
    const reached = await reach(entry, signal);
    if (reached.kind !== 'reached') return reached;
    const remark = entry.inDoubt ? say('card.again') : null;
    const look = { reader: reached.user, prompts: promptsFor(entry, screen), remark };
    await turnstile.enter(entry.key);
    // It may have been given up meanwhile, and nobody would say when it is on record.
    if (signal.aborted) turnstile.leave(entry.key);
    const called = await framework.send(reached.at, messageOf(screen, look), signal);
    if (called.kind === 'done') {
      return {
        kind: 'delivered',
        handle: {
          serviceUrl: reached.at.serviceUrl,
          conversation: reached.at.id,
          message: called.value,
          user: reached.user,
        },
      };
    }
    return failureOf(called);
  };

  const change = async (posted: Json, screen: Screen | null, signal: AbortSignal): Promise<Delivered> => {
    const handle = handleShape.safeParse(posted);
    if (!handle.success || !deps.isAllowedService(handle.data.serviceUrl)) {
      return { kind: 'failed', reason: 'a card that cannot be found' };
    }
    const { serviceUrl, conversation, message } = handle.data;
    const at = { serviceUrl, id: conversation };
    const reader = readAddress(posted).user ?? null;
    const called =
      screen === null
        ? await framework.remove(at, message, signal)
        : await framework.change(at, message, messageOf(screen, { reader, prompts: [], remark: null }), signal);
    // Whoever took the card away needs no other.
    const isGone = called.kind === 'refused' && called.status === 404;
    return called.kind === 'done' || isGone ? { kind: 'delivered', handle: posted } : failureOf(called);
  };

  return {
    deliver: async (entry, signal) => {
      const screen = await frontDesk.draw(entry);
      if (entry.posted !== null) return change(entry.posted, screen, signal);
      if (screen === null) return { kind: 'delivered' };
      const delivered = await post(entry, screen, signal);
      if (delivered.kind !== 'retry') typing.end(entry.to.conversation);
      return delivered;
    },
    settled: ({ key }) => turnstile.leave(key),
  };
};
