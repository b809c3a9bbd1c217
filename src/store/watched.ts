import type { WatchedChannel } from '../app/store';
import type { Deed } from '../core/register/history';
import { appendEntry, readTail } from './append-entry';
import { type Engine, type Tx, writing } from './engine';
import type { Chance } from './record-turn';

/** Adds a channel to those that are watched, and the deed to the history where it is a new one. */
export const watch = (
  engine: Engine,
  chance: Chance,
  { surface, channel }: WatchedChannel,
  deed: Deed,
): Promise<void> =>
  writing(engine, async (tx) => {
    const added = await tx
      .insertInto('watched')
      .values({ surface, channel })
      .onConflict((conflict) => conflict.columns(['surface', 'channel']).doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n) await note(tx, chance, deed);
  });

/** Takes a channel away from them, and adds the deed to the history where it was one. */
export const unwatch = (engine: Engine, chance: Chance, watching: WatchedChannel, deed: Deed): Promise<void> =>
  writing(engine, async (tx) => {
    const { surface, channel } = watching;
    const removed = await tx
      .deleteFrom('watched')
      .where('surface', '=', surface)
      .where('channel', '=', channel)
      .executeTakeFirst();
    if (removed.numDeletedRows === 1n) await note(tx, chance, deed);
  });

const note = async (tx: Tx, { newSalt }: Chance, deed: Deed): Promise<void> => {
  await appendEntry(tx, await readTail(tx), newSalt, { deed, item: null, reference: null });
};

/** The channels that are watched. */
export const watched = ({ db }: Engine): Promise<readonly WatchedChannel[]> =>
  db.selectFrom('watched').selectAll().orderBy('surface').orderBy('channel').execute();
