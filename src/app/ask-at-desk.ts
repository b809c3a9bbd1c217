import { composeReply } from '../core/compose-reply';
import { composeCommands, composeTalk } from '../core/compose-talk';
import type { Audience } from '../core/message';
import type { Reply } from '../core/reply';
import { composeReadings } from '../core/screen/compose-readings';
import type { Screen } from '../core/screen/screen';
import { citeSource } from '../core/show-clause';
import { say } from '../core/wording';
import { type Answered, answerSender, unshown, withoutRecord } from './answer-sender';
import type { Counter, Visitor } from './counter';
import type { RegisterDeps } from './register-deps';
import { mayKeep, mayWatch } from './show-lists';
import { notice, replyScreen } from './show-screen';
import { withWhoIsThere } from './who-is-away';

type Asked = { readonly text: string; readonly audience: Audience; readonly earlier: readonly string[] };

/** A question whose verdict was found is shown with it, where that is what was asked for. */
const asCheck = (answered: Answered, { deps: { protocol } }: Counter): Answered => {
  const { finding, message } = answered;
  if (finding.intent !== 'question' || finding.verdict === null) return answered;
  const checked = { ...finding, intent: 'remit-check' } as const;
  return { finding: checked, message, reply: composeReply(checked, protocol, message) };
};

/** An answer at once, of which nothing is recorded and nobody is told. */
export const answerAtOnce = async (
  asked: Asked,
  what: 'question' | 'check',
  visitor: Visitor,
  counter: Counter,
): Promise<Screen> => {
  const { deps, respond } = counter;
  const { protocol } = deps;
  const answer = (known: RegisterDeps): Answered => answerSender(visitor.person, asked, known, respond);
  const answered = await withWhoIsThere(answer, ({ reply }) => reply, deps);
  const plain = withoutRecord(answered, protocol);
  const { actions } = answered.reply;
  // Somebody whom the settings do not list is offered nothing in anybody's name.
  const kept = visitor.person === null ? { ...plain, reply: { ...plain.reply, actions } } : plain;
  const shown = what === 'check' && kept.reply.kind !== 'unreadable' ? asCheck(kept, counter) : kept;
  return replyScreen(shown.reply, unshown(shown));
};

/** Whether this visitor can bring something to the Clerk. */
const mayRefer = ({ person, role }: Visitor): boolean => person !== null && role !== 'clerk';

/** The other clauses that were found. */
export const otherReadings = (clauses: readonly string[], visitor: Visitor, { deps }: Counter): Screen => {
  const heading = say('readings.heading');
  const offer = { heading, otherwise: [], mayRefer: mayRefer(visitor) };
  return replyScreen(composeReadings(clauses, deps.protocol, offer), []);
};

/** What is offered to whoever was not helped, and thanks to whoever was. Nothing of it is kept. */
export const takeFeedback = (
  helped: boolean,
  clauses: readonly string[],
  visitor: Visitor,
  { deps }: Counter,
): Screen => {
  if (helped) return notice(say('notice.thanks'), say('notice.helped'));
  const { protocol } = deps;
  const { clerk } = protocol.terms;
  const otherwise = [say('feedback.again'), ...(visitor.role === 'clerk' ? [] : [say('feedback.clerk', { clerk })])];
  const isMore = protocol.clauses.some(({ id }) => clauses.includes(id));
  const heading = isMore ? say('feedback.heading') : say('feedback.none');
  const offer = { heading, otherwise, mayRefer: mayRefer(visitor) };
  return replyScreen(composeReadings(clauses, protocol, offer), []);
};

/** Help with what this visitor may type, where commands begin with something; any other reply as it is. */
export const withCommands = (
  reply: Reply,
  { person }: Pick<Visitor, 'person'>,
  counter: Counter,
  command?: string,
): Reply => {
  if (reply.kind !== 'help' || command === undefined) return reply;
  const [keeps, watches] =
    person === null ? [false, false] : [mayKeep(person, counter), mayWatch(person, true, counter)];
  const [first, ...others] = reply.sections;
  const commands = composeCommands({ command, keeps, watches });
  return { ...reply, sections: [...(first === undefined ? [] : [first]), commands, ...others] };
};

/** What Remit says of itself. */
export const talkScreen = (
  about: 'greeting' | 'help' | 'privacy',
  visitor: Visitor,
  counter: Counter,
  command?: string,
): Screen => {
  const { protocol } = counter.deps;
  const reply: Reply = {
    kind: about,
    visibleTo: 'sender',
    heading: say(`${about}.heading`),
    verdict: null,
    sections: composeTalk(about, protocol.terms, visitor.role),
    told: [],
    actions: [],
    source: citeSource(protocol),
    footer: say('footer'),
  };
  return replyScreen(withCommands(reply, visitor, counter, command), []);
};
