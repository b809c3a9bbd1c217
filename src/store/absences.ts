import type { Away } from '../app/store';
import type { Deed } from '../core/register/history';
import { appendEntry, readTail } from './append-entry';
import { type Engine, writing } from './engine';
import type { Chance } from './record-turn';

/** Replaces what is known of the person's absences from that day on, and adds the deed to the history. */
export const setAway = (engine: Engine, { newSalt }: Chance, away: Away, deed: Deed): Promise<void> =>
  writing(engine, async (tx) => {
    const { person, from, until } = away;
    await tx.deleteFrom('away').where('person', '=', person).where('until_day', '>=', from).execute();
    await tx.insertInto('away').values({ person, from_day: from, until_day: until }).execute();
    await appendEntry(tx, await readTail(tx), newSalt, { deed, item: null, reference: null });
  });

/** Absences that end on this day or later, the first to begin first. */
export const absences = async (engine: Engine, day: string): Promise<readonly Away[]> => {
  const rows = await engine.db
    .selectFrom('away')
    .selectAll()
    .where('until_day', '>=', day)
    .orderBy('from_day')
    .orderBy('person')
    .execute();
  return rows.map((row) => ({ person: row.person, from: row.from_day, until: row.until_day }));
};
