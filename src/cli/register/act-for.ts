import type { ActResult } from '../../app/act-on-item';
import type { Action } from '../../core/register/action';
import { nameRefusal } from '../../core/register/describe';
import type { ItemView } from '../../core/register/item-view';
import type { Person } from '../../core/register/person';
import { sayDone, sayStale } from '../../core/register/say-acted';
import { fillPlaceholders } from '../../core/wording';
import { registerWording as wording } from '../wording-register';
import type { Desk } from './desk';

/** What an action came to, as a sentence and as data. */
export type Told = {
  readonly kind: ActResult['kind'];
  readonly says: string;
  readonly view: ItemView;
  /** Why it was refused; null where it was not. */
  readonly reason: string | null;
};

/** For this person there is no such item. */
export const sayNone = (reference: string, list: string): string =>
  fillPlaceholders(wording['item.none'], { reference, list });

/** Does something with an item for this person, who has seen it at a version; null: as it is now. */
export const actFor = async (
  person: Person,
  reference: string,
  action: Action,
  seen: number | null,
  desk: Desk,
  list: string,
): Promise<Told> => {
  const { register, naming } = desk;
  const before = await register.read.view(person.id, reference);
  const none: Told = { kind: 'refused', says: sayNone(reference, list), view: { kind: 'nothing' }, reason: 'unseen' };
  if (before.kind === 'nothing') return none;
  const request = { by: person.id, reference, action, seenVersion: seen ?? before.version, deliveryKey: null };
  const result = await register.act(request);
  switch (result.kind) {
    case 'done':
      return { kind: 'done', says: sayDone(reference, action, result.view, naming), view: result.view, reason: null };
    case 'refused': {
      const { reason } = result;
      if (reason === 'unseen') return none;
      const people = before.kind === 'whole' ? before.assignable : [];
      const says = nameRefusal(reason, { reference, action, assignable: people }, naming);
      return { kind: 'refused', says, view: before, reason };
    }
    case 'stale': {
      return { kind: 'stale', says: sayStale(reference, result.since, naming), view: result.view, reason: 'stale' };
    }
  }
};
