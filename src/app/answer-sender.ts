import { composeReply } from '../core/compose-reply';
import type { Respond, Response } from '../core/create-responder';
import type { Finding } from '../core/finding';
import type { Message } from '../core/message';
import type { Protocol } from '../core/protocol';
import { officeHeldBy, type Person, type Staffing, speaksAs } from '../core/register/person';
import type { Reply } from '../core/reply';

/** A message with what was decided about it and what is said. */
export type Answered = Response & { readonly message: Message };

const isFlaggable = (person: Person): boolean => ['councillor', 'chair'].includes(speaksAs(person));

/** The same answer where nothing is recorded and nobody is told. */
export const withoutRecord = ({ finding, message, reply }: Answered, protocol: Protocol): Answered => {
  const plain: Finding = { ...finding, instruction: null, notify: [] };
  return {
    finding: plain,
    message,
    reply: reply.kind === 'unreadable' ? reply : composeReply(plain, protocol, message),
  };
};

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

/**
 * The answer in the role of whoever asks. Somebody whom the settings do not list is answered as the public would be: nothing
 * they say is an instruction, and nothing is offered in anybody's name.
 */
export const answerSender = (
  person: Person | null,
  said: Pick<Message, 'text' | 'audience' | 'earlier'>,
  protocol: Protocol,
  respond: Respond,
): Answered => {
  const role = person === null ? 'councillor' : speaksAs(person);
  const message: Message = { ...said, council: protocol.key, role };
  const answered: Answered = { ...respond(message, protocol), message };
  if (person !== null) {
    return answered.finding.instruction === null || isFlaggable(person) ? answered : withoutRecord(answered, protocol);
  }
  const plain = withoutRecord(answered, protocol);
  const actions = plain.reply.actions.filter(({ id }) => id === 'show-other-readings');
  return { ...plain, reply: { ...plain.reply, actions } };
};
