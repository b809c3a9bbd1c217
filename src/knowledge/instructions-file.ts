import { z } from 'zod';
import { message } from './labels';
import type { Problem } from './problem';
import { readJsonLines } from './read-json-lines';

const instructionMessage = z.looseObject({
  role: z.string(),
  channel: z.string().optional(),
  text: message,
  flag: z.boolean(),
});

/** A message that is, or is not, a direct instruction to staff; `line` is that of its file, counted from 1. */
export type InstructionMessage = {
  readonly line: number;
  readonly role: string;
  readonly channel: string | null;
  readonly text: string;
  readonly flag: boolean;
};

export type InstructionsRead =
  | { readonly kind: 'read'; readonly messages: readonly InstructionMessage[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads a file of messages in knowledge/instructions, or says everything that is wrong with it. Never throws. */
export const readInstructions = (file: string, text: string): InstructionsRead => {
  const read = readJsonLines(file, text, instructionMessage);
  if (read.kind === 'invalid') return read;
  const messages = read.entries.map(({ line, value: { role, channel = null, text, flag } }) => ({
    line,
    role,
    channel,
    text,
    flag,
  }));
  return { kind: 'read', messages };
};
