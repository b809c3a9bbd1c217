import { Command, Option } from 'commander';
import type { OwnPage } from '../../app/read-register';
import type { ItemFilter, ItemPage, Page } from '../../app/store';
import { type Line, line } from '../../core/layout-reply';
import { nameOutcome } from '../../core/register/describe';
import { withoutPlaces } from '../../core/register/history';
import { fillPlaceholders, say } from '../../core/wording';
import { CommandError, EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import { sayNone } from './act-for';
import { chooseReference } from './choose-person';
import type { RegisterCli } from './desk';
import { layoutItems, layoutOwnItems } from './layout-items';
import { layoutTable } from './layout-table';
import { layoutView } from './layout-view';
import { type DeskOptions, type Session, withDesk, withDeskOptions } from './with-desk';

/** How a person finds the references that there are. */
export const LIST_HINT = 'remit register list';

type ListOptions = DeskOptions & {
  readonly state?: 'open' | 'acknowledged' | 'closed';
  readonly kind?: 'instruction' | 'referral' | 'concern';
  readonly search?: string;
  readonly limit: string;
  readonly after?: string;
  readonly own?: true;
};

const MOST = 1_000;

const readLimit = (typed: string): number => {
  const limit = Number(typed);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new CommandError(`--limit takes a whole number from 1 to ${MOST}.`);
};

const filterOf = ({ state, kind, search }: ListOptions): ItemFilter => ({
  ...(state === undefined ? {} : { states: [state] }),
  ...(kind === undefined ? {} : { kinds: [kind] }),
  ...(search === undefined ? {} : { text: search }),
});

const readPage = async (
  options: ListOptions,
  page: Page,
  { desk: { register, naming }, person, width }: Pick<Session, 'desk' | 'person' | 'width'>,
): Promise<{ readonly found: ItemPage | OwnPage; readonly lines: readonly Line[] }> => {
  if (options.own) {
    const found = await register.read.own(person.id, page);
    return { found, lines: layoutOwnItems(found.items, naming, width) };
  }
  const found = await register.read.list(person.id, filterOf(options), page);
  return { found, lines: layoutItems(found.items, naming, width) };
};

/** `list`: the items that are the person's to decide, or with --own what was recorded of their own messages. */
export const createListCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('list'))
    .description('list the items, newest first')
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'acknowledged', 'closed']))
    .addOption(new Option('--kind <kind>', 'only these').choices(['instruction', 'referral', 'concern']))
    .option('--search <words>', 'only those with these words, or this reference; notes are not searched')
    .option('--limit <number>', 'how many at most', '50')
    .option('--after <reference>', 'the page after this one, the last that was shown')
    .option('--own', 'what was recorded of the person’s own messages')
    .action(async (options: ListOptions) => {
      const limit = readLimit(options.limit);
      await withDesk(cli, options, async ({ desk, person, width, show, remark }) => {
        const after = options.after === undefined ? null : chooseReference(options.after, new Date().getFullYear());
        // To whoever may not see an item, its place among the others is not shown either.
        if (after !== null && (await desk.register.read.view(person.id, after)).kind === 'nothing') {
          await remark(sayNone(after, LIST_HINT));
          return EXIT.answeredWithProblems;
        }
        const { found, lines } = await readPage(options, { limit, order: 'newest', after }, { desk, person, width });
        await show(lines, found);
        const last = found.more ? found.items.at(-1) : undefined;
        if (last !== undefined && !options.json) {
          await remark(fillPlaceholders(wording['list.more'], { reference: last.reference }));
        }
        return EXIT.fine;
      });
    });

/** `show`: one item with its history, as much of it as the person may see. */
export const createShowCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('show'))
    .description('show one item with its history')
    .argument('<reference>', 'such as R-2026-0001')
    .action(async (typed: string, options: DeskOptions) => {
      await withDesk(cli, options, async ({ desk, person, show, remark }) => {
        const reference = chooseReference(typed, new Date().getFullYear());
        const view = await desk.register.read.view(person.id, reference);
        if (view.kind === 'nothing') {
          await remark(sayNone(reference, LIST_HINT));
          return EXIT.answeredWithProblems;
        }
        const value = view.kind === 'whole' ? { ...view, history: withoutPlaces(view.history) } : view;
        await show(layoutView(view, desk.protocol, desk.naming), value);
        return EXIT.fine;
      });
    });

/** `stats`: how many items there are by kind, state and outcome. Nobody is counted. */
export const createStatsCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('stats'))
    .description('count the items by kind, state and outcome; never by person')
    .action(async (options: DeskOptions) => {
      await withDesk(cli, options, async ({ desk, person, width, show }) => {
        const counts = await desk.register.read.count(person.id, {});
        const columns = [
          { title: wording['column.kind'], width: 16 },
          { title: wording['column.state'], width: 12 },
          { title: wording['column.count'], width: 5 },
          { title: wording['column.outcome'], width: 0 },
        ];
        const rows = counts.map(({ kind, state, outcome, count }) => [
          say(`kind.${kind}`),
          say(`state.${state}`),
          String(count),
          outcome === null ? '' : nameOutcome(outcome, desk.naming.terms),
        ]);
        const [head = '', ...body] = layoutTable(columns, rows, width);
        const lines = [line('title', head), ...body.map((row) => line('text', row))];
        await show(counts.length === 0 ? [line('text', wording['list.none'])] : lines, { counts });
        return EXIT.fine;
      });
    });
