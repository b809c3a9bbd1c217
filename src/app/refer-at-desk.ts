import { type Office, officeHeldBy, officeOf, type Person, peopleOf } from '../core/register/person';
import { presentFirst, routeOf } from '../core/register/route';
import { button } from '../core/screen/button';
import { referForm } from '../core/screen/compose-form';
import { filledIn, formProblems, type Values } from '../core/screen/read-values';
import type { Form, Screen } from '../core/screen/screen';
import { say } from '../core/wording';
import { type Counter, deliveryKeyOf, type FrontDeskDeps, threadOf, visitorOf } from './counter';
import type { Pressed } from './front-desk';
import type { Referred } from './refer';
import { notice } from './show-screen';
import { whoIsAway } from './who-is-away';

/** The office that gets what concerns nobody but its writer; null where that depends on what it says. */
const officeFor = async ({ about, from }: Pressed, person: Person, { deps }: Counter): Promise<Office | null> => {
  const { staffing, personOf } = deps.directory;
  const writer = personOf(about?.writtenBy ?? from)?.id ?? person.id;
  const isOfOffice = [...peopleOf(staffing, 'clerk'), ...peopleOf(staffing, 'chair')].includes(writer);
  if (writer !== person.id && isOfOffice) return null;
  const item = { kind: 'referral', openedBy: person.id, about: writer === person.id ? [] : [writer] } as const;
  const [keeper] = presentFirst(routeOf(item, { told: [], named: [] }, staffing), await whoIsAway(deps));
  return (keeper === undefined ? null : officeHeldBy(staffing, keeper)) ?? 'clerk';
};

const formFor = async (
  pressed: Pressed,
  person: Person,
  counter: Counter,
  { recollection }: FrontDeskDeps,
): Promise<Form> => {
  const { press, about, from, at } = pressed;
  const last = recollection.earlier(threadOf(from, at)).at(-1) ?? null;
  const office = press.kind === 'refer' ? (press.about ?? null) : null;
  const { terms, staffing } = counter.naming;
  const people = staffing.people.filter(({ id }) => id !== person.id);
  const goesTo = await officeFor(pressed, person, counter);
  return referForm({ quoted: about?.text ?? null, initial: last, about: office, goesTo, people, terms });
};

const refused = (reason: Extract<Referred, { kind: 'refused' }>['reason']): Screen =>
  notice(say('notice.nothing-changed'), say(`refer.${reason}`));

/** The form to bring something to the register, for everybody whom the settings list: the Clerk records things in it herself. */
export const openReferral = async (pressed: Pressed, counter: Counter, deps: FrontDeskDeps): Promise<Screen> => {
  const { person } = visitorOf(pressed.from, counter);
  return person === null ? refused('unlisted') : { kind: 'form', form: await formFor(pressed, person, counter, deps) };
};

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
  const form = await formFor(pressed, person, counter, deps);
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
