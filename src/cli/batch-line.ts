import { z } from 'zod';
import type { Message } from '../core/message';
import { audienceOf, ROLES } from './choose';

const batchLine = z
  .object({
    id: z.union([z.string(), z.number()]),
    council: z.string(),
    role: z.enum(ROLES),
    channel: z.enum(['bot', 'shared']).default('bot'),
    text: z.string().optional(),
    turns: z.array(z.string()).min(1).optional(),
  })
  .refine(({ text, turns }) => (text === undefined) !== (turns === undefined), 'give either "text" or "turns"');

/** One line of a batch: a message with its id, or what is wrong with the line. */
export type BatchLine =
  | { readonly kind: 'message'; readonly id: string | number; readonly message: Message }
  | { readonly kind: 'bad'; readonly id: string | number | null; readonly problem: string };

const idOf = (value: unknown): string | number | null => {
  const found = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return found.success ? found.data.id : null;
};

const parseJson = (line: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return null;
  }
};

/** Reads one line; the last of `turns` is the message, the others came before it. The council is not looked up here. */
export const readBatchLine = (line: string): BatchLine => {
  const json = parseJson(line);
  if (json === null) return { kind: 'bad', id: null, problem: 'not JSON: write one object a line' };
  const parsed = batchLine.safeParse(json.value);
  if (!parsed.success) {
    const problem = parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
    return { kind: 'bad', id: idOf(json.value), problem };
  }
  const { id, council, role, channel, text, turns = [] } = parsed.data;
  const said = text === undefined ? turns : [text];
  const message = { text: said.at(-1) ?? '', council, role, audience: audienceOf(channel), earlier: said.slice(0, -1) };
  return { kind: 'message', id, message };
};
