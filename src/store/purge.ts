import type { Purged } from '../app/store';
import type { Deed } from '../core/register/history';
import { appendEntry, readTail } from './append-entry';
import { purgeCards } from './cards';
import { type Engine, scrubbed, type Tx, writing } from './engine';
import { readItem } from './read-item';
import type { Chance } from './record-turn';

/** Removes items whole, all of them or, on an error, none. */
export const purge = async (
  engine: Engine,
  chance: Chance,
  references: readonly string[],
  deed: Deed,
): Promise<Purged> => {
  const done = await writing(engine, async (tx) => {
    const purged: string[] = [];
    const held: string[] = [];
    const missing: string[] = [];
    for (const reference of new Set(references)) {
      const stored = await readItem(engine, reference, tx);
      if (stored === null) missing.push(reference);
      else if (stored.item.legalHold) held.push(reference);
      else {
        await purgeCards(tx, chance.newId, { reference, at: deed.at });
        await removeItem(engine, tx, stored.id, reference);
        await appendEntry(tx, await readTail(tx), chance.newSalt, { deed, item: null, reference });
        purged.push(reference);
      }
    }
    return { purged, held, missing };
  });
  return done.purged.length > 0 ? scrubbed(engine, done) : done;
};

const removeItem = async (engine: Engine, tx: Tx, id: number, reference: string): Promise<void> => {
  await tx
    .deleteFrom('words')
    .where('sequence', 'in', (of) => of.selectFrom('history').select('sequence').where('reference', '=', reference))
    .execute();
  await engine.unindex(tx, id);
  await tx.deleteFrom('item_about').where('item', '=', id).execute();
  await tx.deleteFrom('item').where('id', '=', id).execute();
  // The key stays, so that a late second delivery does not open the item again.
  await tx.updateTable('delivery').set({ reference: null }).where('reference', '=', reference).execute();
};
