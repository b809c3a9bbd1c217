import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { StoreLocation } from '../../src/store/open-store';
import { attemptPostgres, type PostgresServer, startPostgres, tamperPostgres } from './store-postgres';

/** Somewhere to keep a register, for the length of a test run. */
export interface Places {
  /** A place that nobody has used. */
  fresh(): Promise<StoreLocation>;
  /** Changes what is kept there behind the store's back, past the triggers. */
  tamper(place: StoreLocation, statements: readonly string[]): Promise<void>;
  /** The same with every trigger at work. */
  attempt(place: StoreLocation, statement: string): Promise<void>;
  clear(): Promise<void>;
}

/** Files in a folder that is removed at the end. */
export const sqlitePlaces = (): Places & { readonly folder: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-store-'));
  let files = 0;
  return {
    folder,
    fresh: async () => {
      files += 1;
      return { kind: 'sqlite', path: join(folder, `${files}.sqlite`) };
    },
    tamper: async (place, statements) => {
      if (place.kind !== 'sqlite') return;
      const file = new Sqlite(place.path);
      file.pragma('foreign_keys = off');
      for (const name of file.prepare("select name from sqlite_master where type = 'trigger'").pluck().all()) {
        file.exec(`drop trigger "${String(name)}"`);
      }
      for (const statement of statements) file.exec(statement);
      file.close();
    },
    attempt: async (place, statement) => {
      if (place.kind !== 'sqlite') return;
      const file = new Sqlite(place.path);
      try {
        file.exec(statement);
      } catch (error) {
        throw new Error(String(error));
      } finally {
        file.close();
      }
    },
    clear: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Schemas of one server, which is stopped at the end. */
export const postgresPlaces = async (
  settings: readonly string[] = [],
): Promise<Places & { readonly server: PostgresServer }> => {
  const server = await startPostgres(settings);
  return {
    server,
    fresh: async () => ({ kind: 'postgres', url: await server.fresh() }),
    tamper: async (place, statements) => {
      if (place.kind === 'postgres') await tamperPostgres(place.url, statements);
    },
    attempt: async (place, statement) => {
      if (place.kind === 'postgres') await attemptPostgres(place.url, statement);
    },
    clear: () => server.stop(),
  };
};
