import { type Kysely, sql } from 'kysely';
import type { Tx } from './engine';
import type { Tables } from './tables';

type Job = {
  /** Does the work within a savepoint; what it comes to is told by `settled` once all is on the disk. */
  readonly run: (tx: Tx) => Promise<void>;
  readonly settled: () => void;
  readonly failed: (error: unknown) => void;
};

/** So many share a commit at most: whoever waits for it should not wait long. */
const MOST_TOGETHER = 64;

/**
 * Commits together what is written at the same time, in the order in which it came: the disk takes as long for many as for
 * one. Each is all or nothing by itself, and resolves once it is on the disk.
 */
export const createWriter = (db: Kysely<Tables>) => {
  const waiting: Job[] = [];
  let isWriting = false;

  const commit = async (jobs: readonly Job[]): Promise<void> => {
    try {
      await db.transaction().execute(async (tx) => {
        for (const job of jobs) await job.run(tx);
      });
      for (const { settled } of jobs) settled();
    } catch (error) {
      for (const { failed } of jobs) failed(error);
    }
  };

  const writeAll = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    // Whoever comes in the same turn of the event loop is written with the first.
    await new Promise(setImmediate);
    while (waiting.length > 0) await commit(waiting.splice(0, MOST_TOGETHER));
    isWriting = false;
  };

  return <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      let settle: () => void = () => undefined;
      const run = async (tx: Tx): Promise<void> => {
        await sql`savepoint job`.execute(tx);
        try {
          const value = await work(tx);
          settle = () => resolve(value);
        } catch (error) {
          // Where SQLite has given up the whole transaction, all that share the commit have failed for this reason.
          await sql`rollback to job`.execute(tx).catch(() => Promise.reject(error));
          settle = () => reject(error);
        }
        await sql`release job`.execute(tx);
      };
      waiting.push({ run, settled: () => settle(), failed: reject });
      void writeAll();
    });
};
