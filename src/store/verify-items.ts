import type { Item, Json } from '../core/register/item';
import { ITEM_SEAL } from './append-entry';
import { canonicalJson } from './canonical-json';
import { sealOf } from './chain';
import { type Broken, broken } from './check-link';
import type { Engine, Tx } from './engine';
import { itemOf, selectItems } from './read-item';

const PAGE = 1_000;

type Last = ReadonlyMap<string, { readonly sequence: number; readonly seal: string }>;

/** Compares each item with what its last entry commits to; null where all of them are as their history left them. */
export const verifyItems = async (engine: Engine, tx: Tx, last: Last): Promise<Broken | null> => {
  const left = new Map(last);
  for (let after = 0, more = true; more; ) {
    const rows = await selectItems(engine, tx).where('item.id', '>', after).orderBy('item.id').limit(PAGE).execute();
    const salts = await itemSalts(
      tx,
      rows.map(({ reference }) => last.get(reference)?.sequence ?? 0),
    );
    for (const row of rows) {
      const wrong = checkItem(itemOf(row), left.get(row.reference), salts);
      if (wrong !== null) return wrong;
      left.delete(row.reference);
      after = row.id;
    }
    more = rows.length === PAGE;
  }
  for (const [reference, { sequence }] of left) {
    return broken(
      { sequence, reference },
      'item-differs',
      `${reference} is gone, and no entry says that it was purged.`,
    );
  }
  return null;
};

const itemSalts = async (tx: Tx, sequences: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (sequences.length === 0) return new Map();
  const rows = await tx
    .selectFrom('words')
    .select(['sequence', 'salt'])
    .where('name', '=', ITEM_SEAL)
    .where('sequence', 'in', sequences)
    .execute();
  return new Map(rows.map(({ sequence, salt }) => [sequence, salt]));
};

type LastEntry = { readonly sequence: number; readonly seal: string };

const checkItem = (item: Item, entry: LastEntry | undefined, salts: ReadonlyMap<number, string>): Broken | null => {
  const { reference } = item;
  if (entry === undefined) {
    return broken({ sequence: 0, reference }, 'item-differs', `${reference} is there, but no entry opened it.`);
  }
  const salt = salts.get(entry.sequence);
  if (salt !== undefined && sealOf(salt, canonicalJson(item as Json)) === entry.seal) return null;
  const says = `${reference} is not what its last entry (${entry.sequence}) left: it was changed past the register.`;
  return broken({ sequence: entry.sequence, reference }, 'item-differs', says);
};
