import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { toBatch } from '../evaluation/run-batch';
import { readSets } from '../evaluation/sets';
import { createSlips } from './make-slips';
import { measureRemit, measureRival, type Quality } from './measure-quality';
import { measureSpeed } from './measure-speed';
import { openRemit, type Remit } from './open-remit';
import { rivals } from './rivals';
import { measureColdStart, measureMemoryOfAll, measureMemoryOfOne } from './run-cold';

const COLD_STARTS = 5;
const SEED = 2026;

type Row = {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
};

const round = (value: number): number => Math.round(value * 100) / 100;

const showRow = ({ label, value, unit, most, least }: Row): string => {
  const cells = [label.padEnd(58), `${round(value)} ${unit}`.padStart(12)];
  if (most !== undefined) cells.push(`at most ${most}`.padStart(14), value <= most ? 'met' : 'short');
  if (least !== undefined) cells.push(`at least ${least}`.padStart(14), value >= least ? 'met' : 'short');
  return cells.join('  ');
};

const showQualities = (title: string, qualities: readonly Quality[]): string => {
  const heading = [
    title.padEnd(44),
    'first'.padStart(8),
    'first 3'.padStart(8),
    'silent *'.padStart(9),
    'median'.padStart(10),
  ];
  const rows = qualities.map(({ name, first, firstThree, rightlySilent, ms }) => [
    name.padEnd(44),
    `${first} %`.padStart(8),
    `${firstThree} %`.padStart(8),
    `${rightlySilent} %`.padStart(9),
    `${round(ms)} ms`.padStart(10),
  ]);
  return [heading, ...rows].map((cells) => cells.join(' ')).join('\n');
};

const spellings = async (
  remit: Remit,
  questions: ReturnType<typeof readSets>['questions'],
): Promise<readonly Quality[]> => {
  const slip = createSlips(SEED);
  const slipped = questions.map((question) => ({ ...question, text: slip(question.text) }));
  return [
    await measureRemit('as written, with', remit.respond, questions),
    await measureRemit('as written, without', remit.respondUnmended, questions),
    await measureRemit('with slips, with', remit.respond, slipped),
    await measureRemit('with slips, without', remit.respondUnmended, slipped),
  ];
};

const bench = async (): Promise<void> => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
  const [processor] = cpus();
  const machine = `${processor?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
  console.log(`${machine}; load of the machine ${loadavg()[0]?.toFixed(1)}\n`);
  const sets = readSets();

  const coldStartMs = measureColdStart(COLD_STARTS);
  const memoryOfOne = measureMemoryOfOne();
  const rssMB = measureMemoryOfAll(toBatch(sets));
  const remit = openRemit();
  const { p50Ms, p99Ms, questionMs, fuseMs, clauses } = await measureSpeed(remit, sets);
  const timesFuse = fuseMs / questionMs;
  const rows: readonly Row[] = [
    { label: 'one reply, from message to finished reply: p50', value: p50Ms, unit: 'ms', most: 10 },
    { label: 'one reply: p99', value: p99Ms, unit: 'ms', most: 40 },
    { label: 'one reply to a question: median', value: questionMs, unit: 'ms' },
    { label: `Fuse.js default search over ${clauses} clauses: median`, value: fuseMs, unit: 'ms' },
    { label: 'Remit is faster than that by', value: timesFuse, unit: 'times', least: 5 },
    { label: `cold start to the printed reply: median of ${COLD_STARTS}`, value: coldStartMs, unit: 'ms', most: 1500 },
    { label: 'memory of a process that answers one question', value: memoryOfOne, unit: 'MB' },
    { label: 'memory of a process that answers all, five councils', value: rssMB, unit: 'MB', most: 300 },
  ];
  console.log(`${rows.map(showRow).join('\n')}\n`);

  const sideBySide: Quality[] = [];
  for (const rival of rivals(remit.encode)) sideBySide.push(await measureRival(rival, remit, sets.questions));
  sideBySide.push(await measureRemit('Remit, to the finished reply', remit.respond, sets.questions));
  console.log(`${showQualities("Search over the council's own clauses", sideBySide)}\n`);
  console.log(showQualities("Remit with and without Fuse.js's spelling", await spellings(remit, sets.questions)));
  console.log('* silent when it should be');
  const figures = { p50Ms, p99Ms, timesFuse, coldStartMs, rssMB };
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
  if (values.json) console.log(JSON.stringify(rounded));
};

void bench();
