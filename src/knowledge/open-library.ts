import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Library, UnusableProtocolError } from '../core/library';
import type { Protocol } from '../core/protocol';
import type { Problem } from './problem';
import { readProtocol } from './protocol-file';

const SUFFIX = '.yaml';

const describe = ({ file, line, message, fix }: Problem): string => `${file}:${line}: ${message} ${fix}`;

const readFile = (file: string): Protocol => {
  const read = readProtocol(file, readFileSync(file, 'utf8'));
  if (read.kind === 'read') return read.protocol;
  throw new UnusableProtocolError(`A protocol cannot be used.\n${read.problems.map(describe).join('\n')}`);
};

/** The protocols of a folder. A wrong file throws when it is asked for: every problem in it, with line and what to do. */
export const openLibrary = (folder: string): Library => {
  const keys = readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .sort();
  const read = new Map<string, Protocol>();
  return {
    keys,
    protocol: (key) => {
      if (!keys.includes(key)) return null;
      const protocol = read.get(key) ?? readFile(join(folder, key + SUFFIX));
      read.set(key, protocol);
      return protocol;
    },
  };
};
