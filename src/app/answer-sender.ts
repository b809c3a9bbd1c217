import { composeReply } from '../core/compose-reply';
import type { Respond, Response } from '../core/create-responder';
import type { Finding } from '../core/finding';
import type { Hearer, Message } from '../core/message';
import type { Protocol } from '../core/protocol';
import { officeHeldBy, type Person, type Staffing, speaksAs } from '../core/register/person';
import type { Reply } from '../core/reply';
import { hearerOf } from './find-hearer';
import type { RegisterDeps } from './register-deps';

/** A message with what was decided about it and what is said. */
export type Answered = Response & { readonly message: Message };

/** Whether something that this person says can be an instruction out of turn. */
export const isFlaggable = (person: Person): boolean => ['councillor', 'chair'].includes(speaksAs(person));

/** The same answer where nothing is recorded and nobody is told. */
export const withoutRecord = ({ finding, message, reply }: Answered, protocol: Protocol): Answered => {
  const plain: Finding = { ...finding, instruction: null, notify: [] };
  return {
    finding: plain,
    message,
    reply: reply.kind === 'unreadable' ? reply : composeReply(plain, protocol, message),
  };
};

/** The clauses that were found and that the reply neither quotes nor offers. */
export const unshown = ({ finding: { answer }, reply }: Answered): readonly string[] => {
  if (answer.kind !== 'answered' && answer.kind !== 'ambiguous') return [];
  const shown = reply.sections.flatMap(({ quotes, choices }) => [
    ...quotes.map(({ clauseId }) => clauseId),
    ...choices.map((choice) => (choice.kind === 'clause' ? choice.clauseId : '')),
  ]);
  return answer.clauses.map(({ clause }) => clause.id).filter((id) => !shown.includes(id));
};

/** A message in the role of its sender; the public asks as councillors do. */
export const messageOf = (
  person: Person | null,
  { text, audience, earlier }: Pick<Message, 'text' | 'audience' | 'earlier'>,
  protocol: Protocol,
): Message => ({
  text,
  audience,
  earlier,
  council: protocol.key,
  role: person === null ? 'councillor' : speaksAs(person),
  isGuest: person === null,
});

/** The reply once it is known who has the item: nobody else is said to be told. */
export const tellingOf = (
  keeper: string,
  { finding, message, reply }: Answered,
  protocol: Protocol,
  staffing: Staffing,
): Reply => {
  const office = officeHeldBy(staffing, keeper);
  if (office === null || (reply.told.length === 1 && reply.told[0] === office)) return reply;
  return composeReply({ ...finding, notify: [office] }, protocol, message);
};

/** The same answer, which says to whom it can be brought instead of whom it is about. */
const withHearer = (hearer: Hearer, { finding, message }: Answered, protocol: Protocol): Answered => {
  const heard = { ...message, hearer };
  return { finding, message: heard, reply: composeReply(finding, protocol, heard) };
};

/**
 * The answer in the role of whoever asks. Somebody whom the settings do not list is answered as the public would be: nothing
 * they say is an instruction, and nothing is offered in anybody's name.
 */
export const answerSender = (
  person: Person | null,
  said: Pick<Message, 'text' | 'audience' | 'earlier'>,
  { protocol, directory: { staffing }, away = new Set() }: Pick<RegisterDeps, 'protocol' | 'directory' | 'away'>,
  respond: Respond,
): Answered => {
  const message = messageOf(person, said, protocol);
  const answered: Answered = { ...respond(message, protocol), message };
  if (person !== null) {
    const hearer = hearerOf(person, answered.finding, protocol, { staffing, away });
    if (hearer !== null) return withHearer(hearer, answered, protocol);
    return answered.finding.instruction === null || isFlaggable(person) ? answered : withoutRecord(answered, protocol);
  }
  const plain = withoutRecord(answered, protocol);
  const actions = plain.reply.actions.filter(({ id }) => id === 'show-other-readings');
  return { ...plain, reply: { ...plain.reply, actions } };
};
