import type { KnownAnchor, Removal, Verification, WordsOf } from '../app/verification';
import { BY_SEAL, ITEM_SEAL, type Tail } from './append-entry';
import { CHAIN_START } from './chain';
import { type Broken, broken, checkLink, checkWords } from './check-link';
import { type Engine, reading, type Tx } from './engine';
import { sealsOf, wordsOf } from './read-history';
import type { HistoryTable, Tables } from './tables';
import { verifyItems } from './verify-items';

const PAGE = 1_000;

/** What the walk along the chain has gathered. */
type Walk = {
  tail: Tail;
  entries: number;
  /** Whether the entry that is known from elsewhere was met, where only its hash is known. */
  isKnownMet: boolean;
  readonly gone: (Pick<HistoryTable, 'sequence' | 'reference'> & { readonly names: readonly string[] })[];
  readonly removals: Removal[];
  /** The last entry of each item that should be there, and the seal that commits to it. */
  readonly last: Map<string, { readonly sequence: number; readonly seal: string }>;
};

/** Follows the chain from its start, then compares every word and every item with what the chain commits to. */
export const verifyChain = async (engine: Engine, known: KnownAnchor | null): Promise<Verification> => {
  await engine.inspect();
  return reading(engine, async (tx) => {
    const walk: Walk = {
      tail: { sequence: 0, hash: CHAIN_START },
      entries: 0,
      isKnownMet: false,
      gone: [],
      removals: [],
      last: new Map(),
    };
    const wrong = (await walkChain(tx, walk, known)) ?? unlawful(walk) ?? (await verifyItems(engine, tx, walk.last));
    if (wrong !== null) return wrong;
    const head = walk.entries === 0 ? null : walk.tail;
    return { kind: 'intact', entries: walk.entries, items: walk.last.size, head, removals: walk.removals };
  });
};

const walkChain = async (tx: Tx, walk: Walk, known: KnownAnchor | null): Promise<Broken | null> => {
  for (let rows = await page(tx, walk.tail); rows.length > 0; rows = await page(tx, walk.tail)) {
    const words = await wordsOf(
      tx,
      rows.map(({ sequence }) => sequence),
    );
    for (const row of rows) {
      const wrong =
        (await checkLink(row, walk.tail, (hash) => isEntry(tx, hash))) ??
        checkAnchor(row, known) ??
        take(walk, row, words);
      if (wrong !== null) return wrong;
      if (row.hash === known?.hash) walk.isKnownMet = true;
    }
  }
  return checkEnd(walk, known);
};

const checkEnd = ({ tail, isKnownMet }: Walk, known: KnownAnchor | null): Broken | null => {
  if (known === null || isKnownMet) return null;
  const end = { sequence: tail.sequence + 1, reference: null };
  if (known.sequence === null) {
    return broken(
      end,
      'missing',
      'The entry that was noted is not there: the end was cut off, or all was written anew.',
    );
  }
  return broken(end, 'missing', `The register ends with entry ${tail.sequence}; it had ${known.sequence} before.`);
};

const page = (tx: Tx, { sequence }: Tail): Promise<readonly HistoryTable[]> =>
  tx.selectFrom('history').selectAll().where('sequence', '>', sequence).orderBy('sequence').limit(PAGE).execute();

const isEntry = async (tx: Tx, hash: string): Promise<boolean> =>
  (await tx.selectFrom('history').select('sequence').where('hash', '=', hash).executeTakeFirst()) !== undefined;

const checkAnchor = (row: HistoryTable, known: KnownAnchor | null): Broken | null =>
  known?.sequence === row.sequence && known.hash !== row.hash
    ? broken(row, 'changed', `Entry ${row.sequence}, or one before it, is not the one that was there before.`)
    : null;

const take = (walk: Walk, row: HistoryTable, words: ReadonlyMap<number, readonly Tables['words'][]>): Broken | null => {
  const { sequence, reference } = row;
  const own = words.get(sequence) ?? [];
  const checked = checkWords(row, own);
  if (checked.kind === 'broken') return checked;
  if (checked.gone.length > 0) walk.gone.push({ sequence, reference, names: checked.gone });
  walk.tail = { sequence, hash: row.hash };
  walk.entries += 1;
  if (reference === null) return null;
  const seal = sealsOf(row)[ITEM_SEAL];
  if (seal !== undefined) walk.last.set(reference, { sequence, seal });
  const removed = removedBy(row);
  if (removed === null) return null;
  if (removed === 'everything') walk.last.delete(reference);
  const by = own.find(({ name }) => name === BY_SEAL)?.text ?? null;
  walk.removals.push({ sequence, reference, at: row.at, by, removed });
  return null;
};

const removedBy = ({ act, detail }: HistoryTable): Removal['removed'] | null => {
  if (act === 'purged') return 'everything';
  if (act !== 'redacted') return null;
  return (JSON.parse(detail) as { readonly removed: readonly WordsOf[] }).removed;
};

/** The first words that are gone although no entry says that they were removed. */
const unlawful = ({ gone, removals }: Walk): Broken | null => {
  const lawful = new Set<string>();
  const purged = new Map<string, number>();
  for (const { sequence, reference, removed } of removals) {
    if (removed === 'everything') purged.set(reference, sequence);
    else for (const of of removed) for (const name of of.names) lawful.add(`${of.sequence} ${name}`);
  }
  for (const { sequence, reference, names } of gone) {
    if (reference !== null && (purged.get(reference) ?? 0) > sequence) continue;
    const name = names.find((one) => !lawful.has(`${sequence} ${one}`));
    if (name === undefined) continue;
    const which = name === BY_SEAL ? 'Who acted' : `What was written ("${name}")`;
    return broken(
      { sequence, reference },
      'words-missing',
      `${which} in entry ${sequence} is gone; no entry removed it.`,
    );
  }
  return null;
};
