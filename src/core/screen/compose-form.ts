import { capitalise, nameOffice } from '../name-office';
import { asPhrase } from '../plain-text';
import type { Terms } from '../protocol';
import { type Action, OUTCOMES } from '../register/action';
import { type Naming, nameOutcome, namePerson } from '../register/describe';
import type { ItemView } from '../register/item-view';
import type { Office, Person } from '../register/person';
import { say } from '../wording';
import { choosePerson } from './choose-person';
import type { Press } from './press';
import type { Field, Form } from './screen';

/** As much as Slack's and Teams' inputs take. */
const LONGEST_WORDS = 3_000;
const LONGEST_QUOTED = 600;

type Words = Extract<Field, { kind: 'words' }>;
type Choice = Extract<Field, { kind: 'choice' }>;

/** What every field has until it is said otherwise. */
const blankField = { hint: null, isOptional: false, initial: null, problem: null } as const;

const words = (name: string, label: string, more: Partial<Words> = {}): Words => ({
  ...blankField,
  kind: 'words',
  name,
  label,
  longest: LONGEST_WORDS,
  lines: 'several',
  ...more,
});

const choice = (name: string, label: string, options: Choice['options'], more: Partial<Choice> = {}): Choice => ({
  ...blankField,
  kind: 'choice',
  name,
  label,
  options,
  ...more,
});

const form = (title: string, fields: readonly Field[], press: Press, more: Partial<Form> = {}): Form => ({
  title,
  intro: [],
  fields,
  submitLabel: say('form.save'),
  press,
  ...more,
});

/** The form to ask a question. */
export const askForm = (): Form =>
  form(
    say('form.ask'),
    [words('text', say('form.ask-label'), { hint: say('form.ask-hint') })],
    { kind: 'ask', text: '' },
    { submitLabel: say('form.ask-submit') },
  );

/** The form to check remit. `initial`: what is known already. */
export const checkForm = (initial: string | null): Form =>
  form(
    say('form.check'),
    [words('text', say('form.check-label'), { hint: say('form.check-hint'), initial })],
    { kind: 'check' },
    { submitLabel: say('form.check-submit') },
  );

/** The form to choose a channel that is to be watched. */
export const watchForm = (): Form =>
  form(
    say('form.watch'),
    [choice('channel', say('form.watch-label'), [], { hint: say('form.watch-hint'), ofChannels: true })],
    { kind: 'watch', channel: null, on: true },
    { submitLabel: say('form.watch-submit') },
  );

/** What a referral starts from: a message that somebody points at, which stays as it is, or the referrer's own words. */
export type ReferScene = {
  readonly quoted: string | null;
  readonly initial: string | null;
  /** The office that it is known to be about. */
  readonly about?: 'clerk' | 'chair' | null;
  /** The office that it goes to where it concerns nobody; null where that is not known yet. */
  readonly goesTo?: Office | null;
  /** Who else it can be about. */
  readonly people?: readonly Pick<Person, 'id' | 'name'>[];
  readonly terms: Terms;
};

const inOrder = (people: NonNullable<ReferScene['people']>) =>
  [...people].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));

/** The form to bring something to the register. */
export const referForm = (scene: ReferScene): Form => {
  const { quoted, initial, about = null, goesTo = 'clerk', people = [], terms } = scene;
  const whom = [
    { value: 'nobody', label: say('form.refer-nobody') },
    { value: 'clerk', label: capitalise(nameOffice('clerk', terms)) },
    { value: 'deputy-clerk', label: capitalise(nameOffice('deputy-clerk', terms)) },
    { value: 'chair', label: capitalise(nameOffice('chair', terms)) },
    { value: 'monitoring-officer', label: capitalise(nameOffice('monitoring-officer', terms)) },
  ];
  const optional = { isOptional: true, hint: say('form.optional') } as const;
  return form(
    say('form.refer'),
    [
      ...(quoted === null ? [words('text', say('form.refer-label'), { initial })] : []),
      choice('about', say('form.refer-about'), whom, {
        hint: say('form.refer-about-hint'),
        initial: about,
        isOptional: true,
      }),
      ...(people.length === 0
        ? []
        : [choice('person', say('form.refer-person'), choosePerson(inOrder(people)), { isOptional: true })]),
      words('comment', say('form.refer-comment'), optional),
    ],
    about === null ? { kind: 'refer' } : { kind: 'refer', about },
    {
      intro: [
        about === null && goesTo !== null
          ? say('form.refer-intro', { office: nameOffice(goesTo, terms) })
          : say('form.refer-intro-about'),
        ...(quoted === null ? [] : [say('form.refer-quoted', { words: asPhrase(quoted, LONGEST_QUOTED) })]),
      ],
      submitLabel: say('form.refer-submit'),
    },
  );
};

type Shown = Exclude<ItemView, { kind: 'nothing' }>;

const optional = { isOptional: true, hint: say('form.optional') } as const;

const fieldsOf = (act: Action['kind'], view: Shown, naming: Naming): readonly Field[] => {
  switch (act) {
    case 'close': {
      const outcomes = OUTCOMES.map((value) => ({ value, label: capitalise(nameOutcome(value, naming.terms)) }));
      return [
        choice('outcome', say('form.close-outcome'), outcomes),
        words('note', say('form.close-note'), { isOptional: true, hint: say('form.note-hint') }),
      ];
    }
    case 'assign': {
      const people = view.kind === 'whole' ? view.assignable : [];
      const options = choosePerson(people.map((id) => ({ id, name: namePerson(id, naming) })));
      return [choice('to', say('form.assign-to'), options)];
    }
    case 'note':
      return [words('text', say('form.note-label'), { hint: say('form.note-hint') })];
    case 'comment':
      return [words('text', say('form.comment-label'), { hint: say('form.comment-hint') })];
    case 'reopen':
    case 'hold':
    case 'release':
      return [words('reason', say('form.reason'))];
    case 'withdraw':
      return [words('reason', say('form.reason'), optional)];
    case 'acknowledge':
    case 'send-as-request':
      return [];
  }
};

const titleOf = (act: Action['kind'], reference: string): string => {
  switch (act) {
    case 'close':
    case 'reopen':
    case 'withdraw':
      return say(`form.${act}`, { reference });
    case 'acknowledge':
    case 'send-as-request':
      return reference;
    default:
      return say(`form.${act}`);
  }
};

/** The form for what somebody wants to do with an item; null where there is nothing to fill in. */
export const actForm = (act: Action['kind'], view: Shown, naming: Naming): Form | null => {
  const fields = fieldsOf(act, view, naming);
  if (fields.length === 0) return null;
  const { reference } = view.item;
  const intro = act === 'hold' ? [say('form.hold-intro')] : [];
  return form(titleOf(act, reference), fields, { kind: 'act', reference, version: view.version, act }, { intro });
};
