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
  if (due.length === 0) return [];
  const rows = due.map(({ reference, since, outcome }) => [
    reference,
    nameDay(since),
    outcome === null ? '' : nameOutcome(outcome, naming.terms),
  ]);
  const [head = '', ...body] = layoutTable(COLUMNS, rows, width);
  return [line('title', head), ...body.map((row) => line('text', row))];
};

type Named = 'purge.done' | 'purge.held' | 'purge.left' | 'purge.forgotten';

const tell = (key: Named, names: readonly string[]): readonly Line[] =>
  names.length === 0 ? [] : [line('text', fillPlaceholders(wording[key], { names: names.join(', ') }))];

const orNothing = (lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? [line('text', wording['purge.nothing'])] : lines;

/** `purge`: shows what the retention clock has run out for, and with --confirm removes just that. */
export const createPurgeCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('purge'))
    .description('show what is due to be removed; with --confirm, remove it')
    .option('--confirm', 'remove it, for good')
    .action(async (options: DeskOptions & { readonly confirm?: true }) => {
      await withDesk(cli, options, async ({ desk, person, width, show }) => {
        const { purge } = desk.register;
        const plan = await purge.plan(person.id);
        const { due, held, left } = plan;
        const kept = tell('purge.held', held);
        if (options.confirm !== true) {
          const lines = [...layoutDue(due, desk, width), ...tell('purge.left', left)];
          const dry = lines.length === 0 ? [] : [line('text', wording['purge.dry'])];
          await show([...orNothing(lines), ...kept, ...dry], { ...plan, purged: [] });
          return EXIT.fine;
        }
        const wanted = due.map(({ reference }) => reference);
        const done = await purge.purge(person.id, wanted);
        const gone = done.kind === 'purged' ? done : { purged: [], left: [] };
        const lines = [...tell('purge.done', gone.purged), ...tell('purge.forgotten', gone.left)];
        await show([...orNothing(lines), ...kept], { ...plan, left: gone.left, purged: gone.purged });
        return EXIT.fine;
      });
    });
