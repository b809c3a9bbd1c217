import { sql } from 'kysely';
import type { Engine } from '../engine';

const KEEP = 'the history of the register is append-only';

/** `insert or replace` removes what stands in its way, and no trigger on deletions hears of it. */
const sqlite = [
  sql`create trigger history_no_replace before insert on history
    when exists (select 1 from history
      where sequence >= new.sequence or previous = new.previous or hash = new.hash)
    begin select raise(abort, ${sql.lit(KEEP)}); end`,
  sql`create trigger words_no_replace before insert on words
    when exists (select 1 from words where sequence = new.sequence and name = new.name)
    begin select raise(abort, ${sql.lit(KEEP)}); end`,
  sql`create trigger words_no_update before update on words
    begin select raise(abort, ${sql.lit(KEEP)}); end`,
];

const postgres = [
  sql`create trigger words_no_update before update on words for each row execute function refuse_change()`,
];

/** An entry is never replaced, and what was written never changed: words go, or stay as they are. */
export const appendOnly = {
  number: 3,
  name: 'append-only',
  statements: ({ dialect }: Pick<Engine, 'dialect'>) => (dialect === 'sqlite' ? sqlite : postgres),
};
