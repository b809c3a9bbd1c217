import { parseArgs } from 'node:util';
import { type Places, postgresPlaces, sqlitePlaces } from '../fakes/store-places';
import { conclude, log } from './fault-command';
import { type Faults, runFaults } from './run-faults';

const USAGE = `npm run faults:store -- --kills 200 --store sqlite|postgres [--seed 1] [--messages 1000]
npm run crowd:store -- [--messages 10000] [--seed 1]

--kills   processes that file and relay are killed (-9) at random moments, so many times
crowd     four processes on one PostgreSQL, every tenth message three times, the server stopped for ten seconds
The last line is {"kills","lost","twice","missing","chain"}; the exit code is 0 where nothing is wrong.`;

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      store: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: '1' },
      messages: { type: 'string' },
      crowd: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || !['sqlite', 'postgres'].includes(values.store)) {
    log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const server = values.crowd || values.store === 'postgres' ? await postgresPlaces() : null;
  const places: Places = server ?? sqlitePlaces();
  try {
    const shared = { place: await places.fresh(), seed: Number(values.seed), workers: 4, log };
    const crowd: Faults = {
      ...shared,
      messages: Number(values.messages ?? 10_000),
      kills: 0,
      leaseMs: 30_000,
      repeats: 3,
      gapMs: 0,
      halfway: async () => {
        log('PostgreSQL stops for ten seconds');
        await server?.server.pause(10_000);
        log('PostgreSQL is back');
      },
    };
    const killed: Faults = {
      ...shared,
      messages: Number(values.messages ?? 1_000),
      kills: Number(values.kills),
      leaseMs: 1_000,
      repeats: 3,
      gapMs: 30,
    };
    const started = performance.now();
    const { messages, calls, disorder, outdated, ...counts } = await runFaults(values.crowd ? crowd : killed);
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    log(
      `${messages} messages, ${calls} calls of the platform, ${disorder} out of order, ${outdated} cards outdated, ${seconds} s`,
    );
    const isWrong = counts.lost + counts.twice + counts.missing + disorder + outdated > 0 || counts.chain !== 'intact';
    conclude(counts, !isWrong);
  } finally {
    await places.clear();
  }
};

void run();
