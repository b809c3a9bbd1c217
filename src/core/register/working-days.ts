import { addDays } from './local-time';

/** When a council works: its time zone, and its bank holidays. */
export type Calendar = {
  readonly timeZone: string;
  /** Whether this day (`2026-12-25`) is a bank holiday. */
  readonly isHoliday: (date: string) => boolean;
};

/** Longer than any span that is counted: nothing loops for ever on a wrong date. */
const MOST_DAYS = 3_660;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** Monday to Friday, without bank holidays. */
export const isWorkingDay = (date: string, { isHoliday }: Calendar): boolean => !isWeekend(date) && !isHoliday(date);

/** The working days after `from` up to and including `to`; none where `to` is not later. */
export const workingDaysBetween = (from: string, to: string, calendar: Calendar): number => {
  let days = 0;
  for (let date = from, step = 0; date < to && step < MOST_DAYS; step += 1) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) days += 1;
  }
  return days;
};
