import { blank, type Line, line } from '../../core/layout-reply';
import { asPhrase } from '../../core/plain-text';
import { type Naming, nameDay, namePerson, nameState } from '../../core/register/describe';
import type { Item } from '../../core/register/item';
import type { OwnItem } from '../../core/register/item-view';
import { localTimeOf } from '../../core/register/local-time';
import { say } from '../../core/wording';
import { registerWording as wording } from '../wording-register';
import { layoutTable } from './layout-table';

const LONGEST_SENTENCE = 90;
const COLUMNS = [
  { title: wording['column.reference'], width: 11 },
  { title: wording['column.opened'], width: 11 },
  { title: wording['column.state'], width: 12 },
  { title: wording['column.what'], width: 0 },
] as const;

const tableLines = (rows: readonly (readonly string[])[], width: number): readonly Line[] => {
  const [head = '', ...body] = layoutTable(COLUMNS, rows, width);
  return [line('title', head), ...body.map((row) => line('text', row))];
};

const quoted = (sentence: string | null): string =>
  sentence === null ? say('item.removed') : `“${asPhrase(sentence, LONGEST_SENTENCE)}”`;

const dayOf = (at: string, { timeZone }: Naming): string => nameDay(localTimeOf(at, timeZone).date);

/** The items of a keeper, a row each. */
export const layoutItems = (items: readonly Item[], naming: Naming, width: number): readonly Line[] => {
  if (items.length === 0) return [line('text', wording['list.none'])];
  const rows = items.map((item) => [
    item.reference,
    dayOf(item.openedAt, naming),
    nameState(item, naming.terms),
    `${namePerson(item.sender ?? item.openedBy, naming)}, ${say(`kind.${item.kind}`)}: ${quoted(item.sentence)}`,
  ]);
  return tableLines(rows, width);
};

/** What is recorded of somebody's own messages, a row each. */
export const layoutOwnItems = (items: readonly OwnItem[], naming: Naming, width: number): readonly Line[] => {
  if (items.length === 0) return [line('text', wording['mine.none'])];
  const rows = items.map((item) => [
    item.reference,
    dayOf(item.openedAt, naming),
    nameState(item, naming.terms),
    `${say(`kind.${item.kind}`)}: ${quoted(item.sentence)}`,
  ]);
  return [line('heading', wording['mine.title']), blank, ...tableLines(rows, width)];
};
