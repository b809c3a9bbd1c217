import { parseArgs } from 'node:util';

/** What a run of faults is asked for. */
export type Faults = {
  readonly messages: number;
  readonly kills: number;
  readonly seed: number;
  readonly log: (line: string) => void;
};

/** What every run counts; a platform may count more. */
export type FaultCounts = {
  readonly messages: number;
  readonly kills: number;
  readonly lost: number;
  readonly twice: number;
  readonly ackBeforeCommit: number;
};

type FaultCommand<Counts> = {
  readonly usage: string;
  readonly run: (faults: Faults) => Promise<Counts>;
  /** Whether what a platform counts beside the others is as it should be. */
  readonly isWell?: (counts: Counts) => boolean;
};

/** Says how a run goes on. */
export const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Ends a run: the counts are its last line, and the exit code says whether they are as they should be. */
export const conclude = (counts: object, isWell: boolean): void => {
  process.exitCode = isWell ? 0 : 1;
  process.stdout.write(`${JSON.stringify(counts)}\n`);
};

/** The command line of a run: it ends with the counts, in the last line and by the exit code. */
export const runFaultCommand = async <Counts extends FaultCounts>(command: FaultCommand<Counts>): Promise<void> => {
  const { usage, run, isWell = () => true } = command;
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '5000' },
      kills: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return log(usage);
  const { messages, kills, seed } = values;
  const counts = await run({ messages: Number(messages), kills: Number(kills), seed: Number(seed), log });
  conclude(counts, counts.lost + counts.twice + counts.ackBeforeCommit === 0 && isWell(counts));
};
