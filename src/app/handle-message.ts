import type { Hear, Respond } from '../core/create-responder';
import type { Audience } from '../core/message';
import type { ItemKind, Json } from '../core/register/item';
import { type Person, peopleOf, type Staffing } from '../core/register/person';
import type { Reply } from '../core/reply';
import { withFired } from '../core/say-why';
import {
  type Answered,
  answerSender,
  isFlaggable,
  messageOf,
  tellingOf,
  unshown,
  withoutRecord,
} from './answer-sender';
import type { Account } from './directory';
import { draftItem } from './draft-item';
import { fileItem } from './file-item';
import { replyFor } from './outbox-content';
import type { RegisterDeps } from './register-deps';
import type { Destination } from './store';

/** A message as an adapter hands it over. */
export type IncomingMessage = Account & {
  /** The platform's own name of this delivery, the same when it is delivered again. */
  readonly deliveryKey: string;
  readonly text: string;
  readonly audience: Audience;
  /** The sender's earlier messages in this conversation, oldest first. */
  readonly earlier: readonly string[];
  /** The channel, where it was said in one. */
  readonly channel: string | null;
  /** The adapter's own reference to where it was said. */
  readonly conversation: Json;
  /** Where the sender is told privately of what was recorded; null where the caller shows the reply itself. */
  readonly notice: Destination | null;
};

/** What became of a message. */
export type Handled =
  /** Nobody asked Remit, and nothing was stored. */
  | { readonly kind: 'ignored' }
  /** For the caller to show. Nothing was stored. `others`: ids of the clauses that were found and that the reply does not show. */
  | { readonly kind: 'answered'; readonly reply: Reply; readonly others: readonly string[] }
  /**
   * On disk, with the notice to the sender where `notice` gave a destination. A duplicate was recorded earlier. `keeper`: the
   * id of whoever it was brought to.
   */
  | {
      readonly kind: 'recorded' | 'duplicate';
      readonly reply: Reply;
      readonly reference: string;
      readonly keeper: string;
    };

/**
 * The one way in. Once the promise resolves the turn is on disk, so an adapter may acknowledge the platform; if it rejects the
 * adapter must not, and the platform delivers again.
 */
export type HandleMessage = (message: IncomingMessage) => Promise<Handled>;

export type HandleMessageDeps = RegisterDeps & {
  readonly respond: Respond;
  /** Whether the Clerk has switched this channel on. */
  readonly isWatched: (surface: string, channel: string) => boolean | Promise<boolean>;
  /** Whether a message reads as an instruction, sooner than by answering it; absent where there is no such short cut. */
  readonly hears?: Hear;
};

/** In a watched channel only an instruction is recorded; said to Remit, also what the reply says that somebody is told of. */
const kindToFile = ({ finding, reply, message }: Answered): ItemKind | null => {
  if (finding.instruction !== null) return 'instruction';
  if (message.audience === 'shared' || reply.told.length === 0) return null;
  return finding.intent === 'concern' || finding.intent === 'referral' ? finding.intent : null;
};

/** Whom an item is about, by what was read in the message: its sender, or everybody in the office that it speaks of. */
const aboutWhom = (kind: ItemKind, person: Person, { finding }: Answered, staffing: Staffing): readonly string[] => {
  if (kind === 'instruction') return [person.id];
  const office = finding.about === null ? [] : peopleOf(staffing, finding.about);
  // Whoever speaks of an office that they hold too means somebody else in it.
  return office.filter((id) => id !== person.id);
};

/** Answers a message, and files the item where it reads as an instruction, or where the reply says that somebody is told. */
export const createHandleMessage = (deps: HandleMessageDeps): HandleMessage => {
  const { directory, protocol, respond, isWatched, hears = () => true } = deps;
  const { staffing } = directory;

  const file = async (kind: ItemKind, person: Person, answered: Answered, incoming: IncomingMessage) => {
    const { surface, text, conversation, notice } = incoming;
    const about = aboutWhom(kind, person, answered, staffing);
    const origin = { kind, openedBy: person.id, sender: person.id, about, text, conversation };
    const replyOnceKept = (keeper: string): Reply => tellingOf(keeper, answered, protocol, staffing);
    const leaving = {
      deliveryKey: `${surface}:${incoming.deliveryKey}`,
      told: answered.reply.told,
      // The sender's words stand with the item alone: what is removed there is not sent from elsewhere.
      notice: (keeper: string) =>
        notice === null ? [] : [replyFor(notice, withFired(replyOnceKept(keeper), [], protocol.terms))],
    };
    const filed = await fileItem(draftItem(origin, answered, protocol), leaving, deps);
    return filed.kind === 'not-filed'
      ? ({ kind: 'answered', reply: withoutRecord(answered, protocol).reply, others: [] } as const)
      : ({ ...filed, reply: replyOnceKept(filed.keeper) } as const);
  };

  /** Among others nothing is read of whoever cannot be flagged, nor answered before it is an instruction. */
  const isWorthReading = async (person: Person | null, { surface, channel, ...said }: IncomingMessage) => {
    if (said.audience !== 'shared') return true;
    if (person === null || channel === null || !isFlaggable(person)) return false;
    return (await isWatched(surface, channel)) && hears(messageOf(person, said, protocol));
  };

  return async (incoming) => {
    const { audience } = incoming;
    const person = directory.personOf(incoming);
    if (!(await isWorthReading(person, incoming))) return { kind: 'ignored' };
    const answered = answerSender(person, incoming, deps, respond);
    const kind = person === null ? null : kindToFile(answered);
    if (person !== null && kind !== null) return await file(kind, person, answered, incoming);
    if (audience === 'shared') return { kind: 'ignored' };
    // Nothing goes to anybody here, so that nobody is said to be told.
    const said = answered.reply.told.length === 0 ? answered : withoutRecord(answered, protocol);
    return { kind: 'answered', reply: said.reply, others: unshown(said) };
  };
};
