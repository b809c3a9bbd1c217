import { sql } from 'kysely';
import { StoreError } from '../app/store';
import { type Engine, writing } from './engine';
import { register } from './migrations/0001-register';
import { cards } from './migrations/0002-cards';
import { appendOnly } from './migrations/0003-append-only';

/** In the order in which they run. A migration that was released never changes: add the next number. */
export const MIGRATIONS = [register, cards, appendOnly];

/** Brings the database to this version's schema, whoever else is starting at the same moment. `now`: ms. */
export const migrate = (engine: Engine, now: number): Promise<void> =>
  writing(engine, async (tx) => {
    await sql`create table if not exists migration (number integer primary key, name text not null, at text not null)`.execute(
      tx,
    );
    const done = await tx
      .selectFrom('migration')
      .select('number')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const schema = done?.number ?? 0;
    const known = MIGRATIONS.at(-1)?.number ?? 0;
    if (schema > known) {
      throw new StoreError(
        'newer-schema',
        `The register was last used by a newer Remit (schema ${schema}; this one knows ${known}). Nothing was changed. Update Remit.`,
      );
    }
    for (const { number, name, statements } of MIGRATIONS.filter(({ number }) => number > schema)) {
      for (const statement of statements(engine)) await statement.execute(tx);
      await tx
        .insertInto('migration')
        .values({ number, name, at: new Date(now).toISOString() })
        .execute();
    }
  });
