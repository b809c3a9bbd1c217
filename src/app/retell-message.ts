import { recordedSentence } from '../core/register/recorded-sentence';
import { say } from '../core/wording';
import { answerSender } from './answer-sender';
import { type Counter, deliveryKeyOf, visitorOf } from './counter';
import type { Received, Said } from './front-desk';
import type { Acted } from './store';

/** Somebody may act on an item between a look at it and our own step, but hardly more often than this. */
const MOST_TRIES = 5;

/** The words of a message that were recorded, wherever in the history they stand. */
const WORDS_OF_THE_MESSAGE: ReadonlySet<string> = new Set(['sentence', 'fired', 'text']);
const MESSAGE_ACTS: ReadonlySet<string> = new Set(['opened', 'edited']);

/** Does a step upon the item as it is; whoever acts meanwhile makes it look again. */
const untilNotStale = async (reference: string, step: () => Promise<Acted | null>): Promise<void> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await step())?.kind !== 'stale') return;
  }
  throw new Error(`${reference} changes faster than it can be acted on. Try again.`);
};

type Edit = { readonly reference: string; readonly said: Said; readonly counter: Counter };

/** What is recorded of a message as it read last. */
const lastRecorded = async (reference: string, { deps }: Counter): Promise<string | null> => {
  const history = await deps.store.history({ kind: 'item', reference });
  const last = history.findLast(({ act }) => MESSAGE_ACTS.has(act));
  return last?.words.text ?? last?.words.sentence ?? null;
};

/**
 * Says in the history of a flagged message that its sender edited it. What it reads now is kept only where that is an
 * instruction too; the sender has had their notice and gets no second one.
 */
export const noteEdit = async ({ reference, said, counter }: Edit): Promise<Received> => {
  const { deps, respond } = counter;
  const { store, now } = deps;
  const { person } = visitorOf(said.from, counter);
  const first = await store.item(reference);
  if (first === null || person === null || first.kind !== 'instruction' || first.sender !== person.id) {
    return { kind: 'ignored', reference: null };
  }
  const { finding } = answerSender(person, { text: said.text, audience: 'shared', earlier: [] }, deps, respond);
  const { instruction } = finding;
  const text = instruction === null ? null : recordedSentence(said.text, instruction.evidence);
  const words = text === null ? {} : { text };
  // Nothing that was recorded has changed, or this very edit came before.
  if (text !== null && text === (await lastRecorded(reference, counter))) return { kind: 'duplicate', reference };
  let isNew = false;
  await untilNotStale(reference, async () => {
    const item = await store.item(reference);
    if (item === null) return null;
    const acted = await store.act({
      reference,
      seenVersion: item.version,
      deliveryKey: deliveryKeyOf(said.from, said.at),
      deed: { act: 'edited', by: person.id, at: now().toISOString(), detail: {}, words },
      change: {},
      quiet: false,
      outbox: [],
    });
    isNew = acted.kind === 'applied';
    return acted;
  });
  return { kind: isNew ? 'queued' : 'duplicate', reference };
};

/** Removes what was recorded of a message's words, now that the message is gone; a legal hold keeps them, and it says so. */
export const redactDeleted = async (reference: string, { deps }: Counter): Promise<void> => {
  const { store, now } = deps;
  await untilNotStale(reference, async () => {
    const item = await store.item(reference);
    if (item === null || item.kind !== 'instruction') return null;
    const at = now().toISOString();
    const history = await store.history({ kind: 'item', reference });
    if (item.legalHold) {
      const deed = { act: 'noted', by: 'remit', at, detail: {}, words: { note: say('deleted.held') } } as const;
      const deliveryKey = `deleted:${reference}`;
      return store.act({
        reference,
        seenVersion: item.version,
        deliveryKey,
        deed,
        change: {},
        quiet: false,
        outbox: [],
      });
    }
    const remove = history
      .filter(({ act }) => MESSAGE_ACTS.has(act))
      .map(({ sequence, words }) => ({
        sequence,
        names: Object.keys(words).filter((name) => WORDS_OF_THE_MESSAGE.has(name) && words[name] !== null),
      }))
      .filter(({ names }) => names.length > 0);
    if (remove.length === 0) return null;
    const deed = { act: 'redacted', by: 'remit', at, detail: { because: 'message-deleted' }, words: {} } as const;
    return store.redact({ reference, seenVersion: item.version, deed, remove });
  });
};
