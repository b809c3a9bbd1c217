import { type Act, type LoneEntry, withoutPlaces } from '../core/register/history';
import type { Item } from '../core/register/item';
import { holds, type Person, personOf } from '../core/register/person';
import { type Fact, type PersonItem, personItem, registerFacts } from '../core/register/person-data';
import { keeps, standingOf } from '../core/register/standing';
import { exportDetail, knownDeeds } from './known-deeds';
import { everyItem } from './read-register';
import type { RegisterDeps } from './register-deps';
import { keptBy } from './scope';
import type { ItemFilter } from './store';

/** Everything that the register holds of one person, as far as whoever exports it keeps the items. */
export type PersonExport = {
  readonly person: string;
  readonly council: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly items: readonly PersonItem[];
  /** What names the person and belongs to no item, such as an absence, or how they are reached. */
  readonly elsewhere: readonly Fact[];
};

/** An item and all that happened to it. */
export type WithHistory = { readonly item: Item; readonly history: readonly LoneEntry[] };

/** The register as its keeper sees it. */
export type RegisterExport = {
  readonly council: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly items: readonly WithHistory[];
};

export type Exported<Data> =
  | { readonly kind: 'exported'; readonly data: Data }
  | { readonly kind: 'refused'; readonly reason: 'unlisted' };

/** Exports. Each one is itself in the history before its data is handed out. */
export type ExportRegister = {
  /** `subject`: a person's id, of the settings or not. `others`: whether what belongs to other people comes with it, apart. */
  readonly person: (
    by: string,
    subject: string,
    others: 'with-others' | 'without-others',
  ) => Promise<Exported<PersonExport>>;
  readonly all: (by: string) => Promise<Exported<RegisterExport>>;
};

const ELSEWHERE: ReadonlySet<Act> = new Set(['away', 'watched', 'unwatched', 'exported']);

const factsElsewhere = async (exporter: Person, subject: string, deps: RegisterDeps): Promise<readonly Fact[]> => {
  const known = await knownDeeds(exporter, deps);
  return registerFacts(known.filter(({ act }) => ELSEWHERE.has(act))).filter(({ who }) => who === subject);
};

/** How somebody is reached: for themselves and for the Clerk. */
const addressesOf = async (id: string, subject: string, deps: RegisterDeps): Promise<readonly Fact[]> => {
  if (id !== subject && !holds(deps.directory.staffing, 'clerk', id)) return [];
  const kept = (await deps.store.addresses()).filter(({ person }) => person === subject);
  return kept.map(({ surface, address }) => ({
    at: null,
    what: `address: ${surface}`,
    who: subject,
    words: JSON.stringify(address),
  }));
};

/** The use case behind `remit register export`. */
export const createExportRegister = (deps: RegisterDeps): ExportRegister => {
  const { store, directory, protocol, now } = deps;
  const { staffing } = directory;

  const withHistory = async (items: readonly Item[]): Promise<readonly WithHistory[]> => {
    const whole: WithHistory[] = [];
    for (const item of items) {
      const history = await store.history({ kind: 'item', reference: item.reference });
      whole.push({ item, history: withoutPlaces(history) });
    }
    return whole;
  };

  const kept = async (person: Person, where: ItemFilter): Promise<readonly Item[]> => {
    const within = keptBy(person, staffing, protocol.key);
    const items = await everyItem((page) => store.list({ where, within }, page));
    return items.filter((item) => keeps(standingOf(person, item, staffing)));
  };

  /** Those that the subject opened, wrote, was given or is concerned by, and those in which they did anything else or had a part. */
  const keptOf = async (person: Person, subject: string): Promise<readonly Item[]> => {
    const involved = await kept(person, { involves: subject });
    const acts = await store.history({ kind: 'person', person: subject });
    const found = new Map(involved.map((item) => [item.reference, item]));
    for (const { reference } of acts) {
      if (reference === null || found.has(reference)) continue;
      const item = await store.item(reference);
      if (item === null || item.council !== protocol.key) continue;
      if (keeps(standingOf(person, item, staffing))) found.set(reference, item);
    }
    return [...found.values()].sort((one, other) => one.openedAt.localeCompare(other.openedAt));
  };

  const head = (by: string) => ({ council: protocol.key, madeAt: now().toISOString(), madeBy: by });

  return {
    person: async (by, subject, others) => {
      const exporter = personOf(staffing, by);
      if (exporter === null) return { kind: 'refused', reason: 'unlisted' };
      const found = await keptOf(exporter, subject);
      const elsewhere = [...(await factsElsewhere(exporter, subject, deps)), ...(await addressesOf(by, subject, deps))];
      const items = (await withHistory(found))
        .map(({ item, history }) => personItem(subject, item, history))
        .map((one) => (others === 'with-others' ? one : { ...one, thirdParties: [] }));
      const made = head(by);
      const detail = { others, ...exportDetail(found, protocol) };
      await store.audit({ act: 'exported', by, at: made.madeAt, detail, words: { person: subject } });
      return { kind: 'exported', data: { person: subject, ...made, items, elsewhere } };
    },
    all: async (by) => {
      const exporter = personOf(staffing, by);
      if (exporter === null) return { kind: 'refused', reason: 'unlisted' };
      const found = await kept(exporter, {});
      const items = await withHistory(found);
      const made = head(by);
      await store.audit({ act: 'exported', by, at: made.madeAt, detail: exportDetail(found, protocol), words: {} });
      return { kind: 'exported', data: { ...made, items } };
    },
  };
};
