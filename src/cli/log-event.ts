import type { Output } from './surroundings';
import { jsonLine } from './write-line';

/** Something that happened, as data: ids and reasons, never words that people typed. */
export type LogEvent = { readonly kind: string; readonly [field: string]: unknown };

/** An error by its name and code: its message could quote what people wrote. */
const plain = (_: string, value: unknown): unknown => {
  if (!(value instanceof Error)) return value;
  const code = 'code' in value ? value.code : 'reason' in value ? value.reason : undefined;
  return typeof code === 'string' ? `${value.name} ${code}` : value.name;
};

/** Writes each event as one line of JSON, the time first. Never throws. */
export const createLog =
  (output: Output, now: () => Date) =>
  (event: LogEvent): void => {
    const safe: unknown = JSON.parse(JSON.stringify({ at: now().toISOString(), ...event }, plain));
    output.write(`${jsonLine(safe)}\n`);
  };
