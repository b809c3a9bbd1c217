import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../src/core/protocol';

/** A message that somebody of a council wrote. */
export type Written = { readonly council: string; readonly role: Role; readonly text: string };

const folder = join(__dirname, '..', 'evaluation', 'dev');

const FILES = ['questions.jsonl', 'remit.jsonl', 'routing.jsonl'] as const;

const read = (file: string): readonly Written[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Written);

/** The first of the evaluation's messages that gives such an answer; `what` names it. */
export const firstMessage = (what: string, gives: (written: Written) => boolean): Written => {
  for (const file of FILES) {
    const found = read(file).find(gives);
    if (found !== undefined) return found;
  }
  throw new Error(`No message of the evaluation gives ${what} any more.`);
};
