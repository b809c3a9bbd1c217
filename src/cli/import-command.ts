import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import type { Clause } from '../core/protocol';
import { CommandError } from './command-error';
import type { ImportIo } from './import';

const EXAMPLE = `
Examples:
  $ npx --no remit import minutes/protocol-2026.txt --council langport --dry-run
  $ npx --no remit import minutes/protocol-2026.txt --council langport

Corrections in the file that is there are kept. The source is copied beside it.
Exit codes: 0 imported, 2 could not run.`;

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const readUpTo = (path: string, limit: number): Uint8Array => {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(limit);
    let length = 0;
    for (let read = -1; read !== 0 && length < limit; length += read)
      read = readSync(file, bytes, length, limit - length, null);
    return bytes.slice(0, length);
  } finally {
    closeSync(file);
  }
};

/** The disk, and streams that take one line at a time. */
export const createFileIo = (streams: Pick<ImportIo, 'stdout' | 'stderr'>): ImportIo => ({
  ...streams,
  readFile: (path, limit) => {
    try {
      return readUpTo(path, limit);
    } catch (error) {
      if (isMissing(error)) return null;
      throw new CommandError(`${path} cannot be read. Is it a file, and may you read it?`, { cause: error });
    }
  },
  writeFile: (path, data) => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, data);
    } catch (error) {
      throw new CommandError(`${path} cannot be written. Is its folder writable?`, { cause: error });
    }
  },
});

/** Loads what proposes topics; asked for only where there is a clause without one. */
export type LoadProposer = () => (clause: Clause) => readonly string[];

/** Turn a plain-text or Markdown protocol into a file that can be reviewed. `folder`: where the protocols are. */
export const createImportCommand = (io: ImportIo, folder: string, loadProposer: LoadProposer): Command =>
  new Command('import')
    .description('turn a council’s protocol (plain text or Markdown) into a file to review')
    .argument('<source>', 'the protocol, as .txt or .md')
    .requiredOption('-c, --council <key>', 'whose it is: small letters and digits, such as langport')
    .option('-o, --out <file>', 'where to write it, in place of the council’s own file')
    .option('--dry-run', 'say what would be done and write nothing')
    .addHelpText('after', EXAMPLE)
    .action(
      (source: string, options: { readonly council: string; readonly out?: string; readonly dryRun?: boolean }) => {
        // Required here, so that no other command loads the importer.
        const { runImport }: typeof import('./import') = require('./import');
        const { council, out = null, dryRun = false } = options;
        let known: ReturnType<LoadProposer> | null = null;
        const propose: ReturnType<LoadProposer> = (clause) => {
          known ??= loadProposer();
          return known(clause);
        };
        runImport({ source, council, out, dryRun, folder, propose }, io);
      },
    );
