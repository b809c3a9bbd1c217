import type { ExpressionBuilder } from 'kysely';
import type { HistoryOf } from '../app/store';
import type { HistoryEntry } from '../core/register/history';
import { BY_SEAL, ITEM_SEAL } from './append-entry';
import { type Engine, reading, type Tx } from './engine';
import type { HistoryTable, Tables } from './tables';

type Words = Tables['words'];

/** The entries that were asked for, oldest first, with what is left of their words. */
export const readHistory = (engine: Engine, of: HistoryOf): Promise<readonly HistoryEntry[]> =>
  reading(engine, (tx) => historyIn(tx, of));

/** What happened to an item since one of its versions. */
export const historySince = async (tx: Tx, reference: string, version: number): Promise<readonly HistoryEntry[]> =>
  (await historyIn(tx, { kind: 'item', reference })).filter((entry) => (entry.version ?? 0) > version);

const historyIn = async (tx: Tx, of: HistoryOf): Promise<readonly HistoryEntry[]> => {
  const entries = tx.selectFrom('history').selectAll().orderBy('sequence');
  const rows = await (of.kind === 'item'
    ? entries.where('reference', '=', of.reference)
    : of.kind === 'register'
      ? entries.where('reference', 'is', null)
      : entries.where('sequence', 'in', (by) => naming(by, BY_SEAL, of.person).union(naming(by, TO, of.person)))
  ).execute();
  return withWords(tx, rows);
};

/** Under this name stands to whom an item was given. */
const TO = 'to';

/** Each name in a query of its own, so that the frequent one uses its index. */
const naming = (of: ExpressionBuilder<Tables, 'history'>, name: string, person: string) =>
  of.selectFrom('words').select('sequence').where('name', '=', name).where('text', '=', person);

const withWords = async (tx: Tx, rows: readonly HistoryTable[]): Promise<readonly HistoryEntry[]> => {
  const words = await wordsOf(
    tx,
    rows.map(({ sequence }) => sequence),
  );
  return rows.map((row) => entryOf(row, words.get(row.sequence) ?? []));
};

/** How many values one statement may name, on either database. */
const CHUNK = 5_000;

/** The words that are left of these entries. */
export const wordsOf = async (tx: Tx, sequences: readonly number[]): Promise<ReadonlyMap<number, readonly Words[]>> => {
  const found = new Map<number, Words[]>();
  for (let from = 0; from < sequences.length; from += CHUNK) {
    const chunk = sequences.slice(from, from + CHUNK);
    for (const row of await tx.selectFrom('words').selectAll().where('sequence', 'in', chunk).execute()) {
      const list = found.get(row.sequence);
      if (list === undefined) found.set(row.sequence, [row]);
      else list.push(row);
    }
  }
  return found;
};

/** The names of an entry's salted hashes, and the hashes. */
export const sealsOf = ({ seals }: Pick<HistoryTable, 'seals'>) =>
  JSON.parse(seals) as Readonly<Record<string, string>>;

const entryOf = (row: HistoryTable, words: readonly Words[]): HistoryEntry => {
  const left = new Map(words.map(({ name, text }) => [name, text]));
  const names = Object.keys(sealsOf(row)).filter((name) => name !== BY_SEAL && name !== ITEM_SEAL);
  return {
    sequence: row.sequence,
    reference: row.reference,
    version: row.version,
    act: row.act as HistoryEntry['act'],
    at: row.at,
    by: left.get(BY_SEAL) ?? null,
    detail: JSON.parse(row.detail) as HistoryEntry['detail'],
    words: Object.fromEntries(names.map((name) => [name, left.get(name) ?? null])),
    previous: row.previous,
    hash: row.hash,
  };
};
