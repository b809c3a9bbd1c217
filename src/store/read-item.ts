import type { Item } from '../core/register/item';
import type { Engine, Tx } from './engine';
import type { ItemTable } from './tables';

type ItemRow = ItemTable & {
  readonly about: string;
  readonly sentence: string | null;
  readonly fired: string | null;
  readonly comment: string | null;
};

/** An item as its readers know it, and what the store alone knows of it. */
export type StoredItem = { readonly id: number; readonly openedSequence: number; readonly item: Item };

/** Items whole, in one statement: nobody ever sees an item without whom it is about. */
export const selectItems = (engine: Engine, db: Pick<Tx, 'selectFrom'> = engine.db) =>
  db
    .selectFrom('item')
    .leftJoin('words as s', (on) => on.onRef('s.sequence', '=', 'item.opened_sequence').on('s.name', '=', 'sentence'))
    .leftJoin('words as f', (on) => on.onRef('f.sequence', '=', 'item.opened_sequence').on('f.name', '=', 'fired'))
    .leftJoin('words as c', (on) => on.onRef('c.sequence', '=', 'item.comment_sequence').on('c.name', '=', 'comment'))
    .selectAll('item')
    .select([engine.aboutList.as('about'), 's.text as sentence', 'f.text as fired', 'c.text as comment']);

/** The item of this reference as it is now; null where there is none. */
export const readItem = async (engine: Engine, reference: string, tx?: Tx): Promise<StoredItem | null> => {
  const row = await selectItems(engine, tx).where('item.reference', '=', reference).executeTakeFirst();
  return row === undefined ? null : { id: row.id, openedSequence: row.opened_sequence, item: itemOf(row) };
};

/** The columns are what this store wrote itself, under the types of the port. */
export const itemOf = (row: ItemRow): Item => ({
  reference: row.reference,
  kind: row.kind as Item['kind'],
  council: row.council,
  state: row.state as Item['state'],
  outcome: row.outcome as Item['outcome'],
  version: row.version,
  openedBy: row.opened_by,
  sender: row.sender,
  about: JSON.parse(row.about) as Item['about'],
  conversation: JSON.parse(row.conversation) as Item['conversation'],
  sentence: row.sentence,
  fired: row.fired === null ? null : (JSON.parse(row.fired) as Item['fired']),
  clauses: JSON.parse(row.clauses) as Item['clauses'],
  protocolVersion: row.protocol_version,
  comment: row.comment,
  assignedTo: row.assigned_to,
  openedAt: row.opened_at,
  acknowledgedAt: row.acknowledged_at,
  closedAt: row.closed_at,
  remindedAt: row.reminded_at,
  escalatedAt: row.escalated_at,
  legalHold: row.legal_hold === 1,
});
