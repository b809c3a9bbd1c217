import type { Item } from './item';
import { holds, type Person, type Staffing } from './person';

/** What standing rests on; the words of an item play no part in it. */
export type Concerned = Pick<Item, 'kind' | 'openedBy' | 'sender' | 'about' | 'assignedTo'>;

/**
 * How a person stands to an item.
 * `keeper` decides it. `keeper-who-opened` is the Clerk with what she recorded herself. `subject-who-sent` wrote a
 * flagged message. `opener` brought it to the register. `stranger` is everybody else, whoever it is about among them.
 */
export type Standing = 'keeper' | 'keeper-who-opened' | 'subject-who-sent' | 'opener' | 'stranger';

/** The one place where conflicts of interest are settled: whom an item is about comes before any office. */
export const standingOf = (person: Person, item: Concerned, staffing: Staffing): Standing => {
  if (item.about.includes(person.id)) {
    return item.kind === 'instruction' && item.sender === person.id ? 'subject-who-sent' : 'stranger';
  }
  const isClerk = holds(staffing, 'clerk', person.id);
  if (item.openedBy === person.id) return isClerk ? 'keeper-who-opened' : 'opener';
  return isClerk || item.assignedTo === person.id ? 'keeper' : 'stranger';
};

/** Whether there is somebody who is never to know of the item: whoever it is about, but for the sender of a flagged message. */
export const isKeptFromSomebody = ({ kind, about, sender }: Pick<Concerned, 'kind' | 'about' | 'sender'>): boolean =>
  about.some((id) => kind !== 'instruction' || sender !== id);

/** Whether this person may decide the item and read its notes. */
export const keeps = (standing: Standing): boolean => standing === 'keeper' || standing === 'keeper-who-opened';
