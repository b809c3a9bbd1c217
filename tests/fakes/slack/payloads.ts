import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Plain = { readonly [key: string]: unknown };

const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'slack');
const read = new Map<string, string>();

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first, with what the second gives instead; `undefined` takes a field away. */
const merge = (base: Plain, given: Plain): Plain => {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(given)) {
    const there = merged[key];
    if (value === undefined) delete merged[key];
    else merged[key] = isPlain(there) && isPlain(value) ? merge(there, value) : value;
  }
  return merged;
};

/** A request in the shape that was recorded (tests/fixtures/slack), with what is given instead. */
export const payload = (fixture: string, given: Plain = {}): Plain => {
  const text = read.get(fixture) ?? readFileSync(join(FIXTURES, `${fixture}.json`), 'utf8');
  read.set(fixture, text);
  const whole: unknown = JSON.parse(text);
  return isPlain(whole) ? merge(whole, given) : {};
};
