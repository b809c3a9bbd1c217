import type { Deed, HistoryEntry } from '../core/register/history';
import type { Item, Json } from '../core/register/item';
import { canonicalJson } from './canonical-json';
import { CHAIN_START, hashOf, sealOf } from './chain';
import type { Tx } from './engine';

/** The end of the chain, held until the transaction ends. */
export type Tail = { readonly sequence: number; readonly hash: string };

/** Seals under this name commit to the whole item as the act left it, so that a changed row shows. */
export const ITEM_SEAL = '@item';
/** And under this one to who did it. */
export const BY_SEAL = '@by';

/** What an entry says besides the deed. */
export type Entry = {
  readonly deed: Deed;
  /** The item as the act leaves it; null where there is none, or none any more. */
  readonly item: Item | null;
  readonly reference: string | null;
};

export const readTail = async (tx: Tx): Promise<Tail> =>
  (await tx
    .selectFrom('history')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? { sequence: 0, hash: CHAIN_START };

/** Adds the next link. The caller holds the history's lock, and has read its tail since. */
export const appendEntry = async (tx: Tx, tail: Tail, newSalt: () => string, entry: Entry): Promise<HistoryEntry> => {
  const { deed, item, reference } = entry;
  const words = Object.entries({ ...deed.words, [BY_SEAL]: deed.by }).map(([name, text]) => {
    const salt = newSalt();
    return { sequence: tail.sequence + 1, name, salt, text, seal: sealOf(salt, text) };
  });
  const salt = newSalt();
  const seals = Object.fromEntries(words.map(({ name, seal }) => [name, seal]));
  const link = {
    sequence: tail.sequence + 1,
    reference,
    version: item?.version ?? null,
    act: deed.act,
    at: deed.at,
    detail: deed.detail,
    seals: item === null ? seals : { ...seals, [ITEM_SEAL]: sealOf(salt, canonicalJson(item as Json)) },
    previous: tail.hash,
  };
  const hash = hashOf(link);
  await tx
    .insertInto('history')
    .values({ ...link, detail: canonicalJson(link.detail), seals: canonicalJson(link.seals), hash })
    .execute();
  if (item !== null && deed.act !== 'opened') await forgetOlderItemSeal(tx, item.reference, link.sequence);
  const rows = words.map(({ seal: _, ...row }) => row);
  await tx
    .insertInto('words')
    .values(item === null ? rows : [...rows, { sequence: link.sequence, name: ITEM_SEAL, salt, text: null }])
    .execute();
  const { seals: _, ...told } = link;
  return { ...told, act: deed.act, by: deed.by, words: deed.words, hash };
};

/** An outdated seal proves nothing, and its salt would let somebody try out words that were removed since. */
const forgetOlderItemSeal = async (tx: Tx, reference: string, sequence: number): Promise<void> => {
  await tx
    .deleteFrom('words')
    .where('name', '=', ITEM_SEAL)
    .where('sequence', 'in', (of) =>
      of.selectFrom('history').select('sequence').where('reference', '=', reference).where('sequence', '<', sequence),
    )
    .execute();
};
