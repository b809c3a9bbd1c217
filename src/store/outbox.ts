import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Attempt, DeadLetter, Destination, OutboxEntry, Settled, Store } from '../app/store';
import type { Json } from '../core/register/item';
import { cardDelivered, forgetCard } from './cards';
import type { Engine, Tx } from './engine';
import { waitingRow } from './outbox-rows';
import type { OutboxTable, Tables } from './tables';

type Claim = Parameters<Store['claimDue']>[0];

/** Clocks of several machines may differ by this much, ms; by more, and a clock has stepped back. */
const SKEW_MS = 60_000;

/** Marks the lease of a message that somebody held before, who did not say what became of it. */
const IN_DOUBT = 'again:';
/** Marks the lease of a message that has not left whoever holds it. */
const AT_HAND = 'held:';
/** Stands for the lease of a message that was given back. */
const RELEASED = 'released';

/** Leases the first waiting entry of each conversation that is due. Nobody else gets them until the lease runs out. */
export const claimDue = async (engine: Engine, newId: () => string, claim: Claim): Promise<readonly OutboxEntry[]> => {
  const { now, leaseMs, limit, handingOver = [] } = claim;
  if (claim.adapters.length === 0) return [];
  // Most of the time nothing waits, and nobody need be kept from writing to find that out.
  const any = await due(engine.db, claim).select('id').limit(1).executeTakeFirst();
  if (any === undefined) return [];
  const lease = newId();
  const rows = await engine.writeOne((db) =>
    db
      .with('mine', (from) =>
        due(from, claim)
          .select('id')
          .orderBy('id')
          .limit(limit)
          .$if(engine.locksRows, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('outbox')
      .set((of) => ({
        lease: of
          .case()
          // Whoever held it before wrote down no end: it may have got through.
          .when(of.and([of('lease', 'is not', null), of('lease', 'not like', `${AT_HAND}%`)]))
          .then(`${IN_DOUBT}${lease}`)
          .when('adapter', 'in', handingOver.length === 0 ? [''] : handingOver)
          .then(`${AT_HAND}${lease}`)
          .else(lease)
          .end(),
        leased_until: now + leaseMs,
        touched_at: now,
      }))
      .where('id', 'in', (of) => of.selectFrom('mine').select('mine.id'))
      .returningAll()
      .execute(),
  );
  return rows.sort((one, other) => one.id - other.id).map((row) => entryOf(row, row.lease ?? lease));
};

const due = (db: Pick<Tx, 'selectFrom'>, { now, adapters }: Claim) =>
  db
    .selectFrom('outbox')
    .where('state', '=', 'waiting')
    .where('adapter', 'in', adapters)
    .where((of) =>
      of.or([of.and([of('due_at', '<=', now), of('leased_until', '<=', now)]), of('touched_at', '>', now + SKEW_MS)]),
    )
    .where((of) => of.not(of.exists(earlier(of))));

const earlier = (of: ExpressionBuilder<Tables, 'outbox'>) =>
  of
    .selectFrom('outbox as before')
    .select('before.id')
    .where('before.state', '=', 'waiting')
    .whereRef('before.conversation', '=', 'outbox.conversation')
    .whereRef('before.id', '<', 'outbox.id');

const entryOf = (row: Selectable<OutboxTable>, lease: string): OutboxEntry => ({
  key: row.key,
  reference: row.reference,
  to: destinationOf(row.destination),
  content: jsonOf(row.content),
  posted: jsonOf(row.posted),
  attempt: row.attempts + 1,
  inDoubt: lease.startsWith(IN_DOUBT),
  lease,
});

const jsonOf = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));

const destinationOf = (text: string): Destination => JSON.parse(text) as Destination;

/** From now on it is in doubt, unless its end is written down. */
export const handOver = async (engine: Engine, { key, lease }: Held): Promise<string | null> => {
  if (!lease.startsWith(AT_HAND)) return lease;
  const left = lease.slice(AT_HAND.length);
  const row = await engine.writeOne((db) =>
    db
      .updateTable('outbox')
      .set({ lease: left })
      .where('key', '=', key)
      .where('lease', '=', lease)
      .returning('id')
      .executeTakeFirst(),
  );
  return row === undefined ? null : left;
};

