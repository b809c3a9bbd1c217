import { withCommands } from './ask-at-desk';
import { type Counter, deliveryKeyOf, type FrontDeskDeps, threadOf, visitorOf } from './counter';
import type { FrontDesk, Place, Received, Said } from './front-desk';
import type { IncomingMessage } from './handle-message';
import { replyFor } from './outbox-content';
import { noteEdit, redactDeleted } from './retell-message';
import type { Destination } from './store';
import { createTurns } from './take-turns';

type Receiving = Pick<FrontDesk, 'receive' | 'edited' | 'deleted'>;

/** How many messages are read with a turn of the event loop: fewer share too few commits, more let connections wait. */
const AT_ONCE = 16;

const IGNORED: Received = { kind: 'ignored', reference: null };

const addressed = (to: Destination, recipient: string | null): Destination => ({ ...to, recipient });

/** Where the answer goes, for whoever the settings take the sender for. */
const answerTo = ({ answerTo: { everybody, sender } }: Place, person: string | null) => ({
  // What stands in a direct conversation is for its one reader.
  everybody: addressed(everybody, everybody.conversation === sender.conversation ? person : null),
  sender: addressed(sender, person),
});

/** The way in for messages. An answer is on disk before the promise resolves, and the question is not. */
export const createReceiving = ({ counter, recollection }: FrontDeskDeps): Receiving => {
  const turn = createTurns(AT_ONCE);
  const take = async (said: Said, deliveryKey: string, desk: Counter): Promise<Received> => {
    const { from, at, text, audience, command } = said;
    const thread = threadOf(from, at);
    const visitor = visitorOf(from, desk);
    const to = answerTo(at, visitor.person?.id ?? null);
    const incoming: IncomingMessage = {
      ...from,
      deliveryKey,
      text,
      audience,
      earlier: audience === 'shared' ? [] : recollection.earlier(thread),
      channel: at.channel,
      conversation: at.conversation,
      notice: to.sender,
    };
    await turn();
    const handled = await desk.intake.handle(incoming);
    if (handled.kind === 'ignored') return IGNORED;
    if (handled.kind !== 'answered') {
      const { kind, reference } = handled;
      if (kind === 'recorded' && audience !== 'shared') recollection.remember(thread, text);
      return { kind: kind === 'recorded' ? 'queued' : 'duplicate', reference };
    }
    const { others } = handled;
    const reply = audience === 'direct' ? withCommands(handled.reply, visitor, desk, command) : handled.reply;
    const recorded = await desk.deps.store.recordTurn({
      deliveryKey: deliveryKeyOf(from, { deliveryKey }),
      at: desk.deps.now().toISOString(),
      open: null,
      outbox: [replyFor(reply.visibleTo === 'sender' ? to.sender : to.everybody, reply, others)],
    });
    if (recorded.kind === 'duplicate') return { kind: 'duplicate', reference: recorded.reference };
    recollection.remember(thread, text);
    return { kind: 'queued', reference: null };
  };

  return {
    receive: (said) => take(said, said.at.deliveryKey, counter()),
    edited: async (said, original) => {
      const desk = counter();
      const key = deliveryKeyOf(said.from, { deliveryKey: original });
      const reference = await desk.deps.store.referenceOf(key);
      if (reference !== null) return await noteEdit({ reference, said, counter: desk });
      // What was said to Remit was answered. Among others it is filed as the first delivery, so that later edits find it.
      return said.audience === 'shared' ? await take(said, original, desk) : IGNORED;
    },
    deleted: async (surface, deliveryKey) => {
      const desk = counter();
      const key = deliveryKeyOf({ surface, account: '' }, { deliveryKey });
      const reference = await desk.deps.store.referenceOf(key);
      if (reference !== null) await redactDeleted(reference, desk);
    },
  };
};
