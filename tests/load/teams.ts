import { parseArgs } from 'node:util';
import { runTeamsLoad } from './run-teams-load';

const USAGE = `npm run load:teams -- [--per-second 300] [--seconds 60]

remit serve on one core, its store on disk, and a Teams that sends activities at a fixed pace, whatever the answers take:
a tenth are questions, one in a hundred is an order, one opens a card, the rest is talk in a watched channel.
The last line is {"perSecond","p99Ms","maxMs","errors","rssSlopeMBPerMin"}.`;

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      'per-second': { type: 'string', default: '300' },
      seconds: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  if (values.help) return log(USAGE);
  const figures = await runTeamsLoad({
    perSecond: Number(values['per-second']),
    seconds: Number(values.seconds),
    log,
  });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};

void run();
