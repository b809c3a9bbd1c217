import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FIGURES, type Figure, type Measured, mustNeverBe, type Way } from './figures';

const FILE = join(__dirname, 'floor.json');

const limits = z.record(z.string(), z.number());
const floor = z.object({ seen: limits, unseen: limits });

/** What is measured today, in whole numbers; a figure worse than it fails the tests. */
export type Floor = z.output<typeof floor>;

/** The floor that is committed. */
export const readFloor = (): Floor => floor.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** Written only when a figure has become better. */
export const writeFloor = (raised: Floor): void => writeFileSync(FILE, `${JSON.stringify(raised, null, 2)}\n`);

/** What a figure may not be worse than; as bad as can be where the floor does not name it. */
export const limitOf = ({ key, better }: Figure, way: Way, committed: Floor): number =>
  committed[way][key] ?? (better === 'more' ? 0 : Number.POSITIVE_INFINITY);

const raise = ({ key, better }: Figure, measured: number | null, old: number | undefined) => {
  if (measured === null) return old === undefined ? [] : [[key, old] as const];
  const whole = better === 'less' ? Math.ceil(measured) : Math.floor(measured);
  const best = better === 'less' ? Math.min : Math.max;
  return [[key, best(whole, old ?? whole)] as const];
};

/** The floor with every figure that has become better; no figure ever becomes worse by it. */
export const raiseFloor = (old: Floor, measured: Readonly<Record<Way, Measured>>): Floor => {
  const raised = (way: Way) =>
    FIGURES.filter((figure) => !mustNeverBe(figure)).flatMap((figure) =>
      raise(figure, measured[way][figure.key] ?? null, old[way][figure.key]),
    );
  return { seen: Object.fromEntries(raised('seen')), unseen: Object.fromEntries(raised('unseen')) };
};
