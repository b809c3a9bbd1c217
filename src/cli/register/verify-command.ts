import { Command } from 'commander';
import type { KnownAnchor, Removal, Verification } from '../../app/verification';
import { line } from '../../core/layout-reply';
import { nameMoment, namePerson } from '../../core/register/describe';
import type { Person } from '../../core/register/person';
import { fillPlaceholders } from '../../core/wording';
import { CommandError, EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import type { Desk, RegisterCli } from './desk';
import { brokenTo, mayName } from './may-name';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

const readAnchor = (typed: string | undefined): KnownAnchor | null => {
  if (typed === undefined) return null;
  const [, hash] = /^(?:\d{1,15}:)?([0-9a-f]{64})$/i.exec(typed.trim()) ?? [];
  if (hash !== undefined) return { sequence: null, hash: hash.toLowerCase() };
  throw new CommandError('--since takes the line that an earlier "remit register verify" ended with, such as 9f2c….');
};

type Told = Pick<Removal, 'reference' | 'at' | 'by'> & { readonly removed: 'everything' | 'words' };

/** Without numbers of entries and items: what is kept from this person shows neither by its number nor by its end. */
const shownTo = async (found: Verification, person: Person, desk: Desk) => {
  if (found.kind === 'broken') return await brokenTo(found, person, desk);
  const removals: Told[] = [];
  for (const { reference, at, by, removed } of found.removals) {
    const isWhole = removed === 'everything';
    const isTold = by === person.id || (await mayName(reference, isWhole, person, desk));
    if (isTold) removals.push({ reference, at, by, removed: isWhole ? 'everything' : 'words' });
  }
  return { kind: found.kind, head: found.head?.hash ?? null, removals };
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
  const { head } = found;
  const noted = head === null ? [] : [fillPlaceholders(wording['verify.note'], { anchor: head })];
  return [wording['verify.intact'], ...removalWords(found, desk), ...noted];
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
