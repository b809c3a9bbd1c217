import type { Action, RefusalReason } from '../core/register/action';
import type { HistoryEntry } from '../core/register/history';
import type { Item } from '../core/register/item';
import { type ItemView, toldEntries, viewOf } from '../core/register/item-view';
import { permits, permitsPerson } from '../core/register/permits';
import { type Person, personOf } from '../core/register/person';
import { keeps, standingOf } from '../core/register/standing';
import { takeAction } from '../core/register/take-action';
import { routeOfItem } from './file-item';
import { cardFor } from './outbox-content';
import type { RegisterDeps } from './register-deps';
import type { Acted, NewOutboxEntry } from './store';

/** Somebody's wish to do something with an item. */
export type ActRequest = {
  /** The id of whoever acts. */
  readonly by: string;
  readonly reference: string;
  readonly action: Action;
  /** The `version` of the view that they saw. */
  readonly seenVersion: number;
  /** The surface's own name of the button press; null where it is never delivered twice. */
  readonly deliveryKey: string | null;
};

/** A step that somebody did not know of: what, when, and by whom where they may know that. */
export type Missed = Pick<HistoryEntry, 'act' | 'at' | 'by' | 'detail'>;

export type ActResult =
  | { readonly kind: 'done'; readonly view: ItemView }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** Refused since the item has changed: what happened since, oldest first, and the item as it is now. */
  | { readonly kind: 'stale'; readonly since: readonly Missed[]; readonly view: ItemView };

/** Does what somebody asks for, once, if the rules allow it and nothing has changed that they have not seen. */
export type ActOnItem = (request: ActRequest) => Promise<ActResult>;

/** Notes may be added between two looks at an item, but hardly more often than this. */
const MOST_TRIES = 5;

const UNSEEN: ActResult = { kind: 'refused', reason: 'unseen' };

/** The version that stands for nothing seen: the store knows a repeated delivery by its key and refuses all else. */
const NONE = 0;

const historyOf = ({ reference }: Item, { store }: RegisterDeps) => store.history({ kind: 'item', reference });

const outboxOf = (action: Action, item: Item, deps: RegisterDeps): readonly NewOutboxEntry[] => {
  if (action.kind !== 'assign') return [];
  const others = routeOfItem(item, deps).filter((id) => id !== action.to);
  return cardFor([action.to, ...others], 'assigned', deps.directory, item.kind);
};

/** A sender's version counts what they may know of; the store's counts everything. */
const versionSeen = async (isKeeper: boolean, item: Item, seen: number, deps: RegisterDeps): Promise<number> => {
  if (isKeeper) return seen;
  return toldEntries(await historyOf(item, deps)).length === seen ? item.version : NONE;
};

const settle = async (acted: Acted, person: Person, seen: number, deps: RegisterDeps): Promise<ActResult> => {
  if (acted.kind === 'missing') return UNSEEN;
  const history = await historyOf(acted.item, deps);
  const view = viewOf(person, acted.item, history, deps.directory.staffing);
  if (acted.kind !== 'stale') return { kind: 'done', view };
  const isKeeper = view.kind === 'whole';
  const since = isKeeper ? acted.since : toldEntries(history).slice(Math.max(0, seen));
  const tell = ({ act, at, by, detail }: HistoryEntry): Missed => ({
    act,
    at,
    by: isKeeper || by === person.id ? by : null,
    detail,
  });
  return { kind: 'stale', since: since.map(tell), view };
};

/** The use case behind every button and command. */
export const createActOnItem = (deps: RegisterDeps): ActOnItem => {
  const { store, directory, protocol, now } = deps;
  const { staffing } = directory;

  const attempt = async (request: ActRequest, person: Person): Promise<ActResult | 'again'> => {
    const item = await store.item(request.reference);
    if (item === null || item.council !== protocol.key) return UNSEEN;
    const standing = permitsPerson(person, request.action, item, staffing);
    if (standing.kind === 'refused') return standing;
    const isKeeper = keeps(standingOf(person, item, staffing));
    const seenVersion = await versionSeen(isKeeper, item, request.seenVersion, deps);
    // Of what has changed since it was seen, the change itself says more than that the action no longer fits.
    const permission = seenVersion === item.version ? permits(person, request.action, item, staffing) : standing;
    if (permission.kind === 'refused') return permission;
    const acted = await store.act({
      reference: item.reference,
      seenVersion,
      deliveryKey: request.deliveryKey,
      ...takeAction(request.action, item, person.id, now().toISOString()),
      quiet: false,
      outbox: outboxOf(request.action, item, deps),
    });
    const isRace = acted.kind === 'stale' && seenVersion !== NONE && !isKeeper;
    return isRace ? 'again' : await settle(acted, person, request.seenVersion, deps);
  };

  return async (request) => {
    const person = personOf(staffing, request.by);
    if (person === null) return UNSEEN;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const result = await attempt(request, person);
      if (result !== 'again') return result;
    }
    throw new Error(`${request.reference} changes faster than it can be acted on. Try again.`);
  };
};
