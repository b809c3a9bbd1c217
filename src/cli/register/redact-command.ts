import { Command } from 'commander';
import type { Passage, RedactPlan, RedactResult } from '../../app/redact-words';
import { type Line, line } from '../../core/layout-reply';
import { nameStep } from '../../core/register/describe';
import { fillPlaceholders } from '../../core/wording';
import { CommandError, EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import { sayNone } from './act-for';
import { chooseReference } from './choose-person';
import type { Desk, RegisterCli } from './desk';
import { LIST_HINT } from './list-commands';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

type RedactOptions = DeskOptions & { readonly words: string; readonly reason?: string; readonly confirm?: true };

const layoutPassages = (passages: readonly Passage[], { naming }: Desk, isDone: boolean): readonly Line[] =>
  passages.flatMap((passage) => [
    line('text', nameStep({ ...passage, detail: {}, to: null }, 'with-author', naming), '  '),
    ...(isDone ? [] : [line('quote', passage.text, '  > ')]),
  ]);

const sayNot = (result: Exclude<RedactPlan | RedactResult, { passages: unknown }>, reference: string): string => {
  if (result.kind === 'stale') return fillPlaceholders(wording['redact.stale'], { reference });
  return result.reason === 'unseen'
    ? sayNone(reference, LIST_HINT)
    : fillPlaceholders(wording[`redact.${result.reason}`], { reference });
};

/** `redact`: shows in which passages of an item some words stand, and with --confirm removes those. */
export const createRedactCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('redact'))
    .description('show what would be removed of an item; with --confirm, remove it')
    .argument('<reference>', 'such as R-2026-0001')
    .requiredOption('--words <words>', 'some of the words that are to go: all that was written with them goes')
    .option('--reason <text>', 'why; it stays in the history')
    .option('--confirm', 'remove it, for good')
    .action(async (typed: string, options: RedactOptions) => {
      await withDesk(cli, options, async ({ desk, person, show, remark }) => {
        const reference = chooseReference(typed, new Date().getFullYear());
        const words = options.words.trim();
        if (words === '') throw new CommandError('Which words? Give some of them after --words.');
        const { redact } = desk.register;
        const result =
          options.confirm === true
            ? await redact.redact(person.id, reference, words, options.reason?.trim() || null)
            : await redact.plan(person.id, reference, words);
        if (result.kind === 'refused' || result.kind === 'stale') {
          const says = sayNot(result, reference);
          if (options.json) await show([], { ...result, reference, says });
          else await remark(says);
          return EXIT.answeredWithProblems;
        }
        const isDone = result.kind === 'redacted';
        const heading = isDone ? wording['redact.done'] : wording['redact.dry'];
        const lines = [
          line('text', fillPlaceholders(heading, { reference })),
          ...layoutPassages(result.passages, desk, isDone),
        ];
        await show(lines, { kind: result.kind, reference, passages: isDone ? [] : result.passages });
        return EXIT.fine;
      });
    });
