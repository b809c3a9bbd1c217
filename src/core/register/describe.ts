import type { Terms } from '../protocol';
import { say } from '../wording';
import { type Action, OUTCOMES, type RefusalReason } from './action';
import type { Act } from './history';
import type { Item, Json, Outcome } from './item';
import { localTimeOf } from './local-time';
import { personOf, type Staffing } from './person';

/** What the register's sentences are filled from: the council's words, its people and its clock. */
export type Naming = { readonly terms: Terms; readonly staffing: Staffing; readonly timeZone: string };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `24 Dec 2026`, of a day written as `2026-12-24`. */
export const nameDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
};

/** `24 Dec 2026, 14:05` on the council's clock, of a moment in UTC. */
export const nameMoment = (at: string, timeZone: string): string => {
  const { date, minutes } = localTimeOf(at, timeZone);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${nameDay(date)}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** A person's name; their id where the settings no longer list them. */
export const namePerson = (id: string | null, { staffing }: Pick<Naming, 'staffing'>): string => {
  if (id === null) return say('who.removed');
  return id === 'remit' ? say('who.remit') : (personOf(staffing, id)?.name ?? id);
};

/** An outcome in the council's own words. */
export const nameOutcome = (outcome: Outcome, terms: Terms): string =>
  outcome === 'spoke-to-the-member'
    ? say('outcome.spoke-to-the-member', { councillor: terms.councillor })
    : say(`outcome.${outcome}`);

/** `closed, no action`. */
export const nameState = ({ state, outcome }: Pick<Item, 'state' | 'outcome'>, terms: Terms): string =>
  outcome === null
    ? say(`state.${state}`)
    : say('state.with-outcome', { state: say(`state.${state}`), outcome: nameOutcome(outcome, terms) });

/** One step of an item's life. */
export type Step = {
  readonly act: Act;
  readonly at: string;
  readonly by: string | null;
  readonly detail: { readonly [key: string]: Json };
  /** To whom, for steps that go to somebody. */
  readonly to: string | null;
};

/** `acknowledged by Jane Doe, 24 Dec 2026, 14:05`; without the person where `by` may not be known. */
export const nameStep = (step: Step, who: 'with-author' | 'without-author', naming: Naming): string => {
  const outcome = OUTCOMES.find((one) => one === step.detail.outcome);
  const plain = say(`act.${step.act}`);
  const closed =
    outcome === undefined
      ? plain
      : say('act.with-outcome', { act: plain, outcome: nameOutcome(outcome, naming.terms) });
  const act = step.to === null ? closed : say('act.to', { act: closed, who: namePerson(step.to, naming) });
  const when = nameMoment(step.at, naming.timeZone);
  return who === 'with-author'
    ? say('step.by', { act, who: namePerson(step.by, naming), when })
    : say('step.alone', { act, when });
};

/** Why an action was refused, and what can be done instead. `assignable`: to whom the item could go. */
export const nameRefusal = (
  reason: Exclude<RefusalReason, 'unseen'>,
  { reference, action, assignable }: { reference: string; action: Action; assignable: readonly string[] },
  naming: Naming,
): string => {
  switch (reason) {
    case 'empty':
      return say('refused.empty');
    case 'already-assigned':
    case 'not-assignable': {
      const who = action.kind === 'assign' ? namePerson(action.to, naming) : '';
      if (reason === 'already-assigned') return say('refused.already-assigned', { reference, who });
      const people = assignable.map((id) => `${namePerson(id, naming)} (${id})`).join(', ');
      return people === ''
        ? say('refused.nobody-else', { reference, who })
        : say('refused.not-assignable', { reference, who, people });
    }
    default:
      return say(`refused.${reason}`, { reference });
  }
};
