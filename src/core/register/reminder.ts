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
  /** Whether the item is still its keeper's: the settings list them, and nothing keeps it from them. */
  readonly isKept: boolean;
};

/** Nobody is reminded before the office opens. */
const OPENS_AT = 9 * 60;

const nothing: Due = { kind: 'nothing' };

/**
 * What is due. What is with nobody any more goes to the next of its route who is present, else to the next one, lest nobody
 * sees it. What somebody has goes on once: at once when they are away and the next one is not, or when nobody acknowledged it
 * in time. Working days are those after the day on which it was opened.
 */
export const dueOf = (item: Awaited, route: readonly string[], now: Now): Due => {
  const { at, calendar, times, away, isKept } = now;
  if (item.state === 'closed') return nothing;
  const others = route.filter((id) => id !== item.assignedTo);
  const next = others.find((id) => !away.has(id));
  const heir = next ?? others[0];
  if (heir !== undefined && !isKept) return { kind: 'pass-on', to: heir, because: 'left' };
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
