import type { Verification } from '../app/verification';
import type { Json } from '../core/register/item';
import { BY_SEAL, ITEM_SEAL, type Tail } from './append-entry';
import { hashOf, sealOf } from './chain';
import { sealsOf } from './read-history';
import type { HistoryTable, Tables } from './tables';

export type Broken = Extract<Verification, { readonly kind: 'broken' }>;

/** A finding about one entry. */
export const broken = (
  { sequence, reference }: Pick<HistoryTable, 'sequence' | 'reference'>,
  problem: Broken['problem'],
  says: string,
): Broken => ({ kind: 'broken', sequence, reference, problem, says });

/** Whether an entry follows the one before it; null where it does. `isElsewhere`: whether an entry with this hash exists. */
export const checkLink = async (
  row: HistoryTable,
  before: Tail,
  isElsewhere: (hash: string) => Promise<boolean>,
): Promise<Broken | null> => {
  const expected = before.sequence + 1;
  if (row.sequence !== expected) {
    const gap = { sequence: expected, reference: null };
    return broken(gap, 'missing', `Entry ${expected} is missing: after ${before.sequence} comes ${row.sequence}.`);
  }
  const isWhole = isOwnHash(row);
  if (row.previous !== before.hash) {
    if (await isElsewhere(row.previous)) {
      return broken(row, 'reordered', `Entry ${row.sequence} stands in the wrong place: it follows another entry.`);
    }
    return isWhole
      ? broken(row, 'missing', `The entry that entry ${row.sequence} follows is missing, or was changed.`)
      : broken(row, 'changed', `Entry ${row.sequence} was changed.`);
  }
  return isWhole ? null : broken(row, 'changed', `Entry ${row.sequence} was changed after it was written.`);
};

const isOwnHash = (row: HistoryTable): boolean => {
  try {
    const { sequence, reference, version, act, at, previous } = row;
    const detail = JSON.parse(row.detail) as { readonly [key: string]: Json };
    return hashOf({ sequence, reference, version, act, at, detail, seals: sealsOf(row), previous }) === row.hash;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** The names of an entry's words that are gone, lawfully or not; or the first that is not what was written. */
export const checkWords = (
  row: HistoryTable,
  words: readonly Tables['words'][],
): Broken | { readonly kind: 'whole'; readonly gone: readonly string[] } => {
  const found = new Map(words.map((word) => [word.name, word]));
  const gone: string[] = [];
  for (const [name, seal] of Object.entries(sealsOf(row))) {
    const word = found.get(name);
    // The seal of an item is checked against the item itself.
    if (name === ITEM_SEAL) continue;
    if (word === undefined) gone.push(name);
    else if (word.text === null || sealOf(word.salt, word.text) !== seal) {
      const which = name === BY_SEAL ? 'Who acted' : `What was written ("${name}")`;
      return broken(row, 'words-differ', `${which} in entry ${row.sequence} was changed after it was written.`);
    }
  }
  return { kind: 'whole', gone };
};
