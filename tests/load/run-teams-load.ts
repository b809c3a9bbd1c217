import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, invoke, mentioned, overheard, toBot } from '../fakes/teams/activities';
import { type CouncilOnTeams, serveCouncilOnTeams } from '../fakes/teams/served-council';

export type Load = {
  readonly perSecond: number;
  readonly seconds: number;
  readonly log: (line: string) => void;
};

const COUNCILLORS = 120;
const WARM_UP_MS = 5_000;
const TASKSET = '/usr/bin/taskset';

const CHATTER = [
  'Lovely turnout at the fair on Saturday',
  'Has anybody seen the minutes of last week?',
  'The hedge by the school looks much better, thank you all',
  'See you at the meeting tonight',
];
const QUESTIONS = [
  'may I ask the groundsman what he is doing?',
  'who do I go to about the toilets?',
  'can I get the office to print my flyers?',
];

const some = <One>(among: readonly One[], number: number): One | undefined => among[number % among.length];

/** The next activity of the mix. */
const activityOf = (council: CouncilOnTeams, number: number): Activity => {
  const { site } = council.teams;
  const by = some(council.councillors, number * 7) ?? council.clerk;
  const id = `l${number}`;
  switch (number % 100) {
    case 3:
    case 23:
    case 43:
    case 63:
    case 83:
      return toBot(site, by, id, some(QUESTIONS, number) ?? '');
    case 13:
    case 33:
    case 53:
    case 73:
    case 93:
      return mentioned(site, by, id, some(QUESTIONS, number) ?? '');
    case 7:
      return overheard(site, by, id, `Dave, please cut the grass at plot ${number} this afternoon.`);
    case 57:
      return invoke(site, council.clerk, id, 'adaptiveCard/action', {
        action: { type: 'Action.Execute', verb: 'press', data: { press: { kind: 'home' } } },
        trigger: 'manual',
      });
    default:
      return overheard(site, by, id, some(CHATTER, number) ?? '');
  }
};

type Taken = { readonly ms: number; readonly isFine: boolean };

/** Sends at a fixed pace; what is late does not slow down what comes next. */
const sendAll = async (council: CouncilOnTeams, perSecond: number, seconds: number, from: number) => {
  const taken: Promise<Taken>[] = [];
  const started = performance.now();
  const send = async (number: number): Promise<Taken> => {
    const begun = performance.now();
    const status = await council.tell(activityOf(council, number)).then(
      (answered) => answered.status,
      () => 0,
    );
    return { ms: performance.now() - begun, isFine: status === 200 };
  };
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = started + (number * 1_000) / perSecond;
    if (due > performance.now() + 1) await wait(due - performance.now());
    taken.push(send(from + number));
  }
  const all = await Promise.all(taken);
  return { all, tookMs: performance.now() - started };
};

/** MB a minute, by least squares over the second half: before, caches fill. */
const slopeOf = (samples: readonly { readonly at: number; readonly mb: number }[]): number => {
  const late = samples.slice(Math.floor(samples.length / 2));
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [at, mb] = [mean(late.map((one) => one.at)), mean(late.map((one) => one.mb))];
  const above = late.reduce((sum, one) => sum + (one.at - at) * (one.mb - mb), 0);
  const below = late.reduce((sum, one) => sum + (one.at - at) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 60_000;
};

const rounded = (value: number): number => Number(value.toFixed(1));

/** Activities at a pace that a council never reaches, to a process that has one core. */
export const runTeamsLoad = async ({ perSecond, seconds, log }: Load) => {
  const isPinned = existsSync(TASKSET) && cpus().length > 1;
  const council = await serveCouncilOnTeams({
    councillors: COUNCILLORS,
    latencyMs: () => 2,
    forgetful: true,
    ...(isPinned ? { command: [TASKSET, '-c', '0'] } : {}),
  });
  const samples: { readonly at: number; readonly mb: number }[] = [];
  try {
    await council.open();
    await sendAll(council, Math.ceil(perSecond / 5), WARM_UP_MS / 1_000, 1_000_000);
    const sampling = setInterval(() => samples.push({ at: Date.now(), mb: council.remit.memory() }), 500);
    const before = council.remit.worked();
    const { all, tookMs } = await sendAll(council, perSecond, seconds, 0);
    const perActivity = (council.remit.worked() - before) / all.length;
    clearInterval(sampling);
    const times = all.map(({ ms }) => ms).sort((one, other) => one - other);
    const [first, last] = [samples[0]?.mb ?? 0, samples.at(-1)?.mb ?? 0];
    log(`${isPinned ? 'on one core' : 'not pinned to a core'}; ${perActivity.toFixed(2)} ms of it for each activity`);
    log(`${rounded(first)} MB at first, ${rounded(last)} MB at last`);
    return {
      perSecond: rounded((all.length / tookMs) * 1_000),
      p99Ms: rounded(times[Math.ceil(times.length * 0.99) - 1] ?? 0),
      maxMs: rounded(times.at(-1) ?? 0),
      errors: all.filter(({ isFine }) => !isFine).length,
      rssSlopeMBPerMin: rounded(slopeOf(samples)),
    };
  } finally {
    await council.clear();
  }
};
