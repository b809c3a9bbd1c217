import { z } from 'zod';
import { compilePatterns, type InstructionPatterns } from '../core/instruction/compile-patterns';
import type { Problem } from './problem';
import { readYaml } from './read-yaml';

const group = z.record(z.string().regex(/^[a-z-]+$/, 'use small letters and hyphens'), z.array(z.string().min(1)));

const patternsFile = z.strictObject({
  short: z.record(z.string().regex(/^[A-Z]+$/, 'use capital letters'), z.string().min(1)),
  orders: group,
  others: group,
  cancels: group,
});

export type InstructionPatternsRead =
  | { readonly kind: 'read'; readonly patterns: InstructionPatterns }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads knowledge/instructions/patterns.yaml, or says everything that is wrong with it. Never throws. */
export const readInstructionPatterns = (file: string, text: string): InstructionPatternsRead => {
  const read = readYaml(file, text, patternsFile);
  if (read.kind === 'invalid') return read;
  try {
    compilePatterns(read.value);
    return { kind: 'read', patterns: read.value };
  } catch (error) {
    const message = `A pattern cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    const fix = 'Write it as the head of the file explains; each of who, verb and obj stands once in a pattern.';
    return { kind: 'invalid', problems: [{ file, line: 1, message, fix }] };
  }
};
