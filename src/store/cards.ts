import type { Selectable } from 'kysely';
import type { OutboxContent } from '../app/outbox-content';
import type { Json } from '../core/register/item';
import type { Tx } from './engine';
import { waitingRow } from './outbox-rows';
import type { OutboxTable } from './tables';

type Change = { readonly reference: string; readonly at: string };
type Card = {
  /** null where the card is forgotten: its item is gone. */
  readonly id: string | null;
  /** JSON of both. */
  readonly destination: string;
  readonly handle: string;
};

const CHANGED: OutboxContent = { kind: 'item-card', because: 'changed' };

/**
 * Queues whatever brings the cards of an item up to date. One that is being delivered was perhaps drawn before: it is
 * marked, and `cardDelivered` does the rest. Rows are marked before cards are read, so that a card which is written down
 * meanwhile is among them.
 */
export const refreshCards = async (tx: Tx, newId: () => string, change: Change): Promise<void> => {
  await markCards(tx, change.reference);
  const cards = await tx
    .selectFrom('card')
    .selectAll()
    .where('reference', '=', change.reference)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.card', '=', 'card.id')
            .where('state', '=', 'waiting'),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  for (const card of cards) await queueRefresh(tx, newId, card, change);
};

/** Touches every card of the item that waits, so that none is claimed before the change is there to be drawn. */
const markCards = async (tx: Tx, reference: string): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set((of) => ({
      is_stale: of
        .case()
        .when(of.or([of('lease', 'is not', null), of('attempts', '>', 0)]))
        .then(1)
        .else(of.ref('is_stale'))
        .end(),
    }))
    .where('reference', '=', reference)
    .where('state', '=', 'waiting')
    .where('is_card', '=', 1)
    .execute();
};

const queueRefresh = async (tx: Tx, newId: () => string, card: Card, change: Change): Promise<void> => {
  const { id, destination, handle: posted } = card;
  const row = waitingRow(newId(), JSON.parse(destination), [], JSON.stringify(CHANGED), change);
  await tx
    .insertInto('outbox')
    .values({ ...row, is_card: 1, card: id, posted })
    .execute();
};

/** Keeps the handle of a card that was posted or changed, and changes it again where its item has changed meanwhile. */
export const cardDelivered = async (
  tx: Tx,
  newId: () => string,
  row: Selectable<OutboxTable>,
  handle: Json | null,
  at: string,
): Promise<void> => {
  const { reference, destination, posted } = row;
  const latest = handle === null ? posted : JSON.stringify(handle);
  if (row.is_card === 0 || reference === null || latest === null) return;
  const id =
    row.card ?? (posted === null ? await keepCard(tx, newId, { reference, destination, handle: latest }) : null);
  if (row.card !== null && latest !== posted) {
    await tx.updateTable('card').set({ handle: latest }).where('id', '=', row.card).execute();
  }
  if (row.is_stale === 1) await queueRefresh(tx, newId, { id, destination, handle: latest }, { reference, at });
};

/** The new card's id; null where its item was purged meanwhile. */
const keepCard = async (
  tx: Tx,
  newId: () => string,
  card: { readonly reference: string; readonly destination: string; readonly handle: string },
): Promise<string | null> => {
  const item = await tx.selectFrom('item').select('id').where('reference', '=', card.reference).executeTakeFirst();
  if (item === undefined) return null;
  const id = newId();
  await tx
    .insertInto('card')
    .values({ id, ...card })
    .execute();
  return id;
};

/** A card that can be changed no more is not tried again. */
export const forgetCard = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('card').where('id', '=', id).execute();
};

/** What a purge leaves to be delivered: each card is shown once more, without what is gone. Handles are forgotten. */
export const purgeCards = async (tx: Tx, newId: () => string, change: Change): Promise<void> => {
  const { reference } = change;
  await refreshCards(tx, newId, change);
  await tx.updateTable('outbox').set({ card: null }).where('reference', '=', reference).execute();
  await tx.deleteFrom('card').where('reference', '=', reference).execute();
  // What is on a reader's screen, or may be in a moment, stays in the outbox until it is emptied.
  await tx
    .deleteFrom('outbox')
    .where('reference', '=', reference)
    .where((of) =>
      of.or([
        of('state', '=', 'dead'),
        of('is_card', '=', 0),
        of.and([of('posted', 'is', null), of('is_stale', '=', 0)]),
      ]),
    )
    .execute();
  await tx.updateTable('outbox').set({ otherwise: '[]' }).where('reference', '=', reference).execute();
};
