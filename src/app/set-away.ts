import { addDays, localTimeOf } from '../core/register/local-time';
import { holds, personOf, type Staffing } from '../core/register/person';
import type { RegisterDeps } from './register-deps';
import type { Away } from './store';

export type AwayResult =
  | { readonly kind: 'set' }
  | {
      readonly kind: 'refused';
      readonly reason: 'unlisted' | 'not-yours' | 'no-such-day' | 'ends-before-it-begins' | 'past';
    };

/** When the people of the register are away, so that what comes in goes to whoever is there. */
export type SetAway = {
  /** `by` sets it for themselves; the Clerk and the deputy also for others. */
  readonly set: (by: string, away: Away) => Promise<AwayResult>;
  /** Somebody is back, from today on. */
  readonly back: (by: string, person: string) => Promise<AwayResult>;
  /** Absences from today on. */
  readonly list: () => Promise<readonly Away[]>;
};

const isDay = (day: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

const maySet = (by: string, person: string, staffing: Staffing): boolean =>
  by === person || holds(staffing, 'clerk', by) || holds(staffing, 'deputy-clerk', by);

/** The use case behind `remit away`. */
export const createSetAway = ({ store, directory, calendar, now }: RegisterDeps): SetAway => {
  const { staffing } = directory;
  const today = (): string => localTimeOf(now().toISOString(), calendar.timeZone).date;
  const deed = (by: string, away: Away) =>
    ({
      act: 'away',
      by,
      at: now().toISOString(),
      detail: { from: away.from, until: away.until },
      words: { person: away.person },
    }) as const;

  const refusal = (by: string, { person, from, until }: Away): AwayResult | null => {
    if (personOf(staffing, by) === null || personOf(staffing, person) === null) {
      return { kind: 'refused', reason: 'unlisted' };
    }
    if (!maySet(by, person, staffing)) return { kind: 'refused', reason: 'not-yours' };
    if (!isDay(from) || !isDay(until)) return { kind: 'refused', reason: 'no-such-day' };
    return until < from ? { kind: 'refused', reason: 'ends-before-it-begins' } : null;
  };

  return {
    set: async (by, away) => {
      const refused = refusal(by, away);
      if (refused !== null) return refused;
      if (away.until < today()) return { kind: 'refused', reason: 'past' };
      await store.setAway(away, deed(by, away));
      return { kind: 'set' };
    },
    back: async (by, person) => {
      const from = today();
      const refused = refusal(by, { person, from, until: from });
      if (refused !== null) return refused;
      const away = { person, from, until: addDays(from, -1) };
      await store.setAway(away, deed(by, away));
      return { kind: 'set' };
    },
    list: () => store.absences(today()),
  };
};
