import type { Recorded, Turn } from '../app/store';
import type { Deed } from '../core/register/history';
import type { Item, NewItem } from '../core/register/item';
import { isKeptFromSomebody } from '../core/register/standing';
import { appendEntry, readTail } from './append-entry';
import { type Engine, type Tx, writing } from './engine';
import { enqueue } from './outbox-rows';
import { countedReference, drawnReference } from './reference';
import { searchWords } from './search-words';

/** Where ids and salts come from. */
export type Chance = { readonly newId: () => string; readonly newSalt: () => string };

/** Files the delivery key, the item and the outbox entries in one transaction. */
export const recordTurn = (engine: Engine, chance: Chance, turn: Turn): Promise<Recorded> => {
  // The history is locked only by what adds to it: answers to questions do not wait for one another.
  const begin = <T>(work: (tx: Tx) => Promise<T>) => (turn.open === null ? engine.write(work) : writing(engine, work));
  return begin(async (tx) => {
    const { deliveryKey: key, at, open, outbox } = turn;
    const first = await tx
      .insertInto('delivery')
      .values({ key, at })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows !== 1n) {
      const seen = await tx.selectFrom('delivery').select('reference').where('key', '=', key).executeTakeFirst();
      return { kind: 'duplicate', reference: seen?.reference ?? null };
    }
    const reference = open === null ? null : await openItem(engine, tx, chance, open.item, open.deed);
    if (reference !== null) await tx.updateTable('delivery').set({ reference }).where('key', '=', key).execute();
    await enqueue(tx, chance.newId, outbox, { reference, at });
    return { kind: 'recorded', reference };
  });
};

/** The item that a delivery is about, while it is there. */
export const referenceOfDelivery = async ({ db }: Engine, key: string): Promise<string | null> => {
  const seen = await db.selectFrom('delivery').select('reference').where('key', '=', key).executeTakeFirst();
  return seen?.reference ?? null;
};

const openItem = async (engine: Engine, tx: Tx, chance: Chance, news: NewItem, deed: Deed): Promise<string> => {
  const year = Number(deed.at.slice(0, 4));
  const reference = isKeptFromSomebody(news) ? await drawReference(tx, chance, year) : await countReference(tx, year);
  const item = opened(news, reference, deed.at);
  const words = { ...deed.words, sentence: news.sentence, fired: JSON.stringify(news.fired) };
  const tail = await readTail(tx);
  const { sequence } = await appendEntry(tx, tail, chance.newSalt, { deed: { ...deed, words }, item, reference });
  await insertItem(engine, tx, item, sequence);
  return reference;
};

/** Counted in the same transaction as the item, so that a number is neither lost nor given out twice. */
const countReference = async (tx: Tx, year: number): Promise<string> => {
  const { last } = await tx
    .insertInto('counter')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet((of) => ({ last: of('counter.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return countedReference(year, last);
};

const MOST_DRAWS = 50;

/** In a row of numbers somebody from whom an item is kept would see that one is missing. */
const drawReference = async (tx: Tx, { newSalt }: Chance, year: number): Promise<string> => {
  for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
    const reference = drawnReference(year, newSalt());
    // Looked for in the history, where those that were purged are too.
    const taken = await tx
      .selectFrom('history')
      .select('sequence')
      .where('reference', '=', reference)
      .executeTakeFirst();
    if (taken === undefined) return reference;
  }
  throw new Error(`There is no reference left for ${year}.`);
};

const opened = (news: NewItem, reference: string, at: string): Item => ({
  reference,
  kind: news.kind,
  council: news.council,
  state: 'open',
  outcome: null,
  version: 1,
  openedBy: news.openedBy,
  sender: news.sender,
  about: [...new Set(news.about)],
  conversation: news.conversation,
  sentence: news.sentence,
  fired: news.fired,
  clauses: news.clauses,
  protocolVersion: news.protocolVersion,
  comment: null,
  assignedTo: news.assignedTo,
  openedAt: at,
  acknowledgedAt: null,
  closedAt: null,
  remindedAt: null,
  escalatedAt: null,
  legalHold: false,
});

const insertItem = async (engine: Engine, tx: Tx, item: Item, sequence: number): Promise<void> => {
  const id = sequence;
  await tx
    .insertInto('item')
    .values({
      id,
      reference: item.reference,
      kind: item.kind,
      council: item.council,
      state: item.state,
      version: item.version,
      opened_by: item.openedBy,
      sender: item.sender,
      conversation: JSON.stringify(item.conversation),
      clauses: JSON.stringify(item.clauses),
      protocol_version: item.protocolVersion,
      assigned_to: item.assignedTo,
      opened_sequence: sequence,
      opened_at: item.openedAt,
      legal_hold: 0,
    })
    .execute();
  await putAbout(tx, id, item.about);
  await engine.index(tx, id, wordsToFind(item));
};

/** Replaces whom an item is about. */
export const putAbout = async (tx: Tx, item: number, about: readonly string[]): Promise<void> => {
  await tx.deleteFrom('item_about').where('item', '=', item).execute();
  if (about.length === 0) return;
  await tx
    .insertInto('item_about')
    .values(about.map((person, place) => ({ item, person, place })))
    .execute();
};

/** What an item can be found by: what its sender may know of it, and no more. */
export const wordsToFind = (item: Pick<Item, 'sentence' | 'fired' | 'comment'>): readonly string[] =>
  searchWords([item.sentence ?? '', ...(item.fired ?? []), item.comment ?? ''].join(' '));
