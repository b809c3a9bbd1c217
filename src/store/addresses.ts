import type { KeptAddress } from '../app/store';
import type { Json } from '../core/register/item';
import type { Engine } from './engine';

/** Remembers how a person is reached on a surface, in place of what was known before. */
export const keepAddress = async (engine: Engine, surface: string, account: string, known: Json): Promise<void> => {
  const address = JSON.stringify(known);
  if ((await readAddress(engine, surface, account)) === address) return;
  await engine.writeOne((db) =>
    db
      .insertInto('address')
      .values({ surface, account, address })
      .onConflict((conflict) => conflict.columns(['surface', 'account']).doUpdateSet({ address }))
      .execute(),
  );
};

/** How a person is reached; null where that is not known. */
export const addressOf = async (engine: Engine, surface: string, account: string): Promise<Json | null> => {
  const address = await readAddress(engine, surface, account);
  return address === null ? null : (JSON.parse(address) as Json);
};

const readAddress = async ({ db }: Engine, surface: string, account: string): Promise<string | null> => {
  const known = db.selectFrom('address').select('address');
  const row = await known.where('surface', '=', surface).where('account', '=', account).executeTakeFirst();
  return row?.address ?? null;
};

/** How everybody is reached. */
export const addresses = async ({ db }: Engine): Promise<readonly KeptAddress[]> => {
  const rows = await db.selectFrom('address').selectAll().orderBy('account').orderBy('surface').execute();
  return rows.map(({ surface, account, address }) => ({
    surface,
    person: account,
    address: JSON.parse(address) as Json,
  }));
};

/** Forgets how a person is reached. */
export const forgetAddress = async (engine: Engine, surface: string, account: string): Promise<void> => {
  await engine.writeOne((db) =>
    db.deleteFrom('address').where('surface', '=', surface).where('account', '=', account).execute(),
  );
};
