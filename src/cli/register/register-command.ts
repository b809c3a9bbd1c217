import { Command } from 'commander';
import { createActCommands } from './act-commands';
import type { RegisterCli } from './desk';
import { createExportCommand } from './export-command';
import { createHistoryCommand } from './history-command';
import { createListCommand, createShowCommand, createStatsCommand } from './list-commands';
import { createPurgeCommand } from './purge-command';
import { createRedactCommand } from './redact-command';
import { createRemindCommand } from './remind-command';
import { createVerifyCommand } from './verify-command';

const EXAMPLE = `
Examples:
  $ npx --no remit register list --state open
  $ npx --no remit register show R-2026-0001
  $ npx --no remit register ack R-2026-0001
  $ npx --no remit register close R-2026-0001 handled-as-a-request --note booked
  $ npx --no remit register list --own --as cllr-jones
  $ npx --no remit register redact R-2026-0001 --words "his divorce"

Whoever acts sees and does what they may see and do, and nothing else:
--as PERSON names them.
Exit codes: 0 done, 1 refused or not there, 2 could not run.`;

/** The Clerk's register at the command line. */
export const createRegisterCommand = (cli: RegisterCli): Command => {
  const command = new Command('register')
    .description('the register: what was recorded, and what was done about it')
    // Wraps at 80 columns too, where the longest command leaves 36.
    .configureHelp({ minWidthToWrap: 20 })
    .addHelpText('after', EXAMPLE);
  const commands = [
    createListCommand(cli),
    createShowCommand(cli),
    createStatsCommand(cli),
    ...createActCommands(cli),
    createRemindCommand(cli),
    createVerifyCommand(cli),
    createHistoryCommand(cli),
    createExportCommand(cli),
    createRedactCommand(cli),
    createPurgeCommand(cli),
  ];
  for (const one of commands) command.addCommand(one);
  return command;
};
