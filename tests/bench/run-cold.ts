import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BatchInput } from '../evaluation/run-batch';
import { median, time } from './timing';

const COMMAND = join(__dirname, '..', '..', 'src', 'remit.cjs');
const REPORT_MEMORY = join(__dirname, 'report-memory.cjs');
const QUESTION = 'can I get the groundsman to do my leaflets';
const ASK = ['ask', '--council', 'langport', '--role', 'councillor', QUESTION];
const MOST_BYTES = 2 ** 28;

const run = (words: readonly string[], input = ''): string => {
  const child = spawnSync(process.execPath, [...words], {
    input,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  if (child.error !== undefined) throw new Error('Remit could not be run.', { cause: child.error });
  if (child.status !== 0) throw new Error(`Remit ended with ${child.status}: ${child.stderr.slice(-2000)}`);
  return child.output[3] ?? '';
};

/** From the start of the process to its end, its reply printed: milliseconds, the median of so many runs. */
export const measureColdStart = (runs: number): number =>
  median(Array.from({ length: runs }, () => time(() => run([COMMAND, ...ASK])).ms));

const megabytes = (kilobytes: string): number => Number(kilobytes) / 1024;

/** The most memory of a process that answers one question, in MB. */
export const measureMemoryOfOne = (): number => megabytes(run(['--require', REPORT_MEMORY, COMMAND, ...ASK]));

/** The most memory of a process that answers all of these, in MB. */
export const measureMemoryOfAll = (inputs: readonly BatchInput[]): number => {
  const input = inputs.map((one) => `${JSON.stringify(one)}\n`).join('');
  return megabytes(run(['--require', REPORT_MEMORY, COMMAND, 'ask', '--batch'], input));
};
