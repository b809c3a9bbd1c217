import { Command } from 'commander';
import { isRemovedByClerk } from '../../app/known-deeds';
import { type Line, line } from '../../core/layout-reply';
import { type Naming, nameDay, nameMoment, namePerson } from '../../core/register/describe';
import type { LoneEntry } from '../../core/register/history';
import { holds, type Person } from '../../core/register/person';
import { fillPlaceholders, say } from '../../core/wording';
import { EXIT } from '../command-error';
import { registerWording as wording } from '../wording-register';
import type { Desk, RegisterCli } from './desk';
import { layoutTable } from './layout-table';
import { mayName } from './may-name';
import { type DeskOptions, withDesk, withDeskOptions } from './with-desk';

type Entry = Pick<LoneEntry, 'act' | 'at' | 'by' | 'reference' | 'detail' | 'words'>;

const registerWide = async ({ id }: Person, { register }: Desk): Promise<readonly Entry[]> =>
  (await register.read.deeds(id)).map(({ version: _, ...entry }) => entry);

/**
 * What was removed of items that this person may know of; null where the chain is broken and does not say. What another Clerk
 * removed that was kept from somebody stays without its name: nobody knows any more from whom.
 */
const removalsFor = async (person: Person, desk: Desk): Promise<readonly Entry[] | null> => {
  const found = await desk.store.verifyChain(null);
  if (found.kind === 'broken') return null;
  const told: Entry[] = [];
  for (const { reference, at, by, removed } of found.removals) {
    const isWhole = removed === 'everything';
    const isNamed = by === person.id || (await mayName(reference, isWhole, person, desk));
    if (!isNamed && !(isWhole && (await isRemovedByClerk(reference, desk.store)))) continue;
    const act = isWhole ? 'purged' : 'redacted';
    told.push({ act, at, by, reference: isNamed ? reference : null, detail: {}, words: {} });
  }
  return told;
};

const dayIn = ({ detail }: Entry, name: 'from' | 'until'): string => String(detail[name] ?? '');

/** Of what an entry speaks. */
const whatOf = (entry: Entry, naming: Naming): string => {
  const { act, reference, detail, words } = entry;
  const who = namePerson(words.person ?? null, naming);
  if (reference !== null) return reference;
  switch (act) {
    case 'exported':
      return 'person' in words ? fillPlaceholders(wording['history.person'], { who }) : wording['history.all'];
    case 'away': {
      const [from, until] = [dayIn(entry, 'from'), dayIn(entry, 'until')];
      // Whoever is back is away until the day before.
      return until < from
        ? fillPlaceholders(wording['history.back'], { who })
        : fillPlaceholders(wording['history.away'], { who, from: nameDay(from), until: nameDay(until) });
    }
    case 'purged':
      if (detail.addresses === undefined) return wording['history.an-item'];
      return fillPlaceholders(wording['history.addresses'], { count: String(detail.addresses) });
    default:
      return [detail.surface, detail.channel].filter((one) => typeof one === 'string').join(' ');
  }
};

const layoutHistory = (entries: readonly Entry[], naming: Naming, width: number): readonly Line[] => {
  if (entries.length === 0) return [line('text', wording['history.none'])];
  const columns = [
    { title: wording['column.when'], width: 18 },
    { title: wording['column.who'], width: 20 },
    { title: wording['column.what'], width: 0 },
  ];
  const rows = entries.map((entry) => [
    nameMoment(entry.at, naming.timeZone),
    namePerson(entry.by, naming),
    fillPlaceholders(wording['history.what'], { act: say(`act.${entry.act}`), what: whatOf(entry, naming) }),
  ]);
  const [head = '', ...body] = layoutTable(columns, rows, width);
  return [line('title', head), ...body.map((row) => line('text', row))];
};

/** `history`: exports, absences, watched channels and what was removed, oldest first; nothing of what is kept from the Clerk. */
export const createHistoryCommand = (cli: RegisterCli): Command =>
  withDeskOptions(new Command('history'))
    .description('list what was done to the register as a whole: exports, removals, absences, watched channels')
    .action(async (options: DeskOptions) => {
      await withDesk(cli, options, async ({ desk, person, width, show, remark }) => {
        if (!holds(desk.naming.staffing, 'clerk', person.id)) {
          await remark(fillPlaceholders(wording['history.refused'], { clerk: desk.protocol.terms.clerk }));
          return EXIT.answeredWithProblems;
        }
        const removals = await removalsFor(person, desk);
        if (removals === null) await remark(wording['history.broken']);
        const all = [...(await registerWide(person, desk)), ...(removals ?? [])];
        const entries = all.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
        await show(layoutHistory(entries, desk.naming, width), { entries });
        return removals === null ? EXIT.answeredWithProblems : EXIT.fine;
      });
    });
