import type { Protocol } from '../core/protocol';
import { isCounted } from '../core/register/counted';
import { type HistoryEntry, type LoneEntry, withoutPlaces } from '../core/register/history';
import type { Item, Json } from '../core/register/item';
import { holds, type Person, type Staffing } from '../core/register/person';
import { standingOf } from '../core/register/standing';
import type { RegisterDeps } from './register-deps';
import type { Store } from './store';

/** Says of a deed that the Clerk of that time did it. */
const AS_CLERK = { as: 'clerk' } as const;

/** What a purge notes: nobody can tell later whom the items were about, but that its Clerk could see them. */
export const purgeDetail = (by: string, staffing: Staffing): { readonly [key: string]: Json } =>
  holds(staffing, 'clerk', by) ? AS_CLERK : {};

/** What an export notes: of which council, and which items it had that are kept from somebody. Their names tell nothing of anybody. */
export const exportDetail = (items: readonly Pick<Item, 'reference'>[], { key }: Pick<Protocol, 'key'>) => ({
  council: key,
  kept: items.map(({ reference }) => reference).filter((reference) => !isCounted(reference)),
});

/** Whether an item is gone and a Clerk removed it: who holds that office now may know that there was one, not which. */
export const isRemovedByClerk = async (reference: string, { history }: Pick<Store, 'history'>): Promise<boolean> => {
  const last = (await history({ kind: 'item', reference })).at(-1);
  return last?.act === 'purged' && last.detail.as === AS_CLERK.as;
};

type IsKnown = (reference: string) => Promise<boolean>;

/** Whether this person may know of an item; each one is looked up once. */
const createIsKnown = (person: Person, { store, directory }: RegisterDeps): IsKnown => {
  const known = new Map<string, Promise<boolean>>();
  const look: IsKnown = async (reference) => {
    const item = await store.item(reference);
    return item === null
      ? await isRemovedByClerk(reference, store)
      : standingOf(person, item, directory.staffing) !== 'stranger';
  };
  return (reference) => {
    const answer = known.get(reference) ?? look(reference);
    known.set(reference, answer);
    return answer;
  };
};

/** Exports are known to whoever made them, and to the Clerk but for those of an item that she may not see. */
const mayKnow = async (
  { act, by, detail: { council, kept } }: HistoryEntry,
  { id }: Person,
  { directory, protocol }: RegisterDeps,
  isKnown: IsKnown,
): Promise<boolean> => {
  if (act !== 'exported' || by === id) return true;
  if (!Array.isArray(kept) || council !== protocol.key || !holds(directory.staffing, 'clerk', id)) return false;
  for (const reference of kept) if (!(await isKnown(String(reference)))) return false;
  return true;
};

const withoutNotes = ({ detail: { kept: _, council: __, ...detail }, ...entry }: LoneEntry): LoneEntry => ({
  ...entry,
  detail,
});

/** What was done to no single item, oldest first, as far as this person may know of it. */
export const knownDeeds = async (person: Person, deps: RegisterDeps): Promise<readonly LoneEntry[]> => {
  const isKnown = createIsKnown(person, deps);
  const known: HistoryEntry[] = [];
  for (const entry of await deps.store.history({ kind: 'register' })) {
    if (await mayKnow(entry, person, deps, isKnown)) known.push(entry);
  }
  return withoutPlaces(known).map(withoutNotes);
};
