import { type Action, OUTCOMES } from '../register/action';
import { say } from '../wording';
import type { Field, Form } from './screen';

/** Longer than any platform's name of a channel. */
const LONGEST_CHANNEL = 300;

/** What was filled in, by the fields' names. */
export type Values = Readonly<Record<string, string>>;

/** What somebody filled in, trimmed; empty where they left it. */
export const filledIn = (values: Values, name: string): string => (values[name] ?? '').trim();

const problemOf = (field: Field, value: string): string | null => {
  if (value === '') return field.isOptional ? null : say('form.fill-in');
  if (field.kind === 'choice' && field.ofChannels !== true) {
    return field.options.some((option) => option.value === value) ? null : say('form.choose');
  }
  const longest = field.kind === 'words' ? field.longest : LONGEST_CHANNEL;
  return value.length > longest ? say('form.too-long', { count: String(longest) }) : null;
};

/** The form with what is wrong in it; null where all is well. What was written stays in it. */
export const formProblems = (form: Form, values: Values): Form | null => {
  const fields = form.fields.map((field): Field => {
    const value = filledIn(values, field.name);
    const problem = problemOf(field, value);
    const kept = field.kind === 'words' ? value.slice(0, field.longest) : value;
    return { ...field, initial: kept === '' ? null : kept, problem };
  });
  return fields.every(({ problem }) => problem === null) ? null : { ...form, fields };
};

const orNull = (value: string): string | null => (value === '' ? null : value);

/** The action that a filled-in form stands for; null where its values are none of the form's. */
export const readAction = (act: Action['kind'], values: Values): Action | null => {
  const text = filledIn(values, 'text');
  const reason = filledIn(values, 'reason');
  switch (act) {
    case 'acknowledge':
      return { kind: act };
    case 'close': {
      const outcome = OUTCOMES.find((one) => one === filledIn(values, 'outcome'));
      return outcome === undefined ? null : { kind: act, outcome, note: orNull(filledIn(values, 'note')) };
    }
    case 'assign':
      return { kind: act, to: filledIn(values, 'to') };
    case 'note':
    case 'comment':
      return { kind: act, text };
    case 'send-as-request':
      return { kind: act, text: orNull(text) };
    case 'reopen':
    case 'hold':
    case 'release':
      return { kind: act, reason };
    case 'withdraw':
      return { kind: act, reason: orNull(reason) };
  }
};
