import type { Acted, Redaction } from '../app/store';
import type { WordsOf } from '../app/verification';
import type { Item } from '../core/register/item';
import { staleness } from './act';
import { appendEntry, readTail } from './append-entry';
import { refreshCards } from './cards';
import { type Engine, scrubbed, type Tx, writing } from './engine';
import { sealsOf } from './read-history';
import { readItem, type StoredItem } from './read-item';
import { type Chance, wordsToFind } from './record-turn';

/** Removes some words of one item; its history then says which, when and by whom. */
export const redact = async (engine: Engine, chance: Chance, redaction: Redaction): Promise<Acted> => {
  const acted = await writing(engine, async (tx): Promise<Acted> => {
    const stored = await readItem(engine, redaction.reference, tx);
    if (stored === null) return { kind: 'missing' };
    const stale = await staleness(tx, stored.item, redaction.seenVersion);
    if (stale !== null) return stale;
    return { kind: 'applied', item: await remove(engine, tx, chance, stored, redaction) };
  });
  return acted.kind === 'applied' ? scrubbed(engine, acted) : acted;
};

const remove = async (
  engine: Engine,
  tx: Tx,
  chance: Chance,
  stored: StoredItem,
  redaction: Redaction,
): Promise<Item> => {
  const { reference, deed } = redaction;
  const removed = await removable(tx, reference, redaction.remove);
  for (const { sequence, names } of removed) {
    await tx.deleteFrom('words').where('sequence', '=', sequence).where('name', 'in', names).execute();
  }
  const version = stored.item.version + 1;
  const left = await readItem(engine, reference, tx);
  const item: Item = { ...(left ?? stored).item, version };
  const entry = { deed: { ...deed, detail: { ...deed.detail, removed } }, item, reference };
  await appendEntry(tx, await readTail(tx), chance.newSalt, entry);
  await tx.updateTable('item').set({ version }).where('id', '=', stored.id).execute();
  await engine.index(tx, stored.id, wordsToFind(item));
  await refreshCards(tx, chance.newId, { reference, at: deed.at });
  return item;
};

/** Of the words that were named, those that this item's entries have. */
const removable = async (tx: Tx, reference: string, named: readonly WordsOf[]): Promise<readonly WordsOf[]> => {
  const rows = await tx
    .selectFrom('history')
    .select(['sequence', 'seals'])
    .where('reference', '=', reference)
    .execute();
  return rows.flatMap((row) => {
    const wanted = named.filter(({ sequence }) => sequence === row.sequence).flatMap(({ names }) => names);
    const names = Object.keys(sealsOf(row)).filter((name) => !name.startsWith('@') && wanted.includes(name));
    return names.length === 0 ? [] : [{ sequence: row.sequence, names }];
  });
};
