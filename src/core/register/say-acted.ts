import { say } from '../wording';
import type { Action } from './action';
import { type Naming, namePerson, nameState, nameStep } from './describe';
import type { HistoryEntry } from './history';
import type { ItemView } from './item-view';

const sayState = (reference: string, view: ItemView, { terms }: Naming): string =>
  say('acted.done', { reference, state: view.kind === 'nothing' ? '' : nameState(view.item, terms) });

/** What an action came to, in a sentence. `view`: the item as whoever acted may see it then. */
export const sayDone = (reference: string, action: Action, view: ItemView, naming: Naming): string => {
  switch (action.kind) {
    case 'note':
      return say('acted.noted', { reference });
    case 'hold':
      return say('acted.held', { reference });
    case 'release':
      return say('acted.released', { reference });
    case 'comment':
      return say('acted.commented', { reference });
    case 'send-as-request':
      return say('acted.sent', { reference, clerk: naming.terms.clerk });
    case 'assign':
      return say('acted.gone', { reference, who: namePerson(action.to, naming) });
    default:
      return sayState(reference, view, naming);
  }
};

type Missed = Pick<HistoryEntry, 'act' | 'at' | 'by' | 'detail'>;

/** What somebody did not know of when they acted, in a sentence; nothing, where a backup was put back since they looked. */
export const sayStale = (reference: string, since: readonly Missed[], naming: Naming): string => {
  if (since.length === 0) return say('stale.unknown', { reference });
  const steps = since.map((missed) =>
    nameStep({ ...missed, to: null }, missed.by === null ? 'without-author' : 'with-author', naming),
  );
  return say('stale.since', { reference, steps: steps.join('; ') });
};
