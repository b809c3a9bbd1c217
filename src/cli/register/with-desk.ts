import type { Command } from 'commander';
import { type Line, line } from '../../core/layout-reply';
import type { Person } from '../../core/register/person';
import { fillPlaceholders } from '../../core/wording';
import { showLines } from '../show-saying';
import { type Surroundings, textWidth } from '../surroundings';
import { registerWording as wording } from '../wording-register';
import { jsonLine, writeLine } from '../write-line';
import { chooseActor } from './choose-person';
import type { Desk, RegisterCli } from './desk';

/** The options that every command of the register has. */
export type DeskOptions = { readonly as?: string; readonly council?: string; readonly json?: true };

/** An open register, who acts, and how to say what came of it. */
export type Session = {
  readonly desk: Desk;
  readonly person: Person;
  /** Columns of the terminal. */
  readonly width: number;
  /** Prints the lines, or with --json the value. */
  readonly show: (lines: readonly Line[], value: unknown) => Promise<void>;
  /** For what is no part of the answer; on standard error. */
  readonly remark: (text: string) => Promise<void>;
};

/** Adds the options that every command of the register has. */
export const withDeskOptions = (command: Command): Command =>
  command
    .option('--as <person>', 'who acts: an id of remit.yaml; the Clerk where it is left out')
    .option('-c, --council <key>', 'whose register, without a remit.yaml')
    .option('--json', 'print one line of JSON');

const sourceOf = ({ settings }: Desk): string | null =>
  settings.source.kind === 'file' ? null : fillPlaceholders(wording['cli.demonstration'], { place: placeOf(settings) });

/** Where a register is kept; never the address of a database, which holds a password. */
export const placeOf = ({ storage }: Desk['settings']): string =>
  storage.kind === 'sqlite' ? storage.path : wording['cli.database'];

const createShow = ({ stdout, env, stderr, stdin }: Surroundings, isJson: boolean): Session['show'] => {
  const surroundings = { stdout, env, stderr, stdin };
  return (lines, value) => writeLine(stdout, isJson ? jsonLine(value) : showLines(lines, surroundings));
};

/** Opens the register for one command and closes it, whatever happens; the command's exit code is what `work` resolves to. */
export const withDesk = async (
  { openDesks, surroundings, leave }: RegisterCli,
  options: DeskOptions,
  work: (session: Session) => Promise<number>,
): Promise<void> => {
  const desk = await openDesks().open(options.council ?? null);
  try {
    const person = chooseActor(options.as, desk);
    const isJson = options.json === true;
    const remark = (text: string): Promise<void> =>
      writeLine(
        surroundings.stderr,
        showLines([line('source', text)], { ...surroundings, stdout: surroundings.stderr }),
      );
    const source = sourceOf(desk);
    if (source !== null && !isJson) await remark(source);
    const width = textWidth(surroundings.stdout);
    leave(await work({ desk, person, width, show: createShow(surroundings, isJson), remark }));
  } finally {
    await desk.close();
  }
};
