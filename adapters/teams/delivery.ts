import { z } from 'zod';
import type { Delivered, Delivery, HandOver } from '../../src/app/delivery';
import type { FrontDesk } from '../../src/app/front-desk';
import type { OutboxEntry } from '../../src/app/store';
import type { Json } from '../../src/core/register/item';
import type { Screen } from '../../src/core/screen/screen';
import { say } from '../../src/core/wording';
import type { TeamsEvent } from './options';
import type { People } from './people';
import { readAddress } from './place';
import { createReach, failureOf, type ReachDeps } from './reach';
import { messageOf } from './show';
import { createTurnstile } from './turnstile';
import type { Typing } from './typing';
import { WATCHING_SETTING } from './uses';

/** What is needed to bring messages. */
export type DeliveryDeps = ReachDeps & {
  readonly frontDesk: Pick<FrontDesk, 'draw' | 'addressOf' | 'prompts'>;
  readonly people: Pick<People, 'recall'>;
  readonly typing: Pick<Typing, 'end'>;
  readonly watching: boolean;
  readonly report: (event: TeamsEvent) => void;
};

const handleShape = z.object({ serviceUrl: z.string(), conversation: z.string(), message: z.string() });

const watchNotice = z.object({ kind: z.literal('watch-notice') });

/** A notice that a channel is watched is given up where Teams would send nothing of it: what to do stands in the reason. */
const refuseToWatch = ({ content }: OutboxEntry, { watching, report }: DeliveryDeps): Delivered | null => {
  if (watching || !watchNotice.safeParse(content).success) return null;
  const reason = `${WATCHING_SETTING} is not set`;
  report({ kind: 'teams-failed', during: 'watching a channel', reason });
  return { kind: 'failed', reason };
};

/** Whether an answer is one after which people ask what they can ask. */
const isOpening = (screen: Screen): boolean =>
  screen.kind === 'reply' && (screen.reply.kind === 'greeting' || screen.reply.kind === 'help');

/** Shows on a card what its reader may see now; where that is nothing, takes the card away. */
const changeCard = async (
  { framework, isAllowedService }: DeliveryDeps,
  posted: Json,
  screen: Screen | null,
  signal: AbortSignal,
): Promise<Delivered> => {
  const handle = handleShape.safeParse(posted);
  if (!handle.success || !isAllowedService(handle.data.serviceUrl)) {
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

/**
 * Brings messages to Teams, which has no key by which a message would be shown once: new ones go one at a time, and one that
 * may have been shown already says so.
 */
export const createDelivery = (deps: DeliveryDeps): Delivery => {
  const { framework, frontDesk, people, typing } = deps;
  const turnstile = createTurnstile();
  const reach = createReach(deps);

  const promptsFor = (entry: OutboxEntry, screen: Screen): readonly string[] => {
    const account = z.object({ account: z.string() }).safeParse(entry.to.address);
    const caller = account.success ? people.recall(account.data.account) : null;
    return caller !== null && isOpening(screen) ? frontDesk.prompts(caller) : [];
  };

  const post = async (
    entry: OutboxEntry,
    screen: Screen,
    signal: AbortSignal,
    handOver: HandOver,
  ): Promise<Delivered> => {
    const reached = await reach(entry, signal);
    if (reached.kind !== 'reached') return reached;
    const remark = entry.inDoubt ? say('card.again') : null;
    const look = { reader: reached.user, prompts: promptsFor(entry, screen), remark };
    const turn = await turnstile.enter(entry.key);
    const isOurs = !signal.aborted && (await handOver());
    await turn.isClear;
    if (!isOurs || signal.aborted) {
      // It was given up meanwhile: nobody will say that it is on record.
      turnstile.leave(entry.key);
      return { kind: 'retry', afterMs: null, reason: 'given up before its turn', refused: true };
    }
    const called = await framework.send(reached.at, messageOf(screen, look), signal);
    turn.answered();
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

  return {
    handsOver: true,
    deliver: async (entry, signal, handOver) => {
      const screen = await frontDesk.draw(entry);
      if (entry.posted !== null) return changeCard(deps, entry.posted, screen, signal);
      if (screen === null) return { kind: 'delivered' };
      const delivered = refuseToWatch(entry, deps) ?? (await post(entry, screen, signal, handOver));
      if (delivered.kind !== 'retry') typing.end(entry.to.conversation);
      return delivered;
    },
    settled: ({ key }) => turnstile.leave(key),
  };
};
