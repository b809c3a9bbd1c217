import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Json } from '../../../src/core/register/item';
import type { Press } from '../../../src/core/screen/press';
import { readPress } from '../../../src/core/screen/read-press';
import type { Field, Form } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import type { Blocks } from './blocks';
import { fitRoom, part } from './fit-room';
import { LIMITS, ROOM } from './limits';
import { packJson, unpackJson } from './press-codec';
import { paragraph } from './rich-text';
import { clean, clip, plain } from './text';

/** `callback_id` of every form of ours. */
const FORM_CALLBACK = 'remit.form';

const FIELD = 'remit.field.';
const VALUE = 'value';

const blockIdOf = (name: string): string => FIELD + name.slice(0, LIMITS.blockId - FIELD.length);

const optionOf = ({ value, label }: { value: string; label: string }): types.PlainTextOption => ({
  text: plain(label, LIMITS.optionLabel),
  value,
});

const isOffered = ({ value }: { value: string }): boolean => value !== '' && value.length <= LIMITS.optionValue;

const chunksOf = <One>(all: readonly One[], size: number): readonly (readonly One[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size));

/** So many are all shown at once, to be read before one is chosen; more are a list that opens. */
const RADIO_BUTTONS = 6;

const radioOf = (offered: types.PlainTextOption[], chosen: types.PlainTextOption | undefined): types.RadioButtons => ({
  type: 'radio_buttons',
  action_id: VALUE,
  options: offered,
  ...(chosen === undefined ? {} : { initial_option: chosen }),
});

/** One list to choose from; beyond a hundred, groups that are named after their first and last. */
const selectOf = (field: Extract<Field, { kind: 'choice' }>): types.StaticSelect | types.RadioButtons => {
  const offered = field.options
    .filter(isOffered)
    .slice(0, LIMITS.options * LIMITS.optionGroups)
    .map(optionOf);
  const chosen = offered.find(({ value }) => value === field.initial);
  if (offered.length <= RADIO_BUTTONS) return radioOf(offered, chosen);
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: VALUE,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
  if (offered.length <= LIMITS.options) return { ...select, options: offered };
  const option_groups = chunksOf(offered, LIMITS.options).map((options) => {
    const ends = [options[0], options.at(-1)].map((option) => clip(option?.text.text ?? '', 35));
    return { label: plain(ends.join(' – '), LIMITS.optionLabel), options: [...options] };
  });
  return { ...select, option_groups };
};

const inputOf = (field: Extract<Field, { kind: 'words' }>): types.PlainTextInput => {
  const longest = Math.max(1, Math.min(field.longest, LIMITS.inputText));
  const initial = field.initial === null ? '' : clip(clean(field.initial), longest);
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: field.lines === 'several',
    max_length: longest,
    ...(initial === '' ? {} : { initial_value: initial }),
  };
};

/** The channels that whoever looks at the form is in, as Slack lists them; the app needs no scope for it. */
const channelsOf = (): types.ConversationsSelect => ({
  type: 'conversations_select',
  action_id: VALUE,
  filter: { include: ['public', 'private'], exclude_bot_users: true },
});

const elementOf = (field: Field): types.InputBlockElement => {
  if (field.kind === 'words') return inputOf(field);
  return field.ofChannels === true ? channelsOf() : selectOf(field);
};

const hasNoChoice = (field: Field): boolean =>
  field.kind === 'choice' && field.ofChannels !== true && !field.options.some(isOffered);

const fieldBlocks = (field: Field): Blocks => [
  ...(field.problem === null ? [] : paragraph({ text: field.problem, look: 'bold' })),
  ...(hasNoChoice(field)
    ? paragraph({ text: field.label, look: 'bold' }, { text: field.hint === null ? '' : `\n${field.hint}` })
    : [
        {
          type: 'input' as const,
          block_id: blockIdOf(field.name),
          label: plain(field.label, LIMITS.inputLabel),
          optional: field.isOptional,
          element: elementOf(field),
          ...(field.hint === null ? {} : { hint: plain(field.hint, LIMITS.inputLabel) }),
        },
      ]),
];

/**
 * What `views.open` takes. `carried` comes back with the form: where the words come from, and the words themselves; null
 * where it is more than Slack carries (about 6,000 characters of English).
 */
export const renderForm = (form: Form, carried: Json): types.ModalView | null => {
  const metadata = packJson({ press: form.press, carried }, LIMITS.metadata);
  if (metadata === null) return null;
  const intro = form.intro.map((text) => part(paragraph({ text })));
  const surface = { parts: intro, last: form.fields.flatMap(fieldBlocks), rest: say('card.rest-of-list') };
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: metadata,
    title: plain(form.title, LIMITS.modalTitle),
    submit: plain(form.submitLabel, LIMITS.modalButton),
    close: plain(say('card.cancel'), LIMITS.modalButton),
    blocks: fitRoom(surface, ROOM.view),
  };
};

/** What was wrong with each field, as `response_action: errors` takes it; empty where nothing was. */
export const formErrors = (form: Form): Readonly<Record<string, string>> =>
  Object.fromEntries(
    form.fields.flatMap(({ name, problem }) =>
      problem === null ? [] : [[blockIdOf(name), clip(clean(problem), 2_000)]],
    ),
  );

const chosen = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const channel = z.object({ selected_conversation: z.string().nullish() });
const typed = z.object({ value: z.string().nullish() });
const elementSchema = z.union([chosen.required(), channel.required(), typed]);
const stateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), elementSchema)) });

const readElement = (element: z.infer<typeof elementSchema>): string | null | undefined => {
  if ('selected_option' in element) return element.selected_option?.value;
  return 'selected_conversation' in element ? element.selected_conversation : element.value;
};

/** What was filled in, by the fields' names; what was left out is empty. */
const readFormValues = (state: unknown): Readonly<Record<string, string>> => {
  const read = stateSchema.safeParse(state);
  if (!read.success) return {};
  return Object.fromEntries(
    Object.entries(read.data.values)
      .filter(([block, elements]) => block.startsWith(FIELD) && elements[VALUE] !== undefined)
      .map(([block, { [VALUE]: element }]) => {
        return [block.slice(FIELD.length), element === undefined ? '' : (readElement(element) ?? '')];
      }),
  );
};

const viewSchema = z.object({
  callback_id: z.literal(FORM_CALLBACK),
  private_metadata: z.string().max(LIMITS.metadata),
  state: z.unknown().optional(),
});
const carriedSchema = z.object({ press: z.unknown(), carried: z.json() });

/** A form that came back: whose it is, what was filled in and what it carried. Null where it is none of ours. */
export const readForm = (
  view: unknown,
): { readonly press: Press; readonly values: Readonly<Record<string, string>>; readonly carried: Json } | null => {
  const read = viewSchema.safeParse(view);
  if (!read.success) return null;
  const packed = carriedSchema.safeParse(unpackJson(read.data.private_metadata));
  const press = packed.success ? readPress(packed.data.press) : null;
  if (!packed.success || press === null) return null;
  return { press, values: readFormValues(read.data.state), carried: packed.data.carried };
};
