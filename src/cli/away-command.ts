import { Command } from 'commander';
import type { AwayResult } from '../app/set-away';
import type { Away } from '../app/store';
import { line } from '../core/layout-reply';
import { nameDay, namePerson } from '../core/register/describe';
import { fillPlaceholders } from '../core/wording';
import { CommandError, EXIT } from './command-error';
import { choosePerson } from './register/choose-person';
import type { Desk, RegisterCli } from './register/desk';
import { type DeskOptions, withDesk, withDeskOptions } from './register/with-desk';
import { registerWording as wording } from './wording-register';

type AwayOptions = DeskOptions & {
  readonly person?: string;
  readonly from?: string;
  readonly until?: string;
  readonly back?: true;
};

const EXAMPLE = `
Examples:
  $ npx --no remit away
  $ npx --no remit away --from 2026-12-24 --until 2027-01-04
  $ npx --no remit away --person jane-doe --back

The first says who is away, the last that somebody is back earlier.
What comes in while the Clerk is away goes to the deputy.
Exit codes: 0 done, 1 refused, 2 could not run.`;

const sayAway = ({ person, from, until }: Away, { naming }: Desk): string =>
  fillPlaceholders(wording['away.is'], { who: namePerson(person, naming), from: nameDay(from), until: nameDay(until) });

/** Says when somebody of the register is away, or lists who is. */
export const createAwayCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('away'))
    .description('say when somebody is away, so that items go to whoever is there')
    .option('--person <person>', 'who is away; else whoever acts')
    .option('--from <day>', 'the first day, such as 2026-12-24')
    .option('--until <day>', 'the last day')
    .option('--back', 'back from today on')
    .addHelpText('after', EXAMPLE)
    .action(async (options: AwayOptions) => {
      const { from, until, back } = options;
      if ((from === undefined) !== (until === undefined)) throw new CommandError('Give both --from and --until.');
      if (back && from !== undefined) throw new CommandError('--back goes without --from and --until.');
      await withDesk(cli, options, async ({ desk, person, show, remark }) => {
        const { away } = desk.register;
        const who = options.person === undefined ? person : choosePerson(options.person, desk);
        const set = async (): Promise<AwayResult | null> => {
          if (back) return await away.back(person.id, who.id);
          if (from === undefined || until === undefined) return null;
          return await away.set(person.id, { person: who.id, from, until });
        };
        const result = await set();
        if (result?.kind === 'refused') {
          await remark(wording[`away.${result.reason}`]);
          return EXIT.answeredWithProblems;
        }
        const absences = await away.list();
        const lines = absences.map((one) => line('text', sayAway(one, desk)));
        await show(lines.length === 0 ? [line('text', wording['away.nobody'])] : lines, { absences });
        return EXIT.fine;
      });
    });