/** Writes down how an attempt ended, for whoever still holds the lease. */
export const settle = async (
  engine: Engine,
  newId: () => string,
  held: Held,
  attempt: Attempt,
  now: number,
): Promise<Settled> => {
  if (attempt.kind === 'dead') return bury(engine, newId, held, attempt.reason, now);
  if (attempt.kind === 'delivered') return forgetDelivered(engine, newId, held, attempt.handle, now);
  const row = await engine.writeOne((db) => {
    const free = db
      .updateTable('outbox')
      .set({
        lease: surelyNotSent(held, attempt) ? null : RELEASED,
        leased_until: 0,
        touched_at: now,
      })
      .where('key', '=', held.key)
      .where('lease', '=', held.lease)
      .returning('id');
    switch (attempt.kind) {
      case 'release':
        return free.executeTakeFirst();
      case 'retry': {
        const { dueAt, reason } = attempt;
        return free.set((of) => ({ attempts: of('attempts', '+', 1), due_at: dueAt, reason })).executeTakeFirst();
      }
    }
  });
  return row === undefined ? 'lost' : 'settled';
};

/** What was given back, or got no answer, may have been on its way. */
const surelyNotSent = ({ lease }: Held, attempt: Attempt): boolean =>
  lease.startsWith(AT_HAND) || (attempt.kind === 'retry' && attempt.refused === true && !lease.startsWith(IN_DOUBT));

type Held = Pick<OutboxEntry, 'key' | 'lease'>;

/** A message is forgotten once it was delivered, but for how a card is found again. */
const forgetDelivered = (
  engine: Engine,
  newId: () => string,
  held: Held,
  handle: Json | null,
  now: number,
): Promise<Settled> =>
  engine.write(async (tx) => {
    const row = await tx
      .deleteFrom('outbox')
      .where('key', '=', held.key)
      .where('lease', '=', held.lease)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return 'lost';
    await cardDelivered(tx, newId, row, handle, new Date(now).toISOString());
    return 'settled';
  });

/** A dead letter, and the next way of its route in the same transaction. */
const bury = (engine: Engine, newId: () => string, held: Held, reason: string, now: number): Promise<Settled> =>
  engine.write(async (tx) => {
    const row = await tx
      .updateTable('outbox')
      .set((of) => ({ lease: null, leased_until: 0, touched_at: now, attempts: of('attempts', '+', 1), reason }))
      .where('key', '=', held.key)
      .where('lease', '=', held.lease)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return 'lost';
    const died_at = new Date(now).toISOString();
    const instead = await sendOtherwise(tx, newId, row, died_at);
    if (row.card !== null) await forgetCard(tx, row.card);
    const own = tx.updateTable('outbox').where('id', '=', row.id);
    await own.set({ state: 'dead', died_at, instead, content: null }).execute();
    return 'settled';
  });

/** The next way of the route gets the same message as a new entry. */
const sendOtherwise = async (
  tx: Tx,
  newId: () => string,
  row: Selectable<OutboxTable>,
  at: string,
): Promise<string | null> => {
  const [next, ...rest] = JSON.parse(row.otherwise) as readonly Destination[];
  if (next === undefined) return null;
  const { reference, content, is_card } = row;
  await tx
    .insertInto('outbox')
    .values({ ...waitingRow(newId(), next, rest, content, { reference, at }), is_card })
    .execute();
  return JSON.stringify(next);
};

/** What could not be delivered, newest first. */
export const deadLetters = async (engine: Engine, limit: number): Promise<readonly DeadLetter[]> => {
  const rows = await engine.db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'dead')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    reference: row.reference,
    to: destinationOf(row.destination),
    reason: row.reason ?? '',
    attempts: row.attempts,
    at: row.died_at ?? row.recorded_at,
    instead: row.instead === null ? null : destinationOf(row.instead),
    isUpdate: row.posted !== null,
  }));
};

/** How much waits or could not be delivered, and since when the oldest waits. */
export const backlog = async (engine: Engine): ReturnType<Store['backlog']> => {
  const rows = await engine.db
    .selectFrom('outbox')
    .select((of) => ['state', of.fn.countAll<number>().as('count'), of.fn.min('recorded_at').as('oldest')])
    .groupBy('state')
    .execute();
  const waiting = rows.find(({ state }) => state === 'waiting');
  const dead = rows.find(({ state }) => state === 'dead');
  return { waiting: waiting?.count ?? 0, dead: dead?.count ?? 0, oldest: waiting?.oldest ?? null };
};

/** Forgets deliveries that came in, and messages that were given up, before this. */
export const sweep = (engine: Engine, before: string): Promise<void> =>
  engine.write(async (tx) => {
    await tx.deleteFrom('delivery').where('at', '<', before).execute();
    await tx.deleteFrom('outbox').where('died_at', '<', before).execute();
  });
