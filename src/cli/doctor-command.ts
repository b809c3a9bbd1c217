import { Command } from 'commander';
import type { Library } from '../core/library';
import { EXIT } from './command-error';
import { layoutDoctor, runDoctor } from './doctor/run-doctor';
import type { RegisterCli } from './register/desk';
import { showLines } from './show-saying';
import { jsonLine, writeLine } from './write-line';

const EXAMPLE = `
Example:
  $ npx --no remit doctor

Exit codes: 0 all is well, 1 something is wrong, 2 could not run.`;

/** Looks at settings, protocol, register and what could not be delivered; says what is wrong, why it matters and what to do. */
export const createDoctorCommand = (cli: RegisterCli, openLibrary: () => Library): Command =>
  new Command('doctor')
    .description('check the settings, the register and what could not be delivered')
    .option('--as <person>', 'as whom; the Clerk where it is left out')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', EXAMPLE)
    .action(async ({ as, json }: { readonly as?: string; readonly json?: true }) => {
      const { openDesks, surroundings, leave } = cli;
      const now = (): Date => new Date();
      const looked = await runDoctor({
        desks: openDesks(),
        openLibrary,
        nodeVersion: process.version,
        env: surroundings.env,
        now,
        as,
      });
      const shown = json ? jsonLine({ looked }) : showLines(layoutDoctor(looked), surroundings);
      await writeLine(surroundings.stdout, shown);
      const isWrong = looked.some(({ found }) => found.some(({ state }) => state === 'wrong'));
      leave(isWrong ? EXIT.answeredWithProblems : EXIT.fine);
    });
