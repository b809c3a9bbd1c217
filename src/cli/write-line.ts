import { once } from 'node:events';
import type { Output } from './surroundings';

/** One JSON value on one line. What a terminal could take for a command is escaped, which changes no value. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Writes a line and waits while the reader is slower than we are. */
export const writeLine = async (output: Output, line: string): Promise<void> => {
  if (!output.write(`${line}\n`)) await once(output, 'drain');
};
