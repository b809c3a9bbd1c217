import type { Item } from './item';
import { localTimeOf } from './local-time';
import { type Calendar, isWorkingDay, workingDaysBetween } from './working-days';

/** After how many working days an item that nobody acknowledged is brought up again, and then given to the next person. */
export type ReminderTimes = { readonly remindAfter: number; readonly passOnAfter: number };

/** What is due for an item now. */
export type Due =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'remind' }
  | { readonly kind: 'pass-on'; readonly to: string; readonly because: 'left' | 'away' | 'unanswered' };

type Awaited = Pick<Item, 'state' | 'openedAt' | 'remindedAt' | 'escalatedAt' | 'assignedTo'>;

export type Now = {
  /** UTC ISO. */
  readonly at: string;
  readonly calendar: Calendar;
  readonly times: ReminderTimes;
  /** Ids of those who are away today. */
  readonly away: ReadonlySet<string>;
  /** Whether this person is still among those of the settings. */
  readonly isListed: (id: string) => boolean;
};

/** Nobody is reminded before the office opens. */
const OPENS_AT = 9 * 60;

const nothing: Due = { kind: 'nothing' };

/**
 * What is due. What is with somebody who has left goes to the next of its route, lest nobody sees it. Else it goes there once:
 * at once when its keeper is away and the next one is not, or when nobody acknowledged it in time. Working days are those after the day on which it was opened.
 */
export const dueOf = (item: Awaited, route: readonly string[], now: Now): Due => {
  const { at, calendar, times, away, isListed } = now;
  if (item.state === 'closed') return nothing;
  const next = route.find((id) => id !== item.assignedTo && !away.has(id));
  if (next !== undefined && item.assignedTo !== null && !isListed(item.assignedTo)) {
    return { kind: 'pass-on', to: next, because: 'left' };
  }
  if (item.state !== 'open') return nothing;
  const mayPassOn = item.escalatedAt === null && next !== undefined;
  if (mayPassOn && item.assignedTo !== null && away.has(item.assignedTo)) {
    return { kind: 'pass-on', to: next, because: 'away' };
  }
  const today = localTimeOf(at, calendar.timeZone);
  if (!isWorkingDay(today.date, calendar) || today.minutes < OPENS_AT) return nothing;
  const waited = workingDaysBetween(localTimeOf(item.openedAt, calendar.timeZone).date, today.date, calendar);
  if (mayPassOn && waited >= times.passOnAfter) return { kind: 'pass-on', to: next, because: 'unanswered' };
  return item.remindedAt === null && waited >= times.remindAfter ? { kind: 'remind' } : nothing;
};
