import { capitalise, nameOffice, nameOffices } from './name-office';
import type { Section } from './reply';
import { clerkIsOpen, type Scene, section, toldWithoutBeingAsked } from './scene';
import { say } from './wording';

/** Where to turn when the protocol names nobody: the Clerk, unless the Clerk asks or it is about the Clerk. */
export const wayOn = (scene: Scene): string => {
  const { clerk } = scene.protocol.terms;
  if (scene.finding.about === 'clerk') return say('silent.not-clerk', { clerk });
  if (scene.message.isGuest === true) return say('silent.guest', { clerk });
  return clerkIsOpen(scene) ? say('silent.clerk', { clerk }) : say('silent.you-are-clerk', { clerk });
};

/** Whom the protocol names to go to; nothing where it names nobody, unless that is worth saying. */
export const composeGoTo = (scene: Scene, whenNobody: 'say-so' | 'leave-out'): readonly Section[] => {
  const { finding, message, protocol } = scene;
  const { referTo } = finding;
  const title = say('go-to.title');
  if (referTo === null) {
    return whenNobody === 'leave-out'
      ? []
      : [section('go-to', { title, paragraphs: [say('go-to.nobody'), wayOn(scene)] })];
  }
  const office = nameOffice(referTo, protocol.terms);
  if (referTo === finding.about) {
    const elsewhere = toldWithoutBeingAsked(scene).length === 0 ? [say('go-to.elsewhere')] : [];
    return [section('go-to', { title, paragraphs: [say('go-to.about', { office }), ...elsewhere] })];
  }
  const key = referTo === message.role ? 'go-to.you' : 'go-to.named';
  return [section('go-to', { title, paragraphs: [say(key, { office })] })];
};

/** Who is told, who is not, and what is confidential. */
export const composeTold = (scene: Scene): readonly Section[] => {
  const { finding, protocol } = scene;
  const told = toldWithoutBeingAsked(scene);
  const who = capitalise(nameOffices(told, protocol.terms));
  const paragraphs = [
    told.length === 0 ? say('told.nobody') : say(told.length === 1 ? 'told.one' : 'told.many', { who }),
    finding.about === null ? null : say('told.not', { who: capitalise(nameOffice(finding.about, protocol.terms)) }),
  ].filter((paragraph) => paragraph !== null);
  return [section('told', { title: say('told.title'), paragraphs })];
};
