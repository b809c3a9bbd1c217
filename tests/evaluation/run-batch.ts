import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Sets } from './sets';

const COMMAND = join(__dirname, '..', '..', 'src', 'remit.cjs');
const MOST_BYTES = 2 ** 28;

/** One line for `remit ask --batch`. */
export type BatchInput = {
  readonly id: string;
  readonly council: string;
  readonly role: string;
  readonly channel: string;
} & ({ readonly text: string } | { readonly turns: readonly string[] });

const answer = z.object({
  id: z.string(),
  silent: z.boolean(),
  clauses: z.array(z.object({ council: z.string(), text: z.string() })),
  verdict: z.string().nullable(),
  referTo: z.string().nullable(),
  flag: z.boolean(),
  notify: z.array(z.string()),
});

/** What the scorer reads of one answer. */
export type GivenAnswer = z.output<typeof answer>;

/** Every message of the sets, as the command takes them. */
export const toBatch = (sets: Sets): readonly BatchInput[] => [
  ...[...sets.questions, ...sets.instructions, ...sets.remit, ...sets.routing].map(
    ({ id, council, role, channel, text }) => ({ id, council, role, channel, text }),
  ),
  ...sets.followups.map(({ id, council, role, channel, turns }) => ({ id, council, role, channel, turns })),
];

/** Runs the command as a child process: one line of output for each message, in order. Throws where it ends badly. */
export const runBatch = (
  inputs: readonly BatchInput[],
  { unseen }: { readonly unseen: boolean },
): readonly string[] => {
  const input = inputs.map((one) => `${JSON.stringify(one)}\n`).join('');
  const words = [COMMAND, 'ask', '--batch', ...(unseen ? ['--unseen'] : [])];
  const run = spawnSync(process.execPath, words, { input, encoding: 'utf8', maxBuffer: MOST_BYTES });
  if (run.error !== undefined) throw new Error('remit ask --batch could not be run.', { cause: run.error });
  if (run.status !== 0) throw new Error(`remit ask --batch ended with ${run.status}: ${run.stderr.slice(-2000)}`);
  return run.stdout.split('\n').filter((line) => line !== '');
};

/** The answers by the message's id. */
export const readAnswers = (lines: readonly string[]): ReadonlyMap<string, GivenAnswer> =>
  new Map(lines.map((line) => answer.parse(JSON.parse(line))).map((one) => [one.id, one]));
