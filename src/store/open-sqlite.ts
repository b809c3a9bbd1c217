import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { StoreError } from '../app/store';
import type { Engine, Tx } from './engine';
import { errorCode } from './error-code';
import { explainSqlite } from './explain-sqlite';
import type { Tables } from './tables';
import { createWriter } from './write-together';

/** How long a writer waits for another process's transaction, ms. */
const BUSY_MS = 5_000;
/** How often it asks whether that one has ended, ms. */
const POLL_MS = 2;
/** "REMT": marks the file as ours. */
const APPLICATION_ID = 0x52454d54;

/** Opens or creates the one file that holds everything. Each commit is on the disk before its promise resolves. */
export const openSqlite = (path: string): Engine => {
  const explain = explainSqlite(path);
  const file = openFile(path, explain);
  const db = new Kysely<Tables>({ dialect: dialectOf(file) });
  const write = createWriter(db);
  return {
    dialect: 'sqlite',
    db,
    write,
    // A transaction that may write holds the file's only write lock from its start.
    lockHistory: async () => undefined,
    // In a transaction, because that one waits its turn without blocking.
    writeOne: write,
    locksRows: false,
    aboutList: sql<string>`(select json_group_array(a.person order by a.place) from item_about a where a.item = item.id)`,
    matches: (words) => {
      const beginnings = words.map((word) => `"${word}"*`).join(' ');
      return sql`item.id in (select rowid from item_search where item_search match ${beginnings})`;
    },
    index: async (tx, item, words) => {
      await unindex(tx, item);
      await sql`insert into item_search (rowid, words) values (${item}, ${words.join(' ')})`.execute(tx);
    },
    unindex,
    scrub: async () => {
      // Pages are overwritten as words go (secure_delete); this takes the older copies out of the write-ahead log.
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
    },
    inspect: async () => {
      const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
      const found = rows[0]?.quick_check ?? 'no answer';
      if (found !== 'ok') throw explain(Object.assign(new Error(found), { code: 'SQLITE_CORRUPT' }));
    },
    explain,
  };
};

const unindex = async (tx: Tx, item: number): Promise<void> => {
  await sql`delete from item_search where rowid = ${item}`.execute(tx);
};

const openFile = (path: string, explain: (cause: unknown) => StoreError): Sqlite.Database => {
  let file: Sqlite.Database | null = null;
  try {
    file = new Sqlite(path, { timeout: BUSY_MS });
    const application = file.pragma('application_id', { simple: true });
    const isEmpty = file.prepare('select count(*) from sqlite_master').pluck().get() === 0;
    if (application !== APPLICATION_ID && !isEmpty) {
      throw new StoreError(
        'refused',
        `${path} is another program's SQLite database. Name another file in REMIT_DATABASE.`,
      );
    }
    if (isEmpty) file.pragma(`application_id = ${APPLICATION_ID}`);
    file.pragma('journal_mode = wal');
    file.pragma('synchronous = full');
    file.pragma('foreign_keys = on');
    file.pragma('secure_delete = on');
    return file;
  } catch (error) {
    file?.close();
    throw explain(error);
  }
};

/** Waits its turn to write without blocking whatever else this process does: SQLite's own waiting is synchronous. */
const begin = async (database: Sqlite.Database, connection: DatabaseConnection): Promise<void> => {
  const deadline = performance.now() + BUSY_MS;
  for (;;) {
    database.pragma('busy_timeout = 0');
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      return;
    } catch (error) {
      if (!errorCode(error).startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error;
    } finally {
      database.pragma(`busy_timeout = ${BUSY_MS}`);
    }
    await wait(POLL_MS);
  }
};

/** More than there are different statements, lists of ids of different lengths apart. */
const MOST_STATEMENTS = 200;

/** Keeps statements: preparing them again would take as long as running them. */
const preparedOnce = (database: Sqlite.Database): SqliteDatabase => {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known !== undefined) return known;
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      const statement = database.prepare(text);
      statements.set(text, statement);
      return statement;
    },
  };
};

/** Kysely's own, but that writers begin immediately, and that a rollback which SQLite has done itself is no error. */
const dialectOf = (database: Sqlite.Database): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createDriver: () => {
    const driver = new SqliteDriver({ database: preparedOnce(database) });
    return {
      init: () => driver.init(),
      acquireConnection: () => driver.acquireConnection(),
      beginTransaction: (connection, { accessMode }) =>
        accessMode === 'read only' ? driver.beginTransaction(connection) : begin(database, connection),
      commitTransaction: (connection) => driver.commitTransaction(connection),
      rollbackTransaction: async (connection) => {
        if (database.inTransaction) await driver.rollbackTransaction(connection);
      },
      releaseConnection: () => driver.releaseConnection(),
      destroy: () => driver.destroy(),
    };
  },
});
