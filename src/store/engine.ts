import type { Expression, Kysely, RawBuilder, SqlBool, Transaction } from 'kysely';
import type { StoreError } from '../app/store';
import type { Tables } from './tables';

export type Tx = Transaction<Tables>;

/** Where the two databases differ. */
export interface Engine {
  readonly dialect: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** Runs a transaction that writes. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Holds every other writer of the history back until the transaction ends. */
  lockHistory(tx: Tx): Promise<void>;
  /** Runs a single statement that writes, which is a transaction by itself. */
  writeOne<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Whom an item is about, in order, as a JSON array, within a query over `item`. */
  readonly aboutList: RawBuilder<string>;
  /** Whether an item of a query over `item` has words that begin with all of these. */
  matches(words: readonly string[]): Expression<SqlBool>;
  /** Replaces what an item can be found by. */
  index(tx: Tx, item: number, words: readonly string[]): Promise<void>;
  unindex(tx: Tx, item: number): Promise<void>;
  /** Rows of the outbox that another process holds are passed over, where the database can lock rows. */
  readonly locksRows: boolean;
  /** Makes removed words disappear from the files too, as far as the database allows. */
  scrub(): Promise<void>;
  /** Rejects with a StoreError where the database finds its own files damaged. */
  inspect(): Promise<void>;
  /** Says what an error means and what to do about it. */
  explain(cause: unknown): StoreError;
}

/** All or nothing, one writer of the history at a time. */
export const writing = <T>(engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> =>
  engine.write(async (tx) => {
    await engine.lockHistory(tx);
    return work(tx);
  });

/** Every query of the work sees the same moment. */
export const reading = <T>(engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> =>
  engine.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);

/** Cleans the files after words were removed. No query finds them any more, so that a failure here undoes nothing. */
export const scrubbed = async <T>(engine: Engine, removed: T): Promise<T> => {
  try {
    await engine.scrub();
  } catch {
    // The next checkpoint or vacuum does it.
  }
  return removed;
};
