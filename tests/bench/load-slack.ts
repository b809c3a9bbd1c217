import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHANNEL, type CouncilOnSlack, councillor, serveCouncilOnSlack } from '../fakes/slack/served-council';
import type { SlackMessage } from '../fakes/slack/workspace';
import { seededRandom } from '../faults/random';

const USAGE = `npm run load:slack -- [--rate 300] [--seconds 60] [--questions 0.1] [--instructions 0.01] [--seed 1]

remit serve on one core with its register on disk, and a Slack on the other cores that sends so many messages a second, whether
or not those before were acknowledged. What is neither a question in direct messages nor an instruction is talk in a watched
channel. The last line is {"perSecond","p99Ms","maxMs","errors","rssSlopeMBPerMin"}: what was acknowledged a second, how long that
took, what was not acknowledged within three seconds, and how the memory of the process grows. The twenty seconds before, at the
same rate, warm it up and do not count.`;

const COUNCILLORS = 200;
const WARM_UP_S = 20;

type Load = {
  readonly rate: number;
  readonly seconds: number;
  readonly questions: number;
  readonly instructions: number;
  readonly seed: number;
};

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const QUESTIONS = [
  'may I ask the groundsman what he is doing?',
  'can I see the papers of that meeting?',
  'who do I go to about the toilets?',
  'can I get the office to print my flyers?',
  'what if I disagree with the advice I was given?',
];
/** What councillors say to each other: a reader of instructions has to look at it and leave it. */
const readTalk = (): readonly string[] =>
  readFileSync(join(__dirname, '..', '..', 'knowledge', 'instructions', 'messages.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { text: string; category: string } => JSON.parse(line))
    .filter(({ category }) => category === 'everyday')
    .map(({ text }) => text);

/** The slope of the line through these points by least squares. */
const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return under === 0 ? 0 : over / under;
};

/** One request of the mix, by what is drawn. */
const eventOf = (
  { slack }: CouncilOnSlack,
  { questions, instructions }: Load,
  talk: readonly string[],
  number: number,
  random: () => number,
) => {
  const user = councillor(Math.floor(random() * COUNCILLORS));
  const drawn = random();
  const asks = drawn < questions;
  const orders = !asks && drawn < questions + instructions;
  const pick = (texts: readonly string[]): string => texts[Math.floor(random() * texts.length)] ?? '';
  const said = `${pick(talk)} (${number})`;
  const text = asks
    ? `${pick(QUESTIONS)} (${number})`
    : orders
      ? `Dave, please cut the grass at plot ${number} today.`
      : said;
  const message: SlackMessage = slack.written(user, asks ? slack.workspace.imOf(user).id : CHANNEL, text);
  return slack.messageEvent(message);
};

const sendFor = async (council: CouncilOnSlack, load: Load) => {
  const talk = readTalk();
  const random = seededRandom(load.seed);
  const took: number[] = [];
  let errors = 0;
  const memory: (readonly [number, number])[] = [];
  const started = performance.now();
  const underWay = new Set<Promise<void>>();
  const all = load.rate * load.seconds;
  for (let number = 1; number <= all; number += 1) {
    const due = started + (number * 1_000) / load.rate;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    const sent = council.slack.transport
      .event(eventOf(council, load, talk, number, random))
      .then(({ status, tries, ms }) => {
        if (status !== 200 || tries > 1) errors += 1;
        took.push(ms);
      })
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
    if (number % load.rate === 0) memory.push([(performance.now() - started) / 60_000, council.remit.memory()]);
  }
  await Promise.all(underWay);
  const seconds = (performance.now() - started) / 1_000;
  return { took, errors, memory, seconds };
};

const measure = async (load: Load) => {
  // Where there is but one core, or no taskset, the two share what there is.
  const cores = process.platform === 'linux' ? availableParallelism() : 1;
  const pin = cores > 1 ? ['taskset', '-c', '0'] : [];
  if (cores > 1) spawnSync('taskset', ['-apc', `1-${cores - 1}`, String(process.pid)]);
  const council = await serveCouncilOnSlack({ councillors: COUNCILLORS, command: pin });
  try {
    await council.remit.start();
    // The people are asked for once, the code is compiled, and the heap finds its size.
    await sendFor(council, { ...load, seconds: WARM_UP_S, seed: load.seed + 1 });
    // What it has had of its core, unlike the times, does not depend on who else is at work here.
    const before = council.remit.worked();
    const { took, errors, memory, seconds } = await sendFor(council, load);
    log(`${((council.remit.worked() - before) / took.length).toFixed(2)} ms of the core a message`);
    const sorted = took.toSorted((one, other) => one - other);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    log(
      `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms; memory ${memory.map(([, mb]) => mb.toFixed(0)).join(' ')} MB`,
    );
    return {
      perSecond: Math.round(took.length / seconds),
      p99Ms: Number(at(0.99).toFixed(1)),
      maxMs: Number(at(1).toFixed(1)),
      errors,
      rssSlopeMBPerMin: Number(slopeOf(memory).toFixed(1)),
    };
  } finally {
    await council.clear();
  }
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      rate: { type: 'string', default: '300' },
      seconds: { type: 'string', default: '60' },
      questions: { type: 'string', default: '0.1' },
      instructions: { type: 'string', default: '0.01' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return log(USAGE);
  const { rate, seconds, questions, instructions, seed } = values;
  const load = {
    rate: Number(rate),
    seconds: Number(seconds),
    questions: Number(questions),
    instructions: Number(instructions),
    seed: Number(seed),
  };
  process.stdout.write(`${JSON.stringify(await measure(load))}\n`);
};

void run();
