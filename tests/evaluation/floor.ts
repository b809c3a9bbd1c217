import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FIGURES, type Figure, type Measured, WAYS, type Way } from './figures';

const FILE = join(__dirname, 'floor.json');

const limits = z.record(z.string(), z.number());
const floor = z.object({ seen: limits, unseen: limits });

/** What is measured today, in whole numbers; a figure worse than it fails the tests. */
export type Floor = z.output<typeof floor>;

/** The floor that is committed. */
export const readFloor = (): Floor => floor.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** Written only when a figure has become better. */
export const writeFloor = (raised: Floor): void => writeFileSync(FILE, `${JSON.stringify(raised, null, 2)}\n`);

/** What a figure may not be worse than: its floor, or its bar where that is "never". */
export const limitOf = ({ key, unit, bar }: Figure, way: Way, committed: Floor): number =>
  unit === '' ? bar.seen : (committed[way][key] ?? Number.NaN);

const raise = ({ key, better }: Figure, measured: number, old: number | undefined): readonly [string, number] => {
  if (better === 'less') return [key, Math.min(Math.ceil(measured), old ?? 100)];
  return [key, Math.max(Math.floor(measured), old ?? 0)];
};

/** The floor with every figure that has become better; no figure ever becomes worse by it. */
export const raiseFloor = (old: Floor, measured: Readonly<Record<Way, Measured>>): Floor => {
  const raised = WAYS.map((way) => {
    const shares = FIGURES.filter(({ unit }) => unit === '%');
    const figures = shares.map((figure) => raise(figure, measured[way][figure.key] ?? 0, old[way][figure.key]));
    return [way, Object.fromEntries(figures)];
  });
  return floor.parse(Object.fromEntries(raised));
};
