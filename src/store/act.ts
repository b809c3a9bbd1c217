import type { Acted, Step } from '../app/store';
import type { Deed } from '../core/register/history';
import type { Item, ItemChange } from '../core/register/item';
import { appendEntry, readTail } from './append-entry';
import { refreshCards } from './cards';
import { type Engine, type Tx, writing } from './engine';
import { enqueue } from './outbox-rows';
import { historySince } from './read-history';
import { readItem, type StoredItem } from './read-item';
import { type Chance, putAbout, wordsToFind } from './record-turn';

/** Does one act upon one item, unless somebody else has acted since it was seen. */
export const act = (engine: Engine, chance: Chance, step: Step): Promise<Acted> =>
  writing(engine, async (tx) => {
    const { reference, deliveryKey, deed } = step;
    const stored = await readItem(engine, reference, tx);
    if (stored === null) return { kind: 'missing' };
    if (deliveryKey !== null && (await wasSeen(tx, deliveryKey))) return { kind: 'duplicate', item: stored.item };
    const stale = await staleness(tx, stored.item, step.seenVersion);
    if (stale !== null) return stale;
    const version = stored.item.version + (step.quiet ? 0 : 1);
    const item = await change(engine, tx, chance, { stored, change: step.change, deed, version });
    if (deliveryKey !== null) {
      await tx.insertInto('delivery').values({ key: deliveryKey, reference, at: deed.at }).execute();
    }
    await refreshCards(tx, chance.newId, { reference, at: deed.at });
    await enqueue(tx, chance.newId, step.outbox, { reference, at: deed.at });
    return { kind: 'applied', item };
  });

const wasSeen = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.selectFrom('delivery').select('key').where('key', '=', key).executeTakeFirst()) !== undefined;

/** null where the version that was seen is the one that is there. */
export const staleness = async (tx: Tx, item: Item, seenVersion: number): Promise<Acted | null> =>
  item.version === seenVersion
    ? null
    : { kind: 'stale', item, since: await historySince(tx, item.reference, seenVersion) };

type Changing = {
  readonly stored: StoredItem;
  readonly change: ItemChange;
  readonly deed: Deed;
  readonly version: number;
};

const change = async (engine: Engine, tx: Tx, chance: Chance, changing: Changing): Promise<Item> => {
  const { stored, deed, version } = changing;
  const { comment, about } = changing.change;
  const before = stored.item;
  const item: Item = { ...before, ...changing.change, about: [...new Set(about ?? before.about)], version };
  const words = comment === undefined || comment === null ? deed.words : { ...deed.words, comment };
  const entry = { deed: { ...deed, words }, item, reference: item.reference };
  const { sequence } = await appendEntry(tx, await readTail(tx), chance.newSalt, entry);
  await tx
    .updateTable('item')
    .set({
      ...columnsOf(item),
      ...(comment === undefined ? {} : { comment_sequence: comment === null ? null : sequence }),
    })
    .where('id', '=', stored.id)
    .execute();
  if (about !== undefined) await putAbout(tx, stored.id, item.about);
  if (comment !== undefined) await engine.index(tx, stored.id, wordsToFind(item));
  return item;
};

const columnsOf = (item: Item) => ({
  state: item.state,
  outcome: item.outcome,
  version: item.version,
  assigned_to: item.assignedTo,
  acknowledged_at: item.acknowledgedAt,
  closed_at: item.closedAt,
  reminded_at: item.remindedAt,
  escalated_at: item.escalatedAt,
  legal_hold: item.legalHold ? 1 : 0,
});
