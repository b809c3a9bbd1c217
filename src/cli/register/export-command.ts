import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { line } from '../../core/layout-reply';
import { fillPlaceholders } from '../../core/wording';
import { CommandError, EXIT } from '../command-error';
import { hasCode } from '../has-code';
import { registerWording as wording } from '../wording-register';
import { jsonLine } from '../write-line';
import { choosePerson } from './choose-person';
import type { Desk, RegisterCli } from './desk';
import { personTable, registerTable, type Table } from './export-tables';
import { type DeskOptions, type Session, withDesk, withDeskOptions } from './with-desk';
import { writeCsv } from './write-csv';

type ExportOptions = DeskOptions & {
  readonly person?: string;
  readonly only?: true;
  readonly format: 'json' | 'csv';
  readonly out?: string;
};

type Made = { readonly value: unknown; readonly table: Table; readonly items: number };

/** A person of the settings by any of their names; else an id that the register may still know. */
const subjectOf = (typed: string, desk: Desk): string => {
  try {
    return choosePerson(typed, desk).id;
  } catch (error) {
    if (error instanceof CommandError && /^[\w:-]+$/.test(typed)) return typed;
    throw error;
  }
};

const make = async ({ desk, person }: Session, options: ExportOptions): Promise<Made> => {
  const { exports } = desk.register;
  if (options.person === undefined) {
    const all = await exports.all(person.id);
    if (all.kind === 'refused') throw new CommandError(wording['export.refused']);
    return { value: all.data, table: registerTable(all.data), items: all.data.items.length };
  }
  const others = options.only ? 'without-others' : 'with-others';
  const one = await exports.person(person.id, subjectOf(options.person, desk), others);
  if (one.kind === 'refused') throw new CommandError(wording['export.refused']);
  return { value: one.data, table: personTable(one.data), items: one.data.items.length };
};

const write = (path: string, text: string): void => {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = hasCode(error, 'EEXIST');
    const why = exists ? 'is there already: name another file' : 'cannot be written: check its folder';
    throw new CommandError(`${path} ${why}.`, { cause: error });
  }
};

/** `export`: what the register holds, of one person or all of it, as JSON or CSV. */
export const createExportCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('export'))
    .description('write down what the register holds, of one person or all of it; the history says that you did')
    .option('--person <person>', 'all about this person, with what belongs to others apart')
    .option('--only', 'with --person: leave out what belongs to others')
    .addOption(new Option('--format <format>', 'how').choices(['json', 'csv']).default('json'))
    .option('-o, --out <file>', 'into this new file, readable by you alone; else to standard output')
    .action(async (options: ExportOptions) => {
      if (options.only && options.person === undefined) throw new CommandError('--only goes with --person.');
      await withDesk(cli, options, async (session) => {
        const { value, table, items } = await make(session, options);
        const text = options.format === 'csv' ? writeCsv(table.head, table.rows) : `${jsonLine(value)}\n`;
        if (options.out === undefined) {
          cli.surroundings.stdout.write(text);
          return EXIT.fine;
        }
        const path = resolve(options.out);
        write(path, text);
        const says = fillPlaceholders(wording['export.done'], { items: String(items), path });
        await session.show([line('text', says)], { path, items });
        return EXIT.fine;
      });
    });
