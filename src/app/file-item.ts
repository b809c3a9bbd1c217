import type { Recipient } from '../core/message';
import type { Protocol } from '../core/protocol';
import type { Item } from '../core/register/item';
import { localTimeOf } from '../core/register/local-time';
import { presentFirst, routeOf } from '../core/register/route';
import type { Draft } from './draft-item';
import { cardFor } from './outbox-content';
import type { RegisterDeps } from './register-deps';
import type { NewOutboxEntry } from './store';

export type Filed =
  /** `keeper`: the person whom it was brought to. */
  | { readonly kind: 'recorded' | 'duplicate'; readonly reference: string; readonly keeper: string }
  /** Nobody may have it, or it was purged since its first delivery: nothing is recorded. */
  | { readonly kind: 'not-filed' };

/** What a turn leaves behind beside the item and the card for its keeper. */
export type Leaving = {
  readonly deliveryKey: string;
  /** Who was told without being asked; they come first. */
  readonly told: readonly Recipient[];
  readonly notice: (keeper: string) => readonly NewOutboxEntry[];
};

/** The ids of those who are away on the council's day. */
export const awayToday = async ({ store, calendar, now }: RegisterDeps): Promise<ReadonlySet<string>> => {
  const today = localTimeOf(now().toISOString(), calendar.timeZone).date;
  const absences = await store.absences(today);
  return new Set(absences.filter(({ from }) => from <= today).map(({ person }) => person));
};

/** Whom these clauses name to go to. */
export const namedBy = (clauseIds: readonly string[], { clauses }: Protocol): readonly Recipient[] =>
  clauseIds.flatMap((id) => clauses.find((clause) => clause.id === id)?.refersTo ?? []);

/** Who has, or gets, an item that is there, first to last. */
export const routeOfItem = (item: Item, { protocol, directory }: RegisterDeps): readonly string[] =>
  routeOf(item, { told: [], named: namedBy(item.clauses, protocol) }, directory.staffing);

/** Files an item with the card for its keeper and what else is to be sent: in one step, and once for each delivery key. */
export const fileItem = async (draft: Draft, leaving: Leaving, deps: RegisterDeps): Promise<Filed> => {
  const { store, directory, protocol, now } = deps;
  const named = { told: leaving.told, named: namedBy(draft.clauses, protocol) };
  const route = presentFirst(routeOf(draft, named, directory.staffing), await awayToday(deps));
  const [keeper] = route;
  if (keeper === undefined) return { kind: 'not-filed' };
  const at = now().toISOString();
  const recorded = await store.recordTurn({
    deliveryKey: leaving.deliveryKey,
    at,
    open: {
      item: { ...draft, assignedTo: keeper },
      deed: { act: 'opened', by: draft.openedBy, at, detail: {}, words: {} },
    },
    // Whoever keeps what they recorded themselves needs no card of it.
    outbox: [
      ...leaving.notice(keeper),
      ...cardFor(keeper === draft.openedBy ? [] : route, 'opened', directory, draft.kind),
    ],
  });
  if (recorded.reference === null) return { kind: 'not-filed' };
  const first = recorded.kind === 'duplicate' ? await store.item(recorded.reference) : null;
  return { kind: recorded.kind, reference: recorded.reference, keeper: first?.assignedTo ?? keeper };
};
