import { randomBytes, randomUUID } from 'node:crypto';
import type { Store } from '../app/store';
import { createStore } from './create-store';
import type { Engine } from './engine';
import { explainSqlite } from './explain-sqlite';
import { migrate } from './migrate';

/** Where the register is kept. */
export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export type StoreOptions = {
  /** ms since 1970; the system's clock unless given. */
  readonly now?: () => number;
  /** Unique texts, for idempotency keys and leases. */
  readonly newId?: () => string;
  /** 64 hexadecimal digits that nobody can guess. */
  readonly newSalt?: () => string;
};

/** Opens the store, creating or migrating what is there; rejects with a StoreError that says what to do. */
export const openStore = async (location: StoreLocation, options: StoreOptions = {}): Promise<Store> => {
  const { now = Date.now, newId = randomUUID, newSalt = () => randomBytes(32).toString('hex') } = options;
  const engine = openEngine(location);
  try {
    await migrate(engine, now());
  } catch (error) {
    await engine.db.destroy();
    throw engine.explain(error);
  }
  return createStore(engine, { newId, newSalt });
};

/** Loads the driver that is used and no other: better-sqlite3 is not there where it could be neither fetched nor built. */
const openEngine = (location: StoreLocation): Engine => {
  if (location.kind === 'postgres') {
    const { openPostgres }: typeof import('./open-postgres') = require('./open-postgres');
    return openPostgres(location.url);
  }
  try {
    const { openSqlite }: typeof import('./open-sqlite') = require('./open-sqlite');
    return openSqlite(location.path);
  } catch (error) {
    throw explainSqlite(location.path)(error);
  }
};
