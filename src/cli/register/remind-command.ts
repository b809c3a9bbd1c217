import { Command } from 'commander';
import { line } from '../../core/layout-reply';
import { fillPlaceholders } from '../../core/wording';
import { EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import type { RegisterCli } from './desk';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

/** `remind`: does once what a running Remit does by itself, for a scheduler. */
export const createRemindCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('remind'))
    .description('bring up what nobody acknowledged, and pass on what waited too long; for a scheduler')
    .action(async (options: DeskOptions) => {
      await withDesk(cli, options, async ({ desk, show }) => {
        const done = await desk.register.remind();
        const values = { reminded: String(done.reminded), passed: String(done.passedOn) };
        await show([line('text', fillPlaceholders(wording['remind.done'], values))], done);
        return EXIT.fine;
      });
    });
