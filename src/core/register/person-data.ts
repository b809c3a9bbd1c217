import type { LoneEntry } from './history';
import type { Item } from './item';

/** One fact that the register holds. `who` is a person's id, `remit` for the clock, null where it is nobody's. */
export type Fact = {
  readonly at: string | null;
  readonly what: string;
  readonly who: string | null;
  readonly words: string | null;
};

/** What the register holds of one person in one item; what is about or by somebody else stands apart. */
export type PersonItem = Pick<
  Item,
  'reference' | 'kind' | 'state' | 'outcome' | 'openedAt' | 'acknowledgedAt' | 'closedAt' | 'legalHold' | 'clauses'
> & { readonly own: readonly Fact[]; readonly thirdParties: readonly Fact[] };

/** Sealed with the entry that opened an item; told apart from it, since its author may be somebody else. */
const QUOTED = new Set(['sentence', 'fired']);
/** Words that are a person's id. */
const NAMES = new Set(['to', 'person']);

const wordsOf = ({ detail }: LoneEntry): string | null => {
  const facts = Object.entries(detail).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return facts.length === 0 ? null : facts.join(', ');
};

const factsOf = (entry: LoneEntry): readonly Fact[] => {
  const { act, at, by } = entry;
  const said = Object.entries(entry.words).filter(([name]) => !QUOTED.has(name));
  return [
    { at, what: act, who: by, words: wordsOf(entry) },
    ...said.map(([name, words]): Fact => {
      const what = `${act}: ${name}`;
      return NAMES.has(name) ? { at, what, who: words, words: wordsOf(entry) } : { at, what, who: by, words };
    }),
  ];
};

const named = (what: string, who: string | null, words: string | null = null): readonly Fact[] =>
  who === null ? [] : [{ at: null, what, who, words }];

/** Every fact of an item, whoever it belongs to. */
export const itemFacts = (item: Item, history: readonly LoneEntry[]): readonly Fact[] => [
  ...named('sentence', item.sender ?? item.openedBy, item.sentence),
  ...named('fired', item.sender ?? item.openedBy, item.fired === null ? null : item.fired.join('; ')),
  ...named('said in', item.sender ?? item.openedBy, JSON.stringify(item.conversation)),
  ...item.about.flatMap((id) => named('about', id)),
  ...named('kept by', item.assignedTo),
  ...history.flatMap(factsOf),
];

/** The facts of what happened to no single item, such as an absence. */
export const registerFacts = (history: readonly LoneEntry[]): readonly Fact[] => history.flatMap(factsOf);

/** What an item holds of this person, and apart from it what it holds of others. */
export const personItem = (person: string, item: Item, history: readonly LoneEntry[]): PersonItem => {
  const facts = itemFacts(item, history);
  const { reference, kind, state, outcome, openedAt, acknowledgedAt, closedAt, legalHold, clauses } = item;
  return {
    ...{ reference, kind, state, outcome, openedAt, acknowledgedAt, closedAt, legalHold, clauses },
    own: facts.filter(({ who }) => who === person),
    thirdParties: facts.filter(({ who }) => who !== person),
  };
};
