import type { Store } from '../../../src/app/store';
import { openStore, type StoreLocation } from '../../../src/store/open-store';
import type { Places } from '../../fakes/store-places';

/** What a contract needs of a database; everything it opens is closed after each test. */
export type Stand = {
  readonly dialect: 'sqlite' | 'postgres';
  /** The place that was chosen last. */
  readonly place: StoreLocation;
  /** A place for a new register. */
  choose(): Promise<void>;
  /** A new register. */
  open(): Promise<Store>;
  /** Another process's view of the register that was opened last. */
  openAgain(): Promise<Store>;
  /** Changes the register that was opened last behind its back. */
  tamper(...statements: readonly string[]): Promise<void>;
  /** One statement with the database's own guards at work. */
  attempt(statement: string): Promise<void>;
};

/** A stand over places that exist only once the tests run. */
export const standOver = (places: () => Places): Stand => {
  const opened: Store[] = [];
  let place: StoreLocation | null = null;
  const here = (): StoreLocation => {
    if (place === null) throw new Error('No register was opened.');
    return place;
  };
  const openAgain = async (): Promise<Store> => {
    const store = await openStore(here());
    opened.push(store);
    return store;
  };
  const choose = async (): Promise<void> => {
    place = await places().fresh();
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });
  return {
    get dialect() {
      return here().kind;
    },
    get place() {
      return here();
    },
    choose,
    open: async () => {
      await choose();
      return openAgain();
    },
    openAgain,
    attempt: (statement) => places().attempt(here(), statement),
    tamper: (...statements) => places().tamper(here(), statements),
  };
};
