import { Command } from 'commander';
import { line } from '../../core/layout-reply';
import { type Action, OUTCOMES } from '../../core/register/action';
import { CommandError, EXIT } from '../command-error';
import { actFor } from './act-for';
import { chooseOutcome, choosePerson, chooseReference, needWords } from './choose-person';
import type { Desk, RegisterCli } from './desk';
import { LIST_HINT } from './list-commands';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

type ActOptions = DeskOptions & { readonly seen?: string; readonly note?: string };

const readSeen = (typed: string | undefined): number | null => {
  if (typed === undefined) return null;
  const seen = Number(typed);
  if (Number.isInteger(seen) && seen > 0) return seen;
  throw new CommandError('--seen takes the version that "remit register show --json" gave, such as 3.');
};

type Reading = (words: readonly string[], options: ActOptions, desk: Desk) => Action;

const createActCommand = (cli: RegisterCli, command: Command, read: Reading): Command =>
  withDeskOptions(command)
    .option('--seen <version>', 'refuse where the item has changed since this version')
    .action(async (typed: string, words: readonly string[], options: ActOptions) => {
      const seen = readSeen(options.seen);
      await withDesk(cli, options, async ({ desk, person, show, remark }) => {
        const reference = chooseReference(typed, new Date().getFullYear());
        const action = read(words, options, desk);
        const { kind, says, view, reason } = await actFor(person, reference, action, seen, desk, LIST_HINT);
        const version = view.kind === 'nothing' ? null : view.version;
        const value = { kind, reference, version, reason, says };
        if (kind === 'done' || options.json) await show([line('text', says)], value);
        else await remark(says);
        return kind === 'done' ? EXIT.fine : EXIT.answeredWithProblems;
      });
    });

const command = (name: string, description: string, words: string, what: string): Command =>
  new Command(name).description(description).argument('<reference>', 'such as R-2026-0001').argument(words, what);

const text = (words: readonly string[]): string => words.join(' ');
const orNull = (words: string): string | null => (words.trim() === '' ? null : words);

/** The commands by which somebody does something with an item. */
export const createActCommands = (cli: RegisterCli): readonly Command[] => [
  createActCommand(cli, command('ack', 'acknowledge an item', '[nothing...]', 'takes nothing else'), (words) => {
    if (words.length > 0) throw new CommandError('"ack" takes the reference alone. To add words: remit register note.');
    return { kind: 'acknowledge' };
  }),
  createActCommand(
    cli,
    command('close', 'close an item with an outcome', '<outcome...>', OUTCOMES.join(', ')).option(
      '--note <text>',
      'a note that stays with it',
    ),
    (words, { note }) => ({ kind: 'close', outcome: chooseOutcome(text(words)), note: orNull(note ?? '') }),
  ),
  createActCommand(
    cli,
    command('assign', 'give an item to somebody', '<person...>', 'an id or a name of remit.yaml'),
    (words, _, desk) => ({ kind: 'assign', to: choosePerson(text(words), desk).id }),
  ),
  createActCommand(cli, command('note', 'add a note, which senders never see', '<text...>', 'the note'), (words) => ({
    kind: 'note',
    text: needWords(text(words), 'note'),
  })),
  createActCommand(cli, command('reopen', 'reopen a closed item', '<reason...>', 'why'), (words) => ({
    kind: 'reopen',
    reason: needWords(text(words), 'reopen'),
  })),
  createActCommand(
    cli,
    command('hold', 'keep an item whatever the retention clock says', '<reason...>', 'why'),
    (words) => ({ kind: 'hold', reason: needWords(text(words), 'hold') }),
  ),
  createActCommand(cli, command('release', 'end a legal hold', '<reason...>', 'why'), (words) => ({
    kind: 'release',
    reason: needWords(text(words), 'release'),
  })),
  createActCommand(
    cli,
    command('comment', 'comment on an item that came from you', '<text...>', 'the comment'),
    (words) => ({ kind: 'comment', text: needWords(text(words), 'comment') }),
  ),
  createActCommand(
    cli,
    command('request', 'send what you wrote to the Clerk as a request', '[comment...]', 'a comment'),
    (words) => ({ kind: 'send-as-request', text: orNull(text(words)) }),
  ),
  createActCommand(
    cli,
    command('withdraw', 'take back what you brought to the register', '[reason...]', 'why'),
    (words) => ({ kind: 'withdraw', reason: orNull(text(words)) }),
  ),
];
