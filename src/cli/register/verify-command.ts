import { Command } from 'commander';
import type { Removal, Verification } from '../../app/verification';
import { line } from '../../core/layout-reply';
import { nameMoment, namePerson } from '../../core/register/describe';
import { holds, type Person } from '../../core/register/person';
import { fillPlaceholders } from '../../core/wording';
import { CommandError, EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import type { Desk, RegisterCli } from './desk';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

type Anchor = { readonly sequence: number; readonly hash: string };

const readAnchor = (typed: string | undefined): Anchor | null => {
  if (typed === undefined) return null;
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(typed.trim()) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash: hash.toLowerCase() };
  throw new CommandError(
    '--since takes the line that an earlier "remit register verify" ended with, such as 42:9f2c….',
  );
};

/** Numbers of these references are without gaps for the Clerk, who may know of each of them. */
const COUNTED = /^R-/;

/** Whether this person may know that something was removed: they did it, they may see the item, or a number would be missing. */
const mayKnow = async ({ by, reference, removed }: Removal, { id }: Person, desk: Desk): Promise<boolean> => {
  if (by === id) return true;
  if (removed === 'everything') return COUNTED.test(reference) && holds(desk.naming.staffing, 'clerk', id);
  return (await desk.register.read.view(id, reference)).kind === 'whole';
};

/** Without the number of items: what is kept from this person shows neither by its number nor by its end. */
const shownTo = async (found: Verification, person: Person, desk: Desk) => {
  if (found.kind === 'broken') return found;
  const { kind, entries, head } = found;
  const removals: Removal[] = [];
  for (const removal of found.removals) if (await mayKnow(removal, person, desk)) removals.push(removal);
  return { kind, entries, head, removals };
};

type Shown = Awaited<ReturnType<typeof shownTo>>;

const removalWords = (found: Extract<Shown, { kind: 'intact' }>, { naming }: Desk): readonly string[] =>
  found.removals.map(({ reference, at, by, removed }) =>
    fillPlaceholders(removed === 'everything' ? wording['verify.removed'] : wording['verify.redacted'], {
      reference,
      when: nameMoment(at, naming.timeZone),
      who: namePerson(by, naming),
    }),
  );

const tell = (found: Shown, desk: Desk): readonly string[] => {
  if (found.kind === 'broken') return [wording['verify.broken'], found.says];
  const { entries, head } = found;
  const noted =
    head === null ? [] : [fillPlaceholders(wording['verify.note'], { anchor: `${head.sequence}:${head.hash}` })];
  const intact = fillPlaceholders(wording['verify.intact'], { entries: entries.toLocaleString('en-GB') });
  return [intact, ...removalWords(found, desk), ...noted];
};

/** `verify`: proves that nobody changed, dropped or reordered anything; lawful removals are named. */
export const createVerifyCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('verify'))
    .description('prove that the history is whole, unchanged and in order')
    .option('--since <anchor>', 'also that nothing was cut off since: the last line of an earlier run')
    .action(async (options: DeskOptions & { readonly since?: string }) => {
      const anchor = readAnchor(options.since);
      await withDesk(cli, options, async ({ desk, person, show }) => {
        const found = await shownTo(await desk.store.verifyChain(anchor), person, desk);
        await show(
          tell(found, desk).map((one) => line('text', one)),
          found,
        );
        return found.kind === 'intact' ? EXIT.fine : EXIT.answeredWithProblems;
      });
    });
