import Fuse from 'fuse.js';
import { type Action, OUTCOMES } from '../../core/register/action';
import type { Outcome } from '../../core/register/item';
import type { Person } from '../../core/register/person';
import { CommandError } from '../command-error';
import type { Desk } from './desk';

const fold = (typed: string): string => typed.trim().toLocaleLowerCase('en-GB');

const closest = <Value>(typed: string, known: readonly Value[], keys: string[]): Value | undefined =>
  new Fuse(known, { threshold: 0.4, ...(keys.length === 0 ? {} : { keys }) }).search(typed.slice(0, 32))[0]?.item;

/** The person with this id, name or e-mail address; else an error that lists who there is. */
export const choosePerson = (typed: string, { settings }: Pick<Desk, 'settings'>): Person => {
  const wanted = fold(typed);
  const found = settings.people.find(
    ({ id, name, email }) => id === wanted || fold(name) === wanted || (email !== null && fold(email) === wanted),
  );
  if (found !== undefined) return found;
  const meant = closest(wanted, settings.people, ['id', 'name']);
  const hint = meant === undefined ? '' : ` Did you mean ${meant.id}?`;
  const ids = settings.people.map(({ id }) => id).join(', ');
  throw new CommandError(`The settings list nobody called "${typed.slice(0, 60)}".${hint} There are: ${ids}.`);
};

/** Who acts: the person who was named, else the Clerk of the settings. */
export const chooseActor = (typed: string | undefined, desk: Pick<Desk, 'settings'>): Person => {
  const named = typed ?? desk.settings.offices.clerk;
  if (named === null) throw new CommandError('The settings name no Clerk: say who acts with --as PERSON.');
  return choosePerson(named, desk);
};

const ALIASES: Readonly<Record<string, Outcome>> = {
  none: 'no-action',
  'no-instruction': 'not-an-instruction',
  request: 'handled-as-a-request',
  handled: 'handled-as-a-request',
  spoke: 'spoke-to-the-member',
  'spoke-to-member': 'spoke-to-the-member',
  mo: 'referred-to-the-monitoring-officer',
  referred: 'referred-to-the-monitoring-officer',
};

/** The outcome that was typed; else an error that lists them. */
export const chooseOutcome = (typed: string): Outcome => {
  const wanted = fold(typed).replace(/[\s_]+/g, '-');
  const outcome = OUTCOMES.find((one) => one === wanted) ?? ALIASES[wanted];
  if (outcome !== undefined) return outcome;
  const meant = closest(wanted, OUTCOMES, []);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new CommandError(
    `There is no outcome "${typed.slice(0, 60)}".${hint} The outcomes are: ${OUTCOMES.join(', ')}.`,
  );
};

/** A reference as the register writes it; `3` is the third of this year. */
export const chooseReference = (typed: string, year: number): string => {
  const wanted = typed.trim().toUpperCase();
  if (/^(R-\d{4}-\d{4,}|C-\d{4}-[A-Z\d]{4})$/.test(wanted)) return wanted;
  if (/^\d{1,7}$/.test(wanted)) return `R-${year}-${wanted.replace(/^0+(?=\d)/, '').padStart(4, '0')}`;
  throw new CommandError(`"${typed.slice(0, 40)}" is no reference. They look like R-${year}-0001 or C-${year}-K7QM.`);
};

/** The words of an action that cannot go without them. */
export const needWords = (words: string | undefined, what: Action['kind']): string => {
  const text = (words ?? '').trim();
  if (text === '') throw new CommandError(`Say it in words: what is the ${what === 'reopen' ? 'reason' : what}?`);
  return text;
};
