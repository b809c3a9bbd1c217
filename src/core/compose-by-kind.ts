import { composeAnswer } from './compose-answer';
import { composeGoTo, composeTold } from './compose-offices';
import { composeTalk } from './compose-talk';
import type { Verdict } from './message';
import { nameOffice, nameOffices } from './name-office';
import type { Action, Reply, ReplyKind } from './reply';
import { sayWhy } from './say-why';
import { clerkIsOpen, hearerIn, type Scene, section, toldWithoutBeingAsked } from './scene';
import { say } from './wording';

/** Every kind but the one that no Finding leads to. */
export type ReadableKind = Exclude<ReplyKind, 'unreadable'>;

/** What can be asked for here; to whom it is referred is found where it is offered. */
export type ActionId = Exclude<Action['id'], 'refer-elsewhere'>;

/** What differs from kind to kind. The actions are those that may be offered, if they apply. */
export type ReplyPart = Pick<Reply, 'heading' | 'visibleTo' | 'sections'> & {
  readonly verdict?: Reply['verdict'];
  readonly actions?: readonly ActionId[];
};

const verdictLine = (verdict: Verdict, clerk: string): NonNullable<Reply['verdict']> => ({
  verdict,
  line: verdict === 'via-clerk' ? say('remit.via-clerk', { clerk }) : say(`remit.${verdict}`),
});

const composeInstruction = (scene: Scene): ReplyPart => {
  const { terms } = scene.protocol;
  const { clerk } = terms;
  const fired = (scene.finding.instruction?.evidence ?? []).map(({ words }) => words);
  const rule = composeAnswer(scene).filter(({ kind }) => kind === 'body' || kind === 'nearest');
  const ways = [say('instruction.send', { clerk }), say('instruction.not')];
  return {
    heading: say('instruction.heading'),
    visibleTo: 'sender',
    sections: [
      section('body', { paragraphs: [sayWhy(fired, terms)] }),
      ...rule,
      ...composeTold(scene).map((told) => ({ ...told, paragraphs: [...told.paragraphs, say('instruction.note')] })),
      section('go-to', { title: say('instruction.ways'), paragraphs: ways }),
    ],
    actions: ['send-as-request', 'not-an-instruction'],
  };
};

const composeRemitCheck = (scene: Scene): ReplyPart => {
  const { finding, message, protocol } = scene;
  const { clerk } = protocol.terms;
  const confidential = message.role !== 'councillor' && message.role !== 'chair';
  const shown = finding.answer.kind === 'answered' || finding.answer.kind === 'ambiguous' ? finding.verdict : 'silent';
  const office = nameOffice(hearerIn(scene)?.office ?? 'clerk', protocol.terms);
  const isOpen = hearerIn(scene) !== null || clerkIsOpen(scene);
  const promise = isOpen ? say('remit.confidential', { office }) : say('remit.confidential-clerk');
  const told = section('told', { title: say('told.title'), paragraphs: [promise] });
  return {
    heading: say('remit.heading'),
    visibleTo: confidential ? 'sender' : 'conversation',
    verdict: shown === null ? null : verdictLine(shown, clerk),
    sections: [
      ...composeAnswer(scene),
      ...composeGoTo(scene, 'leave-out'),
      ...(confidential && toldWithoutBeingAsked(scene).length === 0 ? [told] : []),
    ],
    actions: ['show-other-readings', 'refer-to-clerk'],
  };
};

const composeConcern = (scene: Scene): ReplyPart => ({
  heading: say('concern.heading'),
  visibleTo: 'sender',
  sections: [
    ...composeAnswer(scene),
    ...composeGoTo(scene, scene.finding.answer.kind === 'silent' ? 'leave-out' : 'say-so'),
    ...composeTold(scene),
  ],
  actions: ['refer-to-clerk'],
});

const referralLine = (scene: Scene): string => {
  const { clerk } = scene.protocol.terms;
  if (hearerIn(scene) !== null) return say('referral.elsewhere');
  if (scene.finding.about === 'clerk') return say('referral.not-clerk', { clerk });
  if (scene.message.isGuest === true) return say('referral.guest', { clerk });
  if (!clerkIsOpen(scene)) return say('referral.you-are-clerk', { clerk });
  const told = toldWithoutBeingAsked(scene);
  return told.length > 0
    ? say('referral.passed', { office: nameOffices(told, scene.protocol.terms) })
    : say('referral.offer', { clerk });
};

const referralHeading = (scene: Scene): string => {
  if (hearerIn(scene) !== null) return say('concern.heading');
  const [told = 'clerk'] = toldWithoutBeingAsked(scene);
  return say('referral.heading', { office: nameOffice(told, scene.protocol.terms) });
};

const composeReferral = (scene: Scene): ReplyPart => ({
  heading: referralHeading(scene),
  visibleTo: 'sender',
  sections: [
    section('body', { paragraphs: [referralLine(scene)] }),
    ...(scene.finding.answer.kind === 'answered' ? composeAnswer(scene) : []),
    ...composeGoTo(scene, hearerIn(scene) === null ? 'leave-out' : 'say-so'),
  ],
  actions: ['refer-to-clerk'],
});

const headings = { answer: 'answer.says', readings: 'readings.heading', silence: 'silent.heading' } as const;

/** What a reply of this kind consists of, before what all replies share. */
export const composeByKind = (kind: ReadableKind, scene: Scene): ReplyPart => {
  const { message, protocol } = scene;
  switch (kind) {
    case 'instruction':
      return composeInstruction(scene);
    case 'remit-check':
      return composeRemitCheck(scene);
    case 'concern':
      return composeConcern(scene);
    case 'referral':
      return composeReferral(scene);
    case 'answer':
    case 'readings':
    case 'silence':
      return {
        heading: say(headings[kind]),
        visibleTo: 'conversation',
        sections: [...composeAnswer(scene, 'in-heading'), ...composeGoTo(scene, 'leave-out')],
        actions: kind === 'silence' ? ['refer-to-clerk'] : ['show-other-readings', 'refer-to-clerk'],
      };
    case 'off-topic':
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'privacy': {
      const sections = composeTalk(kind, protocol.terms, message.role);
      return { heading: say(`${kind}.heading`), visibleTo: 'conversation', sections };
    }
  }
};
