import type { Field, Form } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { dataOf, titleOf } from './action';
import type { Element, InputChoiceSet } from './card';
import type { Draft } from './fit';
import { heading, paragraph, paragraphs } from './rich-text';

/** Keeps fields apart from what else a press brings back. */
export const FIELD_PREFIX = 'field:';

/** More choices than this are easier to pick from a list that opens. */
const MOST_SPREAD = 6;

const named = (field: Field): string => (field.label.trim() === '' ? field.name : field.label);

const choicesOf = (options: Extract<Field, { kind: 'choice' }>['options']): InputChoiceSet['choices'] =>
  options
    .filter(({ value }) => value !== '')
    .map(({ value, label }) => ({ title: label.trim() === '' ? value : label, value }));

const presetTo = (value: string | null): { readonly value?: string } => (value === null ? {} : { value });

const inputOf = (field: Field): readonly Element[] => {
  const label = named(field);
  const problem = field.problem ?? '';
  const common = {
    id: FIELD_PREFIX + field.name,
    label,
    isRequired: !field.isOptional,
    errorMessage: problem.trim() === '' ? say('field.required', { label }) : problem,
  };
  if (field.kind === 'words')
    return [
      {
        type: 'Input.Text',
        ...common,
        ...presetTo(field.initial),
        isMultiline: field.lines === 'several',
        maxLength: field.longest,
      },
    ];
  const choices = choicesOf(field.options);
  if (choices.length === 0) return [];
  const style = choices.length > MOST_SPREAD ? 'compact' : 'expanded';
  const chosen = choices.find(({ value }) => value === field.initial)?.value ?? null;
  return [{ type: 'Input.ChoiceSet', ...common, ...presetTo(chosen), style, wrap: true, choices }];
};

const fieldElements = (field: Field): readonly Element[] => [
  ...(field.problem === null ? [] : paragraph([{ text: field.problem, weight: 'Bolder' }], { spacing: 'Medium' })),
  ...inputOf(field),
  ...(field.hint === null ? [] : paragraphs(field.hint, { isSubtle: true }, { spacing: 'Small' })),
];

/** How many characters, of a choice and of other texts, and how many choices a form may show, from all to what is sure to fit. */
const SIZES = [
  { longest: Number.POSITIVE_INFINITY, label: Number.POSITIVE_INFINITY, choices: Number.POSITIVE_INFINITY },
  { longest: 1_200, label: 200, choices: Number.POSITIVE_INFINITY },
  { longest: 1_200, label: 75, choices: Number.POSITIVE_INFINITY },
  { longest: 1_200, label: 75, choices: 200 },
  { longest: 1_200, label: 75, choices: 100 },
  { longest: 400, label: 75, choices: 30 },
  { longest: 60, label: 75, choices: 6 },
] as const;
type Size = { readonly longest: number; readonly label: number; readonly choices: number };

const shorten = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;

/** Nobody is left out of a list without a word of it. */
const hintOf = ({ hint }: Field, longest: number, leftOut: number): string | null => {
  const said = hint === null ? [] : [shorten(hint, longest)];
  const more = leftOut === 0 ? [] : [say('field.left-out', { count: String(leftOut) })];
  return [...said, ...more].join(' ') || null;
};

const shortenField = (field: Field, { longest, label: longestLabel, choices }: Size): Field => {
  const options = field.kind === 'choice' ? field.options.slice(0, choices) : [];
  const leftOut = field.kind === 'choice' ? field.options.length - options.length : 0;
  const common = {
    ...field,
    label: shorten(field.label, longest),
    hint: hintOf(field, longest, leftOut),
    problem: field.problem === null ? null : shorten(field.problem, longest),
  };
  if (common.kind === 'words')
    return { ...common, initial: common.initial === null ? null : shorten(common.initial, longest) };
  return { ...common, options: options.map(({ value, label }) => ({ value, label: shorten(label, longestLabel) })) };
};

const shortenForm = (form: Form, size: Size): Form => ({
  ...form,
  intro: form.intro.map((text) => shorten(text, size.longest)),
  fields: form.fields.map((field) => shortenField(field, size)),
});

const draftOf = (form: Form): Draft => ({
  body: [
    ...heading(form.title, 'Medium'),
    ...form.intro.flatMap((text) => paragraphs(text)),
    ...form.fields.flatMap(fieldElements),
  ],
  foot: [],
  actions: [
    {
      type: 'Action.Submit',
      title: titleOf(form.submitLabel),
      style: 'positive',
      data: { ...dataOf(form.press), form: true },
    },
  ],
  rest: '',
});

/** A form, the same in a dialog and in the chat. What is filled in comes back beside the press. */
export const renderForm = (form: Form): readonly [Draft, ...Draft[]] => {
  const [whole, ...shorter] = SIZES;
  return [draftOf(shortenForm(form, whole)), ...shorter.map((size) => draftOf(shortenForm(form, size)))];
};
