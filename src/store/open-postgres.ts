import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import type { Engine, Tx } from './engine';
import { explainPostgres } from './explain-postgres';
import type { Tables } from './tables';

const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;
/** Any number, the same in every process: only one at a time adds to the history. */
const HISTORY_LOCK = 7_269_001;
/** PostgreSQL's oid of bigint, whose values here all fit a number. */
const BIGINT = 20;

/** Uses the database at this address. It connects when it is first asked. */
export const openPostgres = (url: string): Engine => {
  const pool = new Pool(poolConfig(url));
  // A connection that breaks while nobody uses it is no reason to end: the next call says so, or connects anew.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    dialect: 'postgres',
    db,
    lockHistory: async (tx) => {
      await sql`select pg_advisory_xact_lock(${HISTORY_LOCK})`.execute(tx);
    },
    write: (work) => db.transaction().execute(work),
    writeOne: (work) => work(db),
    locksRows: true,
    aboutList: sql<string>`(select coalesce(json_agg(a.person order by a.place), '[]')::text
      from item_about a where a.item = item.id)`,
    matches: (words) => {
      const beginnings = words.map((word) => `'${word}':*`).join(' & ');
      return sql`item.id in (select item from item_search where words @@ ${beginnings}::tsquery)`;
    },
    index: async (tx, item, words) => {
      await sql`insert into item_search (item, words) values (${item}, array_to_tsvector(${words}::text[]))
        on conflict (item) do update set words = excluded.words`.execute(tx);
    },
    unindex,
    scrub: async () => {
      await sql`vacuum words, item, item_search, outbox`.execute(db);
    },
    // The server checks its own pages as it reads them.
    inspect: async () => undefined,
    explain: explainPostgres(withoutPassword(url)),
  };
};

const unindex = async (tx: Tx, item: number): Promise<void> => {
  await sql`delete from item_search where item = ${item}`.execute(tx);
};

const poolConfig = (url: string): PoolConfig => ({
  connectionString: url,
  application_name: 'remit',
  connectionTimeoutMillis: CONNECT_MS,
  statement_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: STATEMENT_MS,
  keepAlive: true,
  types: {
    getTypeParser: (oid, format) => (oid === BIGINT ? Number : types.getTypeParser(oid, format)),
  },
});

const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
};
