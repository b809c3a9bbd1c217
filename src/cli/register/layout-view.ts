import { blank, type Line, line } from '../../core/layout-reply';
import { withoutControls } from '../../core/plain-text';
import type { Protocol } from '../../core/protocol';
import type { Action } from '../../core/register/action';
import { type Naming, nameMoment, namePerson, nameState, nameStep } from '../../core/register/describe';
import type { HistoryEntry } from '../../core/register/history';
import type { Item } from '../../core/register/item';
import type { ItemView, OwnItem, OwnStep } from '../../core/register/item-view';
import { openActions } from '../../core/register/permits';
import type { Person } from '../../core/register/person';
import { assignable } from '../../core/register/route';
import { placeOf } from '../../core/show-clause';
import { fillPlaceholders, say } from '../../core/wording';
import { registerWording as wording } from '../wording-register';

const INDENT = '  ';

const titled = (title: string, lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? [] : [blank, line('title', title), ...lines];

const quoted = (text: string | null): readonly Line[] =>
  text === null
    ? [line('mark', say('item.removed'))]
    : withoutControls(text)
        .split('\n')
        .map((one) => line('quote', one, '> '));

const clauseLines = ({ clauses }: Pick<Item, 'clauses'>, protocol: Protocol): readonly Line[] =>
  clauses.flatMap((id) => {
    const clause = protocol.clauses.find((one) => one.id === id);
    return clause === undefined ? [line('place', id)] : [line('place', placeOf(clause)), ...quoted(clause.text)];
  });

const recordedLines = (item: OwnItem): readonly Line[] => [
  ...quoted(item.sentence),
  ...(item.fired === null || item.fired.length === 0
    ? []
    : [line('text', say('item.fired', { words: item.fired.map((words) => `“${words}”`).join(', ') }))]),
  ...(item.comment === null ? [] : [line('text', say('item.comment', { comment: item.comment }))]),
];

const peopleLines = (item: Item, naming: Naming): readonly Line[] => {
  const sender = item.sender ?? item.openedBy;
  const names = (ids: readonly string[]): string => ids.map((id) => namePerson(id, naming)).join(', ');
  const others = item.about.filter((id) => id !== sender);
  return [
    line('text', say('item.from', { who: namePerson(sender, naming) })),
    ...(item.openedBy === sender
      ? []
      : [line('text', say('item.opened-by', { who: namePerson(item.openedBy, naming) }))]),
    ...(others.length === 0 ? [] : [line('text', say('item.about', { who: names(others) }))]),
    ...(item.assignedTo === null
      ? []
      : [line('text', say('item.kept-by', { who: namePerson(item.assignedTo, naming) }))]),
  ];
};

/** Words of an entry that are shown elsewhere, or are a person's id. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['sentence', 'fired', 'to']);

const entryLines = (entry: HistoryEntry, naming: Naming): readonly Line[] => {
  const step = { ...entry, to: entry.words.to ?? null };
  const words = Object.entries(entry.words).filter(([name]) => !SHOWN_ELSEWHERE.has(name));
  return [
    line('text', nameStep(step, 'with-author', naming), INDENT),
    ...words.map(([, text]) => line('text', text === null ? say('item.removed') : `“${text}”`, INDENT + INDENT)),
  ];
};

const stepLine = ({ act, at, byYou }: OwnStep, naming: Naming): Line => {
  const words = nameStep({ act, at, by: null, detail: {}, to: null }, 'without-author', naming);
  return line('text', byYou ? say('step.by-you', { step: words }) : words, INDENT);
};

const waysOf = (actions: readonly Action['kind'][], people: readonly string[], naming: Naming): readonly Line[] => {
  if (actions.length === 0) return [];
  const names = people.map((id) => `${namePerson(id, naming)} (${id})`).join(', ');
  const ways = actions.map((kind) => fillPlaceholders(wording[`action.${kind}`], { people: names }));
  return [blank, line('text', say('item.ways', { actions: ways.join('; ') }))];
};

const head = (item: OwnItem, { terms, timeZone }: Naming): readonly Line[] => [
  line(
    'heading',
    say('item.title', { reference: item.reference, kind: say(`kind.${item.kind}`), state: nameState(item, terms) }),
  ),
  line('source', `${nameMoment(item.openedAt, timeZone)}. ${say('item.note')}`),
];

/** An item as this person may see it. `nothing` has no lines: the caller says that there is no such item. */
export const layoutView = (view: ItemView, person: Person, protocol: Protocol, naming: Naming): readonly Line[] => {
  if (view.kind === 'nothing') return [];
  const recorded = titled(say('item.sentence'), recordedLines(view.item));
  const clauses = titled(say('item.clauses'), clauseLines(view.item, protocol));
  if (view.kind === 'own') {
    const steps = view.history.map((step) => stepLine(step, naming));
    return [...head(view.item, naming), ...recorded, ...clauses, ...titled(say('item.history'), steps)];
  }
  const { item, history } = view;
  const isRequest = history.some(({ act }) => act === 'sent-as-a-request');
  return [
    ...head(item, naming),
    blank,
    ...peopleLines(item, naming),
    ...(item.legalHold ? [line('text', say('item.held'))] : []),
    ...recorded,
    ...(isRequest ? [line('text', say('item.as-a-request'))] : []),
    ...clauses,
    ...titled(
      say('item.history'),
      history.flatMap((entry) => entryLines(entry, naming)),
    ),
    ...waysOf(
      openActions(person, item, naming.staffing),
      assignable(item, naming.staffing).filter((id) => id !== item.assignedTo),
      naming,
    ),
  ];
};
