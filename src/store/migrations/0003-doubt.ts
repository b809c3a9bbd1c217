import { sql } from 'kysely';

/** Whether a message was with somebody who never said how it ended. */
export const doubt = {
  number: 3,
  name: 'doubt',
  statements: () => [sql`alter table outbox add column in_doubt integer not null default 0`],
};
