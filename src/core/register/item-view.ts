import type { Action } from './action';
import type { Act, HistoryEntry } from './history';
import type { Item } from './item';
import { openActions } from './permits';
import type { Person, Staffing } from './person';
import { assignable } from './route';
import { keeps, standingOf } from './standing';

/** What whoever sent or opened an item may know of it: what was recorded of their own words, and its state. */
export type OwnItem = Pick<
  Item,
  | 'reference'
  | 'kind'
  | 'council'
  | 'state'
  | 'outcome'
  | 'sentence'
  | 'fired'
  | 'clauses'
  | 'protocolVersion'
  | 'comment'
  | 'openedAt'
  | 'acknowledgedAt'
  | 'closedAt'
>;

/**
 * A step of an item's life as its sender may know it: by whom, only where it was the sender. `words`: what they wrote
 * themselves beside the message; null for what was removed.
 */
export type OwnStep = {
  readonly act: Act;
  readonly at: string;
  readonly byYou: boolean;
  readonly words: readonly (string | null)[];
};

/**
 * What one person may see of one item. `version` is what an action of theirs names as seen: for a sender it counts the
 * steps that they may know of, so that it tells nothing of notes. `open`: what is open to them now.
 */
export type ItemView =
  | {
      readonly kind: 'whole';
      readonly version: number;
      readonly item: Item;
      readonly history: readonly HistoryEntry[];
      readonly open: readonly Action['kind'][];
      /** To whom it could go, beside whoever has it. */
      readonly assignable: readonly string[];
    }
  | {
      readonly kind: 'own';
      readonly version: number;
      readonly item: OwnItem;
      readonly history: readonly OwnStep[];
      readonly open: readonly Action['kind'][];
    }
  | { readonly kind: 'nothing' };

/** Acts that change an item's state or are the sender's own. Notes, assignments, reminders and holds are none. */
const TOLD: ReadonlySet<Act> = new Set([
  'opened',
  'acknowledged',
  'closed',
  'reopened',
  'commented',
  'sent-as-a-request',
  'withdrawn',
  'edited',
]);

/** In these whoever sent or opened the item speaks for themselves. */
const THEIR_OWN: ReadonlySet<Act> = new Set(['commented', 'sent-as-a-request', 'withdrawn', 'edited']);

const ownStep = ({ act, at, by, words }: HistoryEntry, id: string): OwnStep => {
  const byYou = by === id;
  return { act, at, byYou, words: byYou && THEIR_OWN.has(act) ? Object.values(words) : [] };
};

/** The entries that whoever sent or opened the item may know of. */
export const toldEntries = (history: readonly HistoryEntry[]): readonly HistoryEntry[] =>
  history.filter(({ act }) => TOLD.has(act));

/** The part of an item that whoever sent or opened it may know. */
export const ownItem = (item: Item): OwnItem => ({
  reference: item.reference,
  kind: item.kind,
  council: item.council,
  state: item.state,
  outcome: item.outcome,
  sentence: item.sentence,
  fired: item.fired,
  clauses: item.clauses,
  protocolVersion: item.protocolVersion,
  comment: item.comment,
  openedAt: item.openedAt,
  acknowledgedAt: item.acknowledgedAt,
  closedAt: item.closedAt,
});

/** All that this person may see of the item. Whoever a concern is about sees nothing of it. */
export const viewOf = (person: Person, item: Item, history: readonly HistoryEntry[], staffing: Staffing): ItemView => {
  const standing = standingOf(person, item, staffing);
  if (standing === 'stranger') return { kind: 'nothing' };
  const open = openActions(person, item, staffing);
  if (keeps(standing)) {
    const others = assignable(item, staffing).filter((id) => id !== item.assignedTo);
    return { kind: 'whole', version: item.version, item, history, open, assignable: others };
  }
  const steps = toldEntries(history).map((entry) => ownStep(entry, person.id));
  return { kind: 'own', version: steps.length, item: ownItem(item), history: steps, open };
};
