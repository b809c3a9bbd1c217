import { z } from 'zod';
import type { InstructionWords } from '../core/instruction/lexicon';
import type { Problem } from './problem';
import { readYaml } from './read-yaml';

/** Words parted by white space. */
const wordList = z
  .string()
  .regex(/\S/, 'write at least one word')
  .transform((text) => text.trim().split(/\s+/));

/** Phrases, one a line; what stands behind a # at the start of a line is for the reader. */
const phraseList = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#')),
);

const tag = z.string().regex(/^[A-Z]+$/, 'use capital letters');

const wordsFile = z.strictObject({
  verbs: z.record(z.string().regex(/^[a-z]+$/, 'use small letters'), wordList),
  irregular: z.array(z.tuple([z.string(), z.string(), z.string()])),
  nounlike: wordList,
  replace: z.record(z.string(), z.string()),
  tags: z.record(tag, phraseList),
  names: wordList,
  namelike: wordList,
  repairable: wordList,
});

export type InstructionWordsRead =
  | { readonly kind: 'read'; readonly words: Omit<InstructionWords, 'common'> }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads knowledge/instructions/words.yaml, or says everything that is wrong with it. Never throws. */
export const readInstructionWords = (file: string, text: string): InstructionWordsRead => {
  const read = readYaml(file, text, wordsFile);
  if (read.kind === 'invalid') return read;
  const { verbs: kinds, irregular, ...rest } = read.value;
  const verbs: Record<string, string> = {};
  for (const [kind, list] of Object.entries(kinds)) {
    const letter = kind.charAt(0);
    for (const verb of list) if (!verbs[verb]?.includes(letter)) verbs[verb] = (verbs[verb] ?? '') + letter;
  }
  const forms: Record<string, string> = {};
  for (const [base, past, participle] of irregular) {
    verbs[base] ??= '';
    for (const form of [past, participle]) if (form !== base) forms[form] = base;
  }
  return { kind: 'read', words: { ...rest, verbs, forms } };
};
