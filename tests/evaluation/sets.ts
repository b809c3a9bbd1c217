import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonLines } from '../../src/knowledge/read-json-lines';

const REFER_TO = ['clerk', 'chair', 'monitoring-officer', 'chief-executive', 'line-manager', 'director'] as const;
const VERDICTS = ['within', 'outside', 'via-clerk', 'depends', 'silent'] as const;

const offices = z.union([z.enum(REFER_TO), z.array(z.enum(REFER_TO))]).nullable();
const snippets = z.array(z.string().min(1));
const asked = z.object({
  id: z.string().min(1),
  council: z.string().default('langport'),
  role: z.enum(['councillor', 'chair', 'officer', 'clerk']),
  channel: z.enum(['bot', 'shared']).default('bot'),
});
const told = asked.extend({ text: z.string() });

const question = told.extend({ primary: snippets });
const instruction = told.extend({ flag: z.boolean() });
const remitCase = told.extend({
  verdict: z.enum(VERDICTS),
  accept: z.array(z.enum(VERDICTS)).default([]),
  primary: snippets,
  refer_to: offices,
});
const followup = asked.extend({ turns: z.array(z.string()).min(1), primary: snippets });
const routing = told.extend({ go_to: offices, must_not_notify: z.enum(REFER_TO).nullable(), primary: snippets });

/** A question; without snippets the protocol is silent about it. */
export type Question = z.output<typeof question>;
/** A message, and whether it is a councillor's direct instruction to staff. */
export type Instruction = z.output<typeof instruction>;
/** A question whether something is within remit, with its verdict and others that will do. */
export type RemitCase = z.output<typeof remitCase>;
/** A conversation of which the last turn is answered. */
export type Followup = z.output<typeof followup>;
/** A concern: whom to take it to, and who must not be told. */
export type Concern = z.output<typeof routing>;

/** Labelled messages by what they ask of the product. */
export type Sets = {
  readonly questions: readonly Question[];
  readonly instructions: readonly Instruction[];
  readonly remit: readonly RemitCase[];
  readonly followups: readonly Followup[];
  readonly routing: readonly Concern[];
};

const readSet = <Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema>[] => {
  const file = join(folder, `${name}.jsonl`);
  const read = readJsonLines(file, readFileSync(file, 'utf8'), schema);
  if (read.kind === 'read') return read.entries.map(({ value }) => value);
  throw new Error(read.problems.map(({ line, message, fix }) => `${file}:${line}: ${message} ${fix}`).join('\n'));
};

/** Reads the five sets of a folder; throws with each line that is wrong. */
export const readSets = (folder: string = join(__dirname, 'dev')): Sets => ({
  questions: readSet(folder, 'questions', question),
  instructions: readSet(folder, 'instructions', instruction),
  remit: readSet(folder, 'remit', remitCase),
  followups: readSet(folder, 'followups', followup),
  routing: readSet(folder, 'routing', routing),
});
