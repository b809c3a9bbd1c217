import { z } from 'zod';

const well = (text: string): boolean => text.trim() !== '' && !/\p{Cs}/u.test(text);
const words = (limit: number) => z.string().max(limit).refine(well, 'empty, or broken characters');
/** Emoji are off as well: `:cop:` in what somebody wrote stays as it is. */
const plain = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(limit), emoji: z.literal(false) });
/** The only mrkdwn that there is: the name of a channel. */
const channelName = z.strictObject({ type: z.literal('mrkdwn'), text: z.string().regex(/^<#[CG][A-Z0-9]+>$/) });

const button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  text: plain(75),
  value: z.string().min(1).max(2_000),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
});

const style = z.strictObject({ bold: z.literal(true).optional(), italic: z.literal(true).optional() }).optional();
const someText = z.string().min(1).max(3_000);
const span = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: someText, style }),
  z.strictObject({ type: z.literal('link'), url: z.url({ protocol: /^https$/ }).max(3_000), text: someText, style }),
]);
const paragraph = z.strictObject({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(span).min(1),
});
const richText = z
  .strictObject({ type: z.literal('rich_text'), elements: z.array(paragraph).min(1) })
  .refine(
    ({ elements }) => elements.flatMap((one) => one.elements).reduce((sum, { text }) => sum + text.length, 0) <= 3_000,
    'more than 3,000 characters in one block',
  );

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(75) });
const options = z.array(option).min(1).max(100);
const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: z.string().min(1).max(255),
  initial_option: option.optional(),
  options: options.optional(),
  option_groups: z
    .array(z.strictObject({ label: plain(75), options }))
    .min(1)
    .max(100)
    .optional(),
});
const radio = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: z.string().min(1).max(255),
  initial_option: option.optional(),
  options: z.array(option).min(1).max(10),
});
const channels = z.strictObject({
  type: z.literal('conversations_select'),
  action_id: z.string().min(1).max(255),
  filter: z.strictObject({
    include: z.array(z.enum(['public', 'private'])).min(1),
    exclude_bot_users: z.literal(true),
  }),
});
const input = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: z.string().min(1).max(255),
    multiline: z.boolean(),
    max_length: z.int().min(1).max(3_000),
    initial_value: z.string().min(1).optional(),
  })
  .refine(({ initial_value = '', max_length }) => initial_value.length <= max_length, 'longer than it may be');

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({ type: z.literal('context'), elements: z.array(plain(3_000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal('section'),
    text: z.union([plain(3_000), channelName]),
    accessory: button,
  }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    block_id: z.string().min(1).max(255),
    label: plain(2_000),
    optional: z.boolean(),
    element: z.union([select, radio, channels, input]),
    hint: plain(2_000).optional(),
  }),
  richText,
]);

const actionIdsOf = (blocks: readonly z.infer<typeof block>[]): readonly string[] =>
  blocks.flatMap((one) => {
    if (one.type === 'actions') return one.elements.map(({ action_id }) => action_id);
    return one.type === 'section' ? [one.accessory.action_id] : [];
  });

const isEachOnce = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** From about this much JSON on Slack answers `msg_blocks_too_long`. */
const MESSAGE_JSON = 13_000;
const VIEW_JSON = 250_000;

const blocksOf = (most: number, json: number) =>
  z
    .array(block)
    .min(1)
    .max(most)
    .refine((blocks) => isEachOnce(actionIdsOf(blocks)), 'two buttons have one id')
    .refine(
      (blocks) => isEachOnce(blocks.flatMap((one) => (one.type === 'input' ? [one.block_id] : []))),
      'two fields have one id',
    )
    .refine((blocks) => JSON.stringify(blocks).length <= json, 'too much in all');

/** `<!channel>`, `<@U1>` and links need a `<`; what is escaped shows as it was written. */
const twin = words(40_000).refine((text) => !/[<>]|&(?!(?:amp|lt|gt);)/.test(text), 'something in it comes alive');

const message = z.strictObject({
  text: twin,
  blocks: blocksOf(50, MESSAGE_JSON),
  mrkdwn: z.literal(false),
  parse: z.literal('none'),
  link_names: z.literal(false),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});
const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3_000).optional(),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24),
    blocks: blocksOf(100, VIEW_JSON),
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'),
    'fields need a button to submit them',
  );
const home = z.strictObject({ type: z.literal('home'), blocks: blocksOf(100, VIEW_JSON) });

const problemsBy =
  (schema: z.ZodType) =>
  (value: unknown): readonly string[] =>
    schema.safeParse(value).error?.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`) ?? [];

/** What Slack would refuse in what we send, or bring to life in it; none where all is well. */
export const problemsOf = { message: problemsBy(message), modal: problemsBy(modal), home: problemsBy(home) };
