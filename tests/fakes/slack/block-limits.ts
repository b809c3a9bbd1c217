import { z } from 'zod';

/* The limits that Slack's own service refuses at, from its reference of Block Kit. */

const text = (longest: number) =>
  z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string().min(1).max(longest) });
const option = z.looseObject({ text: text(75), value: z.string().max(150).optional() });
const element = z.looseObject({
  type: z.string(),
  action_id: z.string().max(255).optional(),
  value: z.string().max(2_000).optional(),
  options: z.array(option).min(1).max(100).optional(),
});
const button = element.extend({ type: z.literal('button'), text: text(75) });
const anyElement = z.union([button, element.extend({ type: z.string().refine((type) => type !== 'button') })]);
const shared = { block_id: z.string().max(255).optional() };

const byType: Readonly<Record<string, z.ZodType>> = {
  section: z.looseObject({
    ...shared,
    text: text(3_000).optional(),
    fields: z.array(text(2_000)).min(1).max(10).optional(),
  }),
  header: z.looseObject({ ...shared, text: text(150) }),
  context: z.looseObject({ ...shared, elements: z.array(text(3_000)).min(1).max(10) }),
  actions: z.looseObject({ ...shared, elements: z.array(anyElement).min(1).max(25) }),
  context_actions: z.looseObject({
    ...shared,
    elements: z
      .array(z.looseObject({ type: z.string() }))
      .min(1)
      .max(5),
  }),
  input: z.looseObject({ ...shared, label: text(2_000), element: anyElement }),
  rich_text: z.looseObject({ ...shared, elements: z.array(z.looseObject({ type: z.string() })).min(1) }),
  divider: z.looseObject(shared),
};

const textOfPlain = z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1).max(24) });
const view = z.looseObject({
  type: z.enum(['modal', 'home']),
  title: textOfPlain.optional(),
  submit: textOfPlain.optional(),
  close: textOfPlain.optional(),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3_000).optional(),
  blocks: z.array(z.unknown()).max(100),
});

const actionIds = (block: unknown): readonly string[] => {
  const read = z
    .looseObject({ elements: z.array(z.looseObject({ action_id: z.string().optional() })) })
    .safeParse(block);
  return read.success
    ? read.data.elements.flatMap(({ action_id }) => (action_id === undefined ? [] : [action_id]))
    : [];
};

const repeats = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** What Slack would refuse these blocks for; null where it takes them. */
export const problemOfBlocks = (blocks: readonly unknown[], most: number): string | null => {
  if (blocks.length > most) return `more than ${most} blocks`;
  const ids: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const typed = z.looseObject({ type: z.string(), block_id: z.string().optional() }).safeParse(block);
    if (!typed.success) return `block ${index} has no type`;
    const { type, block_id } = typed.data;
    if (block_id !== undefined) ids.push(block_id);
    const shape = byType[type];
    if (shape === undefined) return `block ${index} is of no known type: ${type}`;
    const read = shape.safeParse(block);
    if (!read.success)
      return `block ${index} (${type}): ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`;
    if (repeats(actionIds(block))) return `block ${index} has an action_id twice`;
  }
  return repeats(ids) ? 'a block_id is there twice' : null;
};

/** What Slack would refuse a view for; null where it takes it. */
export const problemOfView = (given: unknown): string | null => {
  const read = view.safeParse(given);
  if (!read.success) return `${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`;
  if (read.data.type === 'modal' && read.data.title === undefined) return 'a modal without a title';
  const hasInput = read.data.blocks.some(
    (block) => z.looseObject({ type: z.literal('input') }).safeParse(block).success,
  );
  if (read.data.type === 'modal' && hasInput && read.data.submit === undefined) return 'inputs and nothing to submit';
  return problemOfBlocks(read.data.blocks, 100);
};
