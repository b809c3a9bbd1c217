import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Library } from '../core/library';
import type { Nation } from '../settings/settings';
import { CommandError } from './command-error';
import type { Surroundings } from './surroundings';
import { initWording as wording } from './wording-init';
import { writeLine } from './write-line';

type InitOptions = { readonly out: string; readonly schema?: true };

/** What `init` needs of the product. */
export type InitParts = {
  readonly surroundings: Surroundings;
  readonly openLibrary: () => Library;
  /** Where the JSON Schema of remit.yaml is. */
  readonly schemaFile: string;
};

/** Asks until an answer is right; an empty one takes what stands in brackets. */
type Ask = (
  question: string,
  given: { readonly otherwise: string | null; readonly among?: readonly string[]; readonly isEmail?: true },
) => Promise<string>;

const NATIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const satisfies readonly Nation[];
const MOST_TRIES = 5;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Questions at a terminal or from a pipe, an answer a line. */
const openQuestions = ({ stdin, stdout }: Surroundings): { readonly ask: Ask; readonly close: () => void } => {
  const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const typed = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question, { otherwise, among, isEmail }) => {
    const hint = otherwise === null ? '' : ` [${otherwise === '' ? wording.nothing : otherwise}]`;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      stdout.write(`${question}${hint} `);
      const line = await typed.next();
      if (stdin.isTTY !== true) stdout.write('\n');
      if (line.done) throw new CommandError(wording.ended);
      const answer = line.value.trim() === '' ? otherwise : line.value.trim();
      const isEmailWrong = isEmail === true && answer !== null && answer !== '' && !EMAIL.test(answer);
      if (answer !== null && !isEmailWrong && (among === undefined || among.includes(answer))) return answer;
      const needed = isEmailWrong ? wording['email-wrong'] : wording.needed;
      await writeLine(stdout, among === undefined ? needed : `${wording.among} ${among.join(', ')}.`);
    }
    throw new CommandError(wording['too-often']);
  };
  return { ask, close: () => lines.close() };
};

const orNull = (answer: string): string | null => (answer === '' ? null : answer);

const askAll = async (ask: Ask, councils: readonly string[]) => {
  const council = await ask(wording.council, { otherwise: councils[0] ?? null, among: councils });
  const nation = NATIONS.find((one) => one === 'england') ?? 'england';
  const chosen = await ask(wording.nation, { otherwise: nation, among: NATIONS });
  const clerk = await ask(wording.clerk, { otherwise: null });
  const email = await ask(wording.email, { otherwise: '', isEmail: true });
  const deputy = await ask(wording.deputy, { otherwise: '' });
  const chair = await ask(wording.chair, { otherwise: null });
  const monitoringOfficer = await ask(wording['monitoring-officer'], { otherwise: '' });
  return {
    council,
    nation: NATIONS.find((one) => one === chosen) ?? nation,
    clerk: { name: clerk, email: orNull(email) },
    deputy: orNull(deputy),
    chair,
    monitoringOfficer: orNull(monitoringOfficer),
  };
};

const runInit = async (out: string, { surroundings, openLibrary, schemaFile }: InitParts): Promise<void> => {
  const path = resolve(out);
  if (existsSync(path)) throw new CommandError(`${path} is there already. Edit it, or name another file with --out.`);
  const councils = openLibrary().keys;
  const { ask, close } = openQuestions(surroundings);
  try {
    await writeLine(surroundings.stdout, wording.opening);
    const answers = await askAll(ask, councils);
    const { writeSettings }: typeof import('../settings/write-settings') = require('../settings/write-settings');
    const {
      describeProblem,
      readSettings,
    }: typeof import('../settings/read-settings') = require('../settings/read-settings');
    const text = writeSettings(answers, relative(dirname(path), schemaFile).replaceAll('\\', '/'));
    const read = readSettings({
      env: { REMIT_CONFIG: path },
      directory: dirname(path),
      readFile: () => text,
      councils,
    });
    if (read.kind === 'invalid') {
      throw new CommandError(`Nothing was written.\n${read.problems.map(describeProblem).join('\n')}`);
    }
    writeFileSync(path, text, { flag: 'wx' });
    await writeLine(surroundings.stdout, `${wording.written} ${path}\n${wording.next}`);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${path} cannot be written. Is its folder there, and writable?`, { cause: error });
  } finally {
    close();
  }
};

const EXAMPLE = `
Examples:
  $ npx --no remit init
  $ npx --no remit init --schema > remit.schema.json

Exit codes: 0 written, 2 could not run.`;

/** Asks who holds which office and writes remit.yaml; never over one that is there. */
export const createInitCommand = (parts: InitParts): Command =>
  new Command('init')
    .description('set up a council: asks, and writes remit.yaml')
    .option('-o, --out <file>', 'where to write it', 'remit.yaml')
    .option('--schema', 'print the JSON Schema of remit.yaml instead')
    .addHelpText('after', EXAMPLE)
    .action(async (options: InitOptions) => {
      if (!options.schema) return await runInit(options.out, parts);
      const {
        settingsSchemaText,
      }: typeof import('../settings/settings-schema') = require('../settings/settings-schema');
      parts.surroundings.stdout.write(settingsSchemaText());
    });
