import type { PersonExport, RegisterExport } from '../../app/export-register';
import { type Fact, itemFacts, type PersonItem } from '../../core/register/person-data';

/** A table to write down. */
export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };

const HEAD = ['reference', 'kind', 'state', 'outcome', 'when', 'what', 'who', 'words'] as const;

type Headed = Pick<PersonItem, 'reference' | 'kind' | 'state' | 'outcome'>;

const rowOf = (
  { reference, kind, state, outcome }: Headed,
  { at, what, who, words }: Fact,
): readonly (string | null)[] => [reference, kind, state, outcome, at, what, who, words];

/** A row for each fact; the last column keeps what belongs to others apart. */
export const personTable = ({ items, elsewhere }: PersonExport): Table => ({
  head: [...HEAD, 'third_party'],
  rows: [
    ...items.flatMap((item) => [
      ...item.own.map((fact) => [...rowOf(item, fact), 'no']),
      ...item.thirdParties.map((fact) => [...rowOf(item, fact), 'yes']),
    ]),
    ...elsewhere.map(({ at, what, who, words }) => [null, null, null, null, at, what, who, words, 'no']),
  ],
});

/** A row for each fact of each item. */
export const registerTable = ({ items }: RegisterExport): Table => ({
  head: HEAD,
  rows: items.flatMap(({ item, history }) => itemFacts(item, history).map((fact) => rowOf(item, fact))),
});
