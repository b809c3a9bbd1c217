import { officeOf } from '../core/register/person';
import { button } from '../core/screen/button';
import { referForm } from '../core/screen/compose-form';
import { filledIn, formProblems, type Values } from '../core/screen/read-values';
import type { Form, Screen } from '../core/screen/screen';
import { say } from '../core/wording';
import { type Counter, deliveryKeyOf, type FrontDeskDeps, threadOf, visitorOf } from './counter';
import type { Pressed } from './front-desk';
import type { Referred } from './refer';
import { notice } from './show-screen';

const formFor = ({ press, about, from, at }: Pressed, counter: Counter, { recollection }: FrontDeskDeps): Form => {
  const last = recollection.earlier(threadOf(from, at)).at(-1) ?? null;
  const office = press.kind === 'refer' ? (press.about ?? null) : null;
  const { terms, staffing } = counter.naming;
  const own = visitorOf(from, counter).person?.id;
  const people = staffing.people.filter(({ id }) => id !== own);
  return referForm({ quoted: about?.text ?? null, initial: last, about: office, people, terms });
};

const refused = (reason: Extract<Referred, { kind: 'refused' }>['reason']): Screen =>
  notice(say('notice.nothing-changed'), say(`refer.${reason}`));

/** The form to bring something to the register, for everybody whom the settings list: the Clerk records things in it herself. */
export const openReferral = (pressed: Pressed, counter: Counter, deps: FrontDeskDeps): Screen =>
  visitorOf(pressed.from, counter).person === null
    ? refused('unlisted')
    : { kind: 'form', form: formFor(pressed, counter, deps) };

/** The form again, with the question whom it is about: a message that speaks of an office may concern whoever holds it. */
const askingAboutWhom = (form: Form, values: Values): Form => ({
  ...form,
  fields: form.fields.map((field) => ({
    ...field,
    initial: filledIn(values, field.name) || null,
    problem: field.name === 'about' ? say('refer.about-whom') : null,
  })),
});

/** Files what somebody brings: their own words, or a message of somebody else's as it was written. */
export const submitReferral = async (
  pressed: Pressed,
  values: Values,
  counter: Counter,
  deps: FrontDeskDeps,
): Promise<Screen> => {
  const { from, at, about } = pressed;
  const { person } = visitorOf(from, counter);
  if (person === null) return refused('unlisted');
  const form = formFor(pressed, counter, deps);
  const wrong = formProblems(form, values);
  if (wrong !== null) return { kind: 'form', form: wrong };
  const { intake } = counter;
  const { directory } = counter.deps;
  const writer = about?.writtenBy ?? from;
  const writtenBy = directory.personOf(writer)?.id ?? `${writer.surface}:${writer.account}`;
  const comment = filledIn(values, 'comment');
  const referred = await intake.refer({
    by: person.id,
    deliveryKey: deliveryKeyOf(from, at),
    text: about?.text ?? filledIn(values, 'text'),
    earlier: [],
    writtenBy,
    about: officeOf(filledIn(values, 'about')),
    aboutPerson: filledIn(values, 'person') || null,
    mayBeAsked: filledIn(values, 'about') === '',
    comment: comment === '' ? null : comment,
    conversation: about?.conversation ?? at.conversation,
  });
  if (referred.kind === 'refused') {
    return referred.reason === 'about-whom'
      ? { kind: 'form', form: askingAboutWhom(form, values) }
      : refused(referred.reason);
  }
  const { reference, goesTo } = referred;
  const mine = button(say('button.mine'), { kind: 'mine', after: null });
  return notice(say('notice.done'), say('form.referred', { reference, who: goesTo.name }), [mine]);
};
