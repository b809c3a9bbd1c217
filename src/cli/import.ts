import { basename, extname, join, resolve } from 'node:path';
import type { Clause, Protocol } from '../core/protocol';
import { type Imported, importProtocol } from '../knowledge/import-protocol';
import { type Change, mergeProtocol } from '../knowledge/merge-protocol';
import { readProtocol, writeProtocol } from '../knowledge/protocol-file';
import { councilKey } from '../knowledge/protocol-schema';
import { CommandError } from './command-error';
import { describeChanges, describeImport } from './describe-import';

/** The files and streams that an import touches. */
export type ImportIo = {
  /** At most `limit` bytes; null where there is no such file. */
  readonly readFile: (path: string, limit: number) => Uint8Array | null;
  /** Creates the folders on the way. */
  readonly writeFile: (path: string, data: string | Uint8Array) => void;
  readonly stdout: (line: string) => void;
  readonly stderr: (line: string) => void;
};

export type ImportArguments = {
  readonly source: string;
  readonly council: string;
  /** Where the protocol goes; null for the council's own file in `folder`. */
  readonly out: string | null;
  readonly dryRun: boolean;
  /** The folder of the protocols; their sources are kept in `sources` below it. */
  readonly folder: string;
  /** Names topics for a clause that has none, such as one imported for the first time. */
  readonly propose: (clause: Clause) => readonly string[];
};

/** A protocol has some ten pages; a file of more than this is something else. */
const MOST_BYTES = 1_000_000;
const MOST_CLAUSES = 2000;

const notText = (path: string, bytes: Uint8Array): string | null => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  if (start === '%PDF') return `${path} is a PDF. Copy its text to a plain-text file (.txt) and import that.`;
  if (start.startsWith('PK'))
    return `${path} is a Word or Zip file. Save it as plain text (.txt, UTF-8) and import that.`;
  return bytes.includes(0)
    ? `${path} is not a text file. Save the protocol as plain text (.txt, UTF-8) or Markdown.`
    : null;
};

const readSource = (path: string, io: ImportIo): { readonly bytes: Uint8Array; readonly text: string } => {
  const bytes = io.readFile(path, MOST_BYTES + 1);
  if (bytes === null) throw new CommandError(`There is no file ${path}. Check the path.`);
  if (bytes.length > MOST_BYTES) {
    throw new CommandError(`${path} is over 1 MB. Import the protocol alone, as plain text or Markdown.`);
  }
  const problem = notText(path, bytes);
  if (problem !== null) throw new CommandError(problem);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.trim() === '') throw new CommandError(`${path} is empty. Paste the protocol's text into it.`);
    return { bytes, text };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${path} is not UTF-8. Save it as UTF-8 and import it again.`, { cause: error });
  }
};

const checkKey = (council: string): void => {
  if (councilKey.safeParse(council).success) return;
  throw new CommandError(
    `\`${council.slice(0, 60)}\` cannot be a council's key: use at most 40 small letters and digits, joined by hyphens, such as --council langport.`,
  );
};

/** Lays the import over the file that is there, so that a review is not lost. */
const overReviewed = (
  imported: Imported,
  out: string,
  io: ImportIo,
): { readonly protocol: Imported['protocol']; readonly changes: readonly Change[]; readonly before: string | null } => {
  const bytes = io.readFile(out, 10 * MOST_BYTES);
  if (bytes === null) return { protocol: imported.protocol, changes: [], before: null };
  const before = new TextDecoder().decode(bytes);
  const read = readProtocol(out, before);
  if (read.kind === 'invalid') {
    const [first] = read.problems;
    const where = first === undefined ? '' : ` Line ${first.line}: ${first.message}`;
    throw new CommandError(
      `${out} is there and cannot be read, so its corrections would be lost.${where} Mend it first.`,
    );
  }
  if (read.protocol.key !== imported.protocol.key) {
    throw new CommandError(`${out} is the protocol of ${read.protocol.key}. Choose another --out.`);
  }
  return { ...mergeProtocol(imported.protocol, read.protocol), before };
};

/** The protocol with topics for the clauses that have none. */
const withTopics = (protocol: Protocol, { propose }: ImportArguments): Protocol => ({
  ...protocol,
  clauses: protocol.clauses.map((clause) =>
    clause.topics.length > 0 ? clause : { ...clause, topics: propose(clause) },
  ),
});

/** Imports a source and says what it found. Throws a CommandError, having written nothing, where it cannot. */
export const runImport = (args: ImportArguments, io: ImportIo): void => {
  checkKey(args.council);
  const { bytes, text } = readSource(args.source, io);
  const kept = `${args.council}${extname(args.source).toLowerCase() === '.md' ? '.md' : '.txt'}`;
  const imported = importProtocol(text, { council: args.council, file: basename(args.source) });
  if (imported.protocol.clauses.length === 0) {
    throw new CommandError(`${args.source} has headings but no clause. Is the text of the protocol missing?`);
  }
  if (imported.protocol.clauses.length > MOST_CLAUSES) {
    throw new CommandError(
      `${args.source} has ${imported.protocol.clauses.length} paragraphs, where a protocol has some hundred. Import the protocol alone.`,
    );
  }
  const out = args.out ?? join(args.folder, `${args.council}.yaml`);
  const { protocol: laid, changes, before } = overReviewed(imported, out, io);
  const protocol = withTopics(laid, args);
  for (const line of describeImport(imported)) io.stdout(line);
  for (const line of describeChanges(changes)) io.stdout(line);
  for (const warning of imported.warnings) io.stderr(`Note: ${warning}`);
  const bare = laid.clauses.filter(({ topics }) => topics.length === 0).length;
  if (bare > 0) io.stdout(`Topics proposed for ${bare} ${bare === 1 ? 'clause' : 'clauses'}: review them too.`);
  const written = writeProtocol(protocol, kept);
  const copy = join(args.folder, 'sources', kept);
  if (args.dryRun) {
    io.stdout(`Nothing written (--dry-run). It would go to ${out}, its source to ${copy}.`);
    return;
  }
  if (resolve(copy) !== resolve(args.source)) io.writeFile(copy, bytes);
  if (written === before) io.stdout(`${out} stays as it is.`);
  else {
    io.writeFile(out, written);
    io.stdout(`Written to ${out}. Review the labels there; the texts are the source's.`);
  }
};
