import type { Action, RefusalReason } from './action';
import type { Item } from './item';
import type { Person, Staffing } from './person';
import { assignable } from './route';
import { keeps, type Standing, standingOf } from './standing';

/** Whether somebody may do something with an item now. */
export type Permission = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly reason: RefusalReason };

const allowed: Permission = { kind: 'allowed' };
const refused = (reason: RefusalReason): Permission => ({ kind: 'refused', reason });
const unless = (wrong: boolean, reason: RefusalReason): Permission => (wrong ? refused(reason) : allowed);

const OWN_WORDS: ReadonlySet<Action['kind']> = new Set(['comment', 'send-as-request', 'withdraw']);

const byStanding = (standing: Standing, { kind }: Action): Permission => {
  const isOwnWords = OWN_WORDS.has(kind);
  switch (standing) {
    case 'stranger':
      return refused('unseen');
    case 'subject-who-sent':
      return isOwnWords ? unless(kind === 'withdraw', 'about-you') : refused('about-you');
    case 'opener':
      return isOwnWords ? unless(kind === 'send-as-request', 'for-a-flagged-message') : refused('opened-by-you');
    case 'keeper':
      return unless(isOwnWords, 'for-whoever-opened-it');
    case 'keeper-who-opened':
      return unless(kind === 'send-as-request', 'for-a-flagged-message');
  }
};

const wordsOf = (action: Action): string | null => {
  switch (action.kind) {
    case 'note':
    case 'comment':
      return action.text;
    case 'reopen':
    case 'hold':
    case 'release':
      return action.reason;
    default:
      return null;
  }
};

const byState = (action: Action, item: Item, staffing: Staffing): Permission => {
  switch (action.kind) {
    case 'acknowledge':
      return unless(item.state !== 'open', item.state === 'closed' ? 'closed' : 'not-open');
    case 'close':
    case 'send-as-request':
    case 'withdraw':
      return unless(item.state === 'closed', 'closed');
    case 'reopen':
      return unless(item.state !== 'closed', 'not-closed');
    case 'assign':
      if (item.state === 'closed') return refused('closed');
      if (item.assignedTo === action.to) return refused('already-assigned');
      return unless(!assignable(item, staffing).includes(action.to), 'not-assignable');
    case 'hold':
      return unless(item.legalHold, 'already-held');
    case 'release':
      return unless(!item.legalHold, 'not-held');
    case 'note':
    case 'comment':
      return allowed;
  }
};

/** Whether this person may ever do such a thing with the item. A stranger learns nothing: for them there is no such item. */
export const permitsPerson = (person: Person, action: Action, item: Item, staffing: Staffing): Permission =>
  byStanding(standingOf(person, item, staffing), action);

/** The rules of the register, for every way in: who may, then what the item's state allows, then whether anything was said. */
export const permits = (person: Person, action: Action, item: Item, staffing: Staffing): Permission => {
  const standing = permitsPerson(person, action, item, staffing);
  if (standing.kind === 'refused') return standing;
  const state = byState(action, item, staffing);
  if (state.kind === 'refused') return state;
  return unless(wordsOf(action)?.trim() === '', 'empty');
};

/** The kinds of action that are open to this person now, in the order in which they are offered. */
export const openActions = (person: Person, item: Item, staffing: Staffing): readonly Action['kind'][] => {
  const standing = standingOf(person, item, staffing);
  const candidates: readonly Action[] = [
    { kind: 'acknowledge' },
    { kind: 'close', outcome: 'no-action', note: null },
    ...(keeps(standing) ? assignable(item, staffing).map((to): Action => ({ kind: 'assign', to })) : []),
    { kind: 'note', text: '-' },
    { kind: 'reopen', reason: '-' },
    { kind: 'hold', reason: '-' },
    { kind: 'release', reason: '-' },
    { kind: 'send-as-request', text: null },
    { kind: 'comment', text: '-' },
    { kind: 'withdraw', reason: null },
  ];
  const open = candidates.filter((action) => permits(person, action, item, staffing).kind === 'allowed');
  return [...new Set(open.map(({ kind }) => kind))];
};
