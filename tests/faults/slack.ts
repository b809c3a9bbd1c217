import { parseArgs } from 'node:util';
import { runSlackFaults } from './slack/run-slack-faults';

const USAGE = `npm run faults:slack -- [--messages 5000] [--kills 10] [--seed 1]

remit serve, killed (-9) again and again, beside a Slack that answers one call in ten with 429 or 500 or breaks the connection,
and that sends every message until it is acknowledged, and one in ten once more.
The last line is {"messages","kills","lost","twice","ackBeforeCommit"}; the exit code is 0 where the last three are 0.`;

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '5000' },
      kills: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return log(USAGE);
  const counts = await runSlackFaults({
    messages: Number(values.messages),
    kills: Number(values.kills),
    seed: Number(values.seed),
    log,
  });
  process.exitCode = counts.lost + counts.twice + counts.ackBeforeCommit === 0 ? 0 : 1;
  process.stdout.write(`${JSON.stringify(counts)}\n`);
};

void run();
