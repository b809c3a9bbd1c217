import { capitalise, nameOffice, nameOffices } from './name-office';
import type { Section } from './reply';
import { clerkIsOpen, hearerIn, type Scene, section, toldWithoutBeingAsked } from './scene';
import { say } from './wording';

const sayHearer = (scene: Scene): string | null => {
  const hearer = hearerIn(scene);
  if (hearer === null) return null;
  const office = nameOffice(hearer.office, scene.protocol.terms);
  return say('go-to.hearer', { office, name: hearer.name });
};

/** Where to turn when the protocol names nobody: the Clerk, unless the Clerk asks or it is about the Clerk. */
export const wayOn = (scene: Scene): string => {
  const { clerk } = scene.protocol.terms;
  const { about } = scene.finding;
  const hearer = sayHearer(scene);
  if (hearer !== null && about !== null) {
    return `${say('go-to.not-about', { office: nameOffice(about, scene.protocol.terms) })} ${hearer}`;
  }
  if (about === 'clerk') return say('silent.not-clerk', { clerk });
  if (scene.message.isGuest === true) return say('silent.guest', { clerk });
  return clerkIsOpen(scene) ? say('silent.clerk', { clerk }) : say('silent.you-are-clerk', { clerk });
};

/** Whom the protocol names to go to; nothing where it names nobody, unless that is worth saying. */
export const composeGoTo = (scene: Scene, whenNobody: 'say-so' | 'leave-out'): readonly Section[] => {
  const { finding, message, protocol } = scene;
  const { referTo } = finding;
  const title = say('go-to.title');
  const hearer = sayHearer(scene);
  if (referTo === null) {
    if (whenNobody === 'say-so') return [section('go-to', { title, paragraphs: [say('go-to.nobody'), wayOn(scene)] })];
    // Where the protocol is silent the way on says it already.
    return hearer === null || finding.answer.kind === 'silent'
      ? []
      : [section('go-to', { title, paragraphs: [wayOn(scene)] })];
  }
  const office = nameOffice(referTo, protocol.terms);
  if (referTo === finding.about) {
    const elsewhere = toldWithoutBeingAsked(scene).length === 0 ? [hearer ?? say('go-to.elsewhere')] : [];
    return [section('go-to', { title, paragraphs: [say('go-to.about', { office }), ...elsewhere] })];
  }
  const key = referTo === message.role ? 'go-to.you' : 'go-to.named';
  return [section('go-to', { title, paragraphs: [say(key, { office }), ...(hearer === null ? [] : [hearer])] })];
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
