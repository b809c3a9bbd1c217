import { capitalise } from '../name-office';
import { asPhrase } from '../plain-text';
import { type Naming, nameDay, namePerson } from '../register/describe';
import type { Item } from '../register/item';
import type { OwnItem } from '../register/item-view';
import { localTimeOf } from '../register/local-time';
import { say } from '../wording';
import { button } from './button';
import { headItem } from './compose-card';
import type { ListFilter } from './press';
import type { Button, ListRow, ListScreen } from './screen';

const LONGEST_SENTENCE = 120;
const STATES = ['open', 'acknowledged', 'closed'] as const;
const KINDS = ['instruction', 'referral', 'concern'] as const;

/** Shows everything. */
export const EVERYTHING: ListFilter = { state: null, kind: null };

type Paged = { readonly after: string | null; readonly more: boolean };

const quoted = (sentence: string | null): string =>
  sentence === null ? say('item.removed') : say('items.quoted', { words: asPhrase(sentence, LONGEST_SENTENCE) });

const dayOf = (at: string, { timeZone }: Naming): string => nameDay(localTimeOf(at, timeZone).date);

const nameFilter = ({ state, kind }: ListFilter): string => {
  const words = [state === null ? [] : [say(`state.${state}`)], kind === null ? [] : [say(`kind.${kind}`)]].flat();
  const [first, second] = words;
  if (first === undefined) return say('items.all');
  return second === undefined ? first : say('items.and', { state: first, kind: second });
};

/** Every other filter that one press away is: what is shown now stands in words above. */
const filterButtons = (now: ListFilter): readonly Button[] => {
  const to = (label: string, filter: ListFilter): Button =>
    button(capitalise(label), { kind: 'items', filter, after: null });
  const isFiltered = now.state !== null || now.kind !== null;
  return [
    ...(isFiltered ? [to(say('button.all'), EVERYTHING)] : []),
    ...STATES.filter((state) => state !== now.state).map((state) => to(say(`state.${state}`), { ...now, state })),
    ...KINDS.filter((kind) => kind !== now.kind).map((kind) => to(say(`kind.${kind}`), { ...now, kind })),
  ];
};

const rowOf = (item: OwnItem, detail: string, naming: Naming): ListRow => ({
  reference: item.reference,
  label: headItem(item, naming),
  detail,
  press: { kind: 'item', reference: item.reference },
});

const pagesOf = (
  items: readonly Pick<OwnItem, 'reference'>[],
  { after, more }: Paged,
  to: (after: string | null) => Button['press'],
): readonly Button[] => {
  const last = items.at(-1)?.reference;
  return [
    ...(more && last !== undefined ? [button(say('button.next'), to(last))] : []),
    ...(after === null ? [] : [button(say('button.first'), to(null))]),
  ];
};

/** A page of the register for whoever keeps these items. */
export const composeItems = (items: readonly Item[], filter: ListFilter, paged: Paged, naming: Naming): ListScreen => ({
  here: { kind: 'items', filter, after: paged.after },
  heading: say('items.heading'),
  intro: say('items.intro', { shown: nameFilter(filter) }),
  rows: items.map((item) => {
    const who = namePerson(item.sender ?? item.openedBy, naming);
    const words = quoted(item.sentence);
    return rowOf(item, say('items.row', { who, when: dayOf(item.openedAt, naming), words }), naming);
  }),
  empty: items.length === 0 ? say('items.empty') : null,
  filters: filterButtons(filter),
  pages: pagesOf(items, paged, (after) => ({ kind: 'items', filter, after })),
});

/** A page of what is recorded of somebody's own. */
export const composeMine = (items: readonly OwnItem[], paged: Paged, naming: Naming): ListScreen => ({
  here: { kind: 'mine', after: paged.after },
  heading: say('mine.heading'),
  intro: say('mine.intro'),
  rows: items.map((item) =>
    rowOf(item, say('mine.row', { when: dayOf(item.openedAt, naming), words: quoted(item.sentence) }), naming),
  ),
  empty: items.length === 0 ? say('mine.empty') : null,
  filters: [],
  pages: pagesOf(items, paged, (after) => ({ kind: 'mine', after })),
});
