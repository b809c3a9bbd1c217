import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'knowledge', 'protocols', 'sources');

/** The documents that the protocols were imported from, by council. */
export const readSources = (): ReadonlyMap<string, string> =>
  new Map(readdirSync(FOLDER).map((file) => [parse(file).name, readFileSync(join(FOLDER, file), 'utf8')]));
