import { z } from 'zod';
import { message, role } from './labels';
import type { Problem } from './problem';
import { readJsonLines } from './read-json-lines';

/** The intents that are no question about the protocol, and `none`: everything else. */
export const SMALL_INTENTS = ['referral', 'greeting', 'thanks', 'help', 'privacy', 'none'] as const;

const intentMessage = z.strictObject({
  intent: z.enum(SMALL_INTENTS),
  role,
  text: message,
});

/** A message of a small intent; `line` is that of its file, counted from 1. */
export type IntentMessage = { readonly line: number } & Readonly<z.output<typeof intentMessage>>;

export type IntentsRead =
  | { readonly kind: 'read'; readonly messages: readonly IntentMessage[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads knowledge/intents.jsonl, or says everything that is wrong with it. Never throws. */
export const readIntents = (file: string, text: string): IntentsRead => {
  const read = readJsonLines(file, text, intentMessage);
  if (read.kind === 'invalid') return read;
  return { kind: 'read', messages: read.entries.map(({ line, value }) => ({ line, ...value })) };
};
