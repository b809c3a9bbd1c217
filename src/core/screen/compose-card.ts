import { withoutControls } from '../plain-text';
import type { Protocol } from '../protocol';
import type { Action } from '../register/action';
import { type Naming, nameMoment, namePerson, nameState, nameStep } from '../register/describe';
import type { HistoryEntry } from '../register/history';
import type { Item } from '../register/item';
import type { ItemView, OwnItem, OwnStep } from '../register/item-view';
import { quoteClause } from '../show-clause';
import { say } from '../wording';
import { button } from './button';
import type { Button, ItemCard, Row } from './screen';

/** What a card is drawn from: the item as one person may see it, and why it is shown (null in no particular case). */
export type CardScene = {
  readonly view: Exclude<ItemView, { kind: 'nothing' }>;
  readonly because: 'opened' | 'assigned' | 'passed-on' | 'reminder' | null;
  readonly protocol: Protocol;
  readonly naming: Naming;
};

/** Those that ask for nothing more. */
const AT_ONCE: ReadonlySet<Action['kind']> = new Set(['acknowledge', 'send-as-request']);

/** What moves an item on, and stands out where it comes first. */
const NEXT: ReadonlySet<Action['kind']> = new Set(['acknowledge', 'close', 'send-as-request']);

/** Words of an entry that are shown elsewhere, or are a person's id. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['sentence', 'fired', 'to']);

/** `R-2026-0042 · message to staff · open`. */
export const headItem = (item: Pick<OwnItem, 'reference' | 'kind' | 'state' | 'outcome'>, naming: Naming): string =>
  say('item.title', {
    reference: item.reference,
    kind: say(`kind.${item.kind}`),
    state: nameState(item, naming.terms),
  });

/** What an action's button says. */
const nameAction = (act: Action['kind'], { terms }: Naming): string =>
  act === 'send-as-request' ? say('button.send-as-request', { clerk: terms.clerk }) : say(`button.${act}`);

/** The buttons of an item for whoever sees it so, in the order in which they are offered. */
const actButtons = ({ view, naming }: Pick<CardScene, 'view' | 'naming'>): readonly Button[] => {
  const isSent = view.history.some(({ act }) => act === 'sent-as-a-request');
  return view.open
    .filter((act) => act !== 'send-as-request' || !isSent)
    .filter((act) => act !== 'assign' || (view.kind === 'whole' && view.assignable.length > 0))
    .map((act, index) => {
      const press = { kind: 'act', reference: view.item.reference, version: view.version, act } as const;
      return button(nameAction(act, naming), press, { isFirst: index === 0 && NEXT.has(act), asks: !AT_ONCE.has(act) });
    });
};

const row = (label: Row['label'], text: string): Row => ({ label, text });

const peopleRows = (item: Item, naming: Naming): readonly Row[] => {
  const sender = item.sender ?? item.openedBy;
  const names = (ids: readonly string[]): string => ids.map((id) => namePerson(id, naming)).join(', ');
  const others = item.about.filter((id) => id !== sender);
  return [
    row(say('row.from'), namePerson(sender, naming)),
    ...(item.openedBy === sender ? [] : [row(say('row.opened-by'), namePerson(item.openedBy, naming))]),
    ...(others.length === 0 ? [] : [row(say('row.about'), names(others))]),
    ...(item.assignedTo === null ? [] : [row(say('row.kept-by'), namePerson(item.assignedTo, naming))]),
  ];
};

const quoted = (words: readonly string[]): string =>
  words.map((one) => say('items.quoted', { words: withoutControls(one) })).join(', ');

const withWords = (step: string, written: readonly (string | null)[]): string => {
  const words = written.map((text) => (text === null ? say('item.removed') : quoted([text])));
  return words.length === 0 ? step : say('step.with-words', { step, words: words.join(' ') });
};

const wholeStep = (entry: HistoryEntry, naming: Naming): string => {
  const step = nameStep({ ...entry, to: entry.words.to ?? null }, 'with-author', naming);
  const words = Object.entries(entry.words).filter(([name]) => !SHOWN_ELSEWHERE.has(name));
  return withWords(
    step,
    words.map(([, text]) => text),
  );
};

const ownStep = ({ act, at, byYou, words }: OwnStep, naming: Naming): string => {
  const step = nameStep({ act, at, by: null, detail: {}, to: null }, 'without-author', naming);
  return withWords(byYou ? say('step.by-you', { step }) : step, words);
};

const clausesOf = ({ clauses }: Pick<Item, 'clauses'>, protocol: Protocol): ItemCard['clauses'] => ({
  label: say('item.clauses'),
  quotes: clauses.flatMap((id) => {
    const clause = protocol.clauses.find((one) => one.id === id);
    return clause === undefined ? [] : [quoteClause(clause)];
  }),
});

/** An item on a card, as one person may see it. */
export const composeCard = ({ view, because, protocol, naming }: CardScene): ItemCard => {
  const { item } = view;
  const isWhole = view.kind === 'whole';
  const steps = isWhole
    ? view.history.map((entry) => wholeStep(entry, naming))
    : view.history.map((step) => ownStep(step, naming));
  const isRequest = isWhole && view.history.some(({ act }) => act === 'sent-as-a-request');
  const comments = [
    ...(isRequest ? [say('item.as-a-request')] : []),
    ...(item.comment === null ? [] : [say('item.comment', { comment: withoutControls(item.comment) })]),
  ];
  return {
    reference: item.reference,
    version: view.version,
    heading: headItem(item, naming),
    because: because === null ? null : say(`because.${because}`),
    note: say('item.note'),
    who: [
      ...(isWhole ? peopleRows(view.item, naming) : []),
      row(say('row.when'), nameMoment(item.openedAt, naming.timeZone)),
      ...(isWhole && view.item.legalHold ? [row(say('row.kept'), say('row.held'))] : []),
    ],
    conversation: isWhole ? view.item.conversation : null,
    sentence: {
      label: say('item.sentence'),
      text: item.sentence === null ? null : withoutControls(item.sentence),
      removed: say('item.removed'),
    },
    why: item.fired === null || item.fired.length === 0 ? null : say('item.fired', { words: quoted(item.fired) }),
    clauses: clausesOf(item, protocol),
    comment: comments.length === 0 ? null : comments.join(' '),
    history: { label: say('item.history'), steps },
    buttons: actButtons({ view, naming }),
  };
};
