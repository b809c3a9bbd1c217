import { MESSAGE_LIMIT, type Readability } from './check-readable';
import { settleAnswer } from './compose-answer';
import { type ActionId, composeByKind, type ReadableKind } from './compose-by-kind';
import { composeTold } from './compose-offices';
import { composeSamples } from './compose-talk';
import type { Finding } from './finding';
import type { Message } from './message';
import { nameOffice } from './name-office';
import type { Protocol } from './protocol';
import type { Action, Reply } from './reply';
import { clerkIsOpen, hearerIn, type Scene, section, toldWithoutBeingAsked } from './scene';
import { citeSource } from './show-clause';
import { say } from './wording';

const kindOf = ({ intent, instruction, answer }: Finding): ReadableKind => {
  if (instruction !== null) return 'instruction';
  if (intent !== 'question' && intent !== 'instruction') return intent;
  if (answer.kind === 'no-question') return 'off-topic';
  return answer.kind === 'answered' ? 'answer' : answer.kind === 'ambiguous' ? 'readings' : 'silence';
};

const offered = (id: ActionId, sections: Reply['sections'], scene: Scene): boolean => {
  if (id === 'refer-to-clerk') return hearerIn(scene) !== null || clerkIsOpen(scene);
  if (id !== 'show-other-readings') return true;
  const { answer } = scene.finding;
  const shown = sections.reduce((sum, { quotes }) => sum + quotes.length, 0);
  return answer.kind === 'answered' && answer.clauses.length > shown;
};

/** An action as it is offered: what is about an office that must not be told is referred to its hearer. */
const toAction = (id: ActionId, scene: Scene): Action => {
  const { finding, protocol } = scene;
  const { clerk } = protocol.terms;
  const hearer = hearerIn(scene);
  if (id === 'refer-to-clerk' && hearer !== null && finding.about !== null) {
    const office = nameOffice(hearer.office, protocol.terms);
    return { id: 'refer-elsewhere', label: say('action.refer-elsewhere', { office }), about: finding.about };
  }
  const label =
    id === 'refer-to-clerk' || id === 'send-as-request' ? say(`action.${id}`, { clerk }) : say(`action.${id}`);
  return { id, label };
};

/** The reply to what the core decided. Pure: the same finding, protocol and message give the same document. */
export const composeReply = (finding: Finding, protocol: Protocol, message: Message): Reply => {
  const settled = { ...finding, answer: settleAnswer(finding.answer) };
  const scene: Scene = { finding: settled, protocol, message };
  const kind = kindOf(settled);
  const { heading, visibleTo, verdict = null, actions = [], ...part } = composeByKind(kind, scene);
  const told = toldWithoutBeingAsked(scene);
  const saysWhoIsTold = told.length === 0 || part.sections.some((one) => one.kind === 'told');
  const sections = saysWhoIsTold ? part.sections : [...part.sections, ...composeTold(scene)];
  return {
    kind,
    // Not among others, where whoever it is about may be one of them.
    visibleTo: hearerIn(scene) === null ? visibleTo : 'sender',
    heading,
    verdict,
    sections,
    told,
    actions: actions.filter((id) => offered(id, sections, scene)).map((id) => toAction(id, scene)),
    source: citeSource(protocol),
    footer: say('footer'),
  };
};

/** The reply to a message that cannot be read, and what to do about it. */
export const composeUnreadable = (
  readability: Exclude<Readability, 'readable'>,
  protocol: Protocol,
  message: Message,
): Reply => {
  const count = (size: number): string => size.toLocaleString('en-GB');
  const why =
    readability === 'too-long'
      ? say('unreadable.too-long', { length: count(message.text.length), limit: count(MESSAGE_LIMIT) })
      : say(`unreadable.${readability}`);
  return {
    kind: 'unreadable',
    visibleTo: 'conversation',
    heading: say('unreadable.heading'),
    verdict: null,
    sections: [section('body', { paragraphs: [why] }), composeSamples(message.role)],
    told: [],
    actions: [],
    source: citeSource(protocol),
    footer: say('footer'),
  };
};
