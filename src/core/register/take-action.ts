import type { Action } from './action';
import type { Deed } from './history';
import type { Item, ItemChange } from './item';

/** What an action changes of an item, and the deed that its history keeps. */
export type Taken = { readonly deed: Deed; readonly change: ItemChange };

type What = Pick<Deed, 'act'> & Partial<Pick<Deed, 'detail' | 'words'>> & { readonly change?: ItemChange };

const said = (name: string, text: string | null): Deed['words'] => {
  const words = text?.trim() ?? '';
  return words === '' ? {} : { [name]: words };
};

/** A request that was sent without a word of comment leaves an earlier comment as it is. */
const commented = (text: string | null): ItemChange => ({ ...said('comment', text) });

const what = (action: Action, item: Item, at: string): What => {
  switch (action.kind) {
    case 'acknowledge':
      return { act: 'acknowledged', change: { state: 'acknowledged', acknowledgedAt: at } };
    case 'close':
      return {
        act: 'closed',
        detail: { outcome: action.outcome },
        words: said('note', action.note),
        change: { state: 'closed', outcome: action.outcome, closedAt: at },
      };
    case 'reopen':
      // Whoever reopens it has seen it: nobody need be reminded.
      return {
        act: 'reopened',
        words: said('reason', action.reason),
        change: {
          state: 'acknowledged',
          outcome: null,
          closedAt: null,
          acknowledgedAt: item.acknowledgedAt ?? at,
        },
      };
    case 'assign':
      return { act: 'assigned', words: said('to', action.to), change: { assignedTo: action.to } };
    case 'note':
      return { act: 'noted', words: said('note', action.text) };
    case 'hold':
      return { act: 'held', words: said('reason', action.reason), change: { legalHold: true } };
    case 'release':
      return { act: 'released', words: said('reason', action.reason), change: { legalHold: false } };
    case 'comment':
      return { act: 'commented', change: commented(action.text) };
    case 'send-as-request':
      return { act: 'sent-as-a-request', change: commented(action.text) };
    case 'withdraw':
      return {
        act: 'withdrawn',
        words: said('reason', action.reason),
        change: { state: 'closed', outcome: 'no-action', closedAt: at },
      };
  }
};

/** The state machine: what an action that is permitted comes to. `by`: a person's id; `at`: UTC ISO. */
export const takeAction = (action: Action, item: Item, by: string, at: string): Taken => {
  const { act, detail = {}, words = {}, change = {} } = what(action, item, at);
  return { deed: { act, by, at, detail, words }, change };
};
