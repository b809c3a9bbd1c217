import type { DeadLetter } from '../../app/store';
import { nameMoment, namePerson } from '../../core/register/describe';
import type { Person } from '../../core/register/person';
import type { Desk } from '../register/desk';
import { brokenTo } from '../register/may-name';
import { placeOf } from '../register/with-desk';
import { type Diagnosis, fine, type Rule, worthKnowing, wrong } from './rule';

const MOST_DEAD = 20;
const TOO_LONG_MS = 60 * 60 * 1000;
const MOST_ITEMS = 1_000;

/** The history and whether it is whole. */
export const historyRule = (desk: Desk, person: Person): Rule => ({
  what: 'Register',
  why: 'What was recorded must be there, as it was recorded.',
  look: async () => {
    const found = await desk.store.verifyChain(null);
    if (found.kind === 'intact') return [fine(`Kept in ${placeOf(desk.settings)}. Its history is whole.`)];
    const { says } = await brokenTo(found, person, desk);
    return [wrong(says, 'Stop Remit, keep a copy of the database as it is, and restore the last good backup.')];
  },
});

const UNTOLD =
  'Mend the account in remit.yaml, and tell the person yourself: “npx --no remit register list” shows the item.';
const AS_IT_WAS = 'Nothing need be done: a button of an old card is refused, and says what has changed since.';
const UNNAMED = 'See that the accounts in remit.yaml are right, and that Remit may write where it is asked.';

/**
 * What this person may know of a dead letter. One about an item that is kept from them reads like an answer to somebody's
 * question does, which is nobody else's business either; nothing, where it shows in the end that there was an item.
 */
const diagnose = async (letter: DeadLetter, person: Person, { register, naming }: Desk): Promise<Diagnosis | null> => {
  const { reference, to, reason, at, instead, isUpdate } = letter;
  const when = nameMoment(at, naming.timeZone);
  const view = reference === null ? null : await register.read.view(person.id, reference);
  if (view?.kind !== 'whole') {
    return instead === null && !isUpdate ? wrong(`A message by ${to.adapter}, ${when}: ${reason}.`, UNNAMED) : null;
  }
  const whom = to.recipient === null ? '' : ` for ${namePerson(to.recipient, naming)}`;
  const about = `about ${reference}${whom} by ${to.adapter}`;
  if (isUpdate) return worthKnowing(`A card ${about} could not be brought up to date, ${when}: ${reason}.`, AS_IT_WAS);
  const says = `A message ${about}, ${when}: ${reason}.`;
  return instead === null
    ? wrong(`${says} It went to nobody else.`, UNTOLD)
    : worthKnowing(`${says} It was sent another way.`, UNTOLD);
};

/** What waits to be delivered, and what could not be. */
export const outboxRule = (desk: Desk, person: Person, now: () => Date): Rule => ({
  what: 'Messages to deliver',
  why: 'An item that nobody hears of waits until somebody looks at the register.',
  look: async () => {
    const { waiting, oldest } = await desk.store.backlog();
    const found: Diagnosis[] = [];
    if (oldest !== null && now().getTime() - Date.parse(oldest) > TOO_LONG_MS) {
      const since = nameMoment(oldest, desk.naming.timeZone);
      const fix = 'Is Remit running, with its tokens, and is the network there? What waits is delivered then.';
      found.push(wrong(`${waiting} wait, the oldest since ${since}.`, fix));
    }
    for (const letter of await desk.store.deadLetters(MOST_DEAD)) {
      const diagnosis = await diagnose(letter, person, desk);
      if (diagnosis !== null) found.push(diagnosis);
    }
    return found.length > 0 ? found : [fine(waiting === 0 ? 'None wait.' : `${waiting} wait.`)];
  },
});

/** People whom the register names and the settings no longer do: whoever an item is about must stay who they were. */
export const peopleRule = ({ register, settings }: Desk, person: Person): Rule => ({
  what: 'People of the register',
  why: 'Who may see an item rests on the ids of remit.yaml: an id that changes is somebody else.',
  look: async () => {
    const { items } = await register.read.list(person.id, {}, { limit: MOST_ITEMS, order: 'newest', after: null });
    const known = new Set(settings.people.map(({ id }) => id));
    const named = items.flatMap(({ openedBy, sender, about, assignedTo }) => [openedBy, sender, assignedTo, ...about]);
    const gone = [...new Set(named)].filter((id) => id !== null && !known.has(id) && !id.includes(':'));
    if (gone.length === 0) return [fine('All are in the settings.')];
    return [
      worthKnowing(
        `The settings do not list: ${gone.join(', ')}.`,
        'Where somebody only has a new id, give them the old one back. Where somebody has left, all is well.',
      ),
    ];
  },
});
