import { Command } from 'commander';
import type { DueItem } from '../../app/purge-items';
import { type Line, line } from '../../core/layout-reply';
import { nameDay, nameOutcome } from '../../core/register/describe';
import { fillPlaceholders } from '../../core/wording';
import { EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import type { Desk, RegisterCli } from './desk';
import { layoutTable } from './layout-table';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

const COLUMNS = [
  { title: wording['column.reference'], width: 11 },
  { title: wording['column.due'], width: 11 },
  { title: wording['column.outcome'], width: 0 },
] as const;

const layoutDue = (due: readonly DueItem[], { naming }: Desk, width: number): readonly Line[] => {
  const rows = due.map(({ reference, since, outcome }) => [
    reference,
    nameDay(since),
    outcome === null ? '' : nameOutcome(outcome, naming.terms),
  ]);
  const [head = '', ...body] = layoutTable(COLUMNS, rows, width);
  return [line('title', head), ...body.map((row) => line('text', row))];
};

const heldWords = (held: readonly string[]): readonly Line[] =>
  held.length === 0 ? [] : [line('text', fillPlaceholders(wording['purge.held'], { references: held.join(', ') }))];

/** `purge`: shows what the retention clock has run out for, and with --confirm removes just that. */
export const createPurgeCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('purge'))
    .description('show what is due to be removed; with --confirm, remove it')
    .option('--confirm', 'remove it, for good')
    .action(async (options: DeskOptions & { readonly confirm?: true }) => {
      await withDesk(cli, options, async ({ desk, person, width, show }) => {
        const { purge } = desk.register;
        const { due, held } = await purge.plan(person.id);
        const kept = heldWords(held);
        const wanted = due.map(({ reference }) => reference);
        const done = options.confirm === true ? await purge.purge(person.id, wanted) : null;
        if (due.length === 0) {
          await show([line('text', wording['purge.nothing']), ...kept], { due, held, purged: [] });
          return EXIT.fine;
        }
        if (done === null) {
          const lines = [...layoutDue(due, desk, width), ...kept, line('text', wording['purge.dry'])];
          await show(lines, { due, held, purged: [] });
          return EXIT.fine;
        }
        const purged = done.kind === 'purged' ? done.purged : [];
        const says = fillPlaceholders(wording['purge.done'], { references: purged.join(', ') });
        await show([line('text', says), ...kept], { due, held, purged });
        return EXIT.fine;
      });
    });
