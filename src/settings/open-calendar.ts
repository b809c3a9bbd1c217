import type { Calendar } from '../core/register/working-days';
import type { Settings } from './settings';

/** The council's calendar: its time zone, and the bank holidays of its nation. */
export const openCalendar = ({ timeZone, nation }: Pick<Settings, 'timeZone' | 'nation'>): Calendar => {
  const years = new Map<string, ReadonlySet<string>>();
  const holidaysOf = (year: string): ReadonlySet<string> => {
    // Required here: the library takes longer to load than everything else, and only reminders need it.
    const { bankHolidays }: typeof import('./bank-holidays') = require('./bank-holidays');
    const found = years.get(year) ?? bankHolidays(nation, Number(year));
    years.set(year, found);
    return found;
  };
  return { timeZone, isHoliday: (date) => holidaysOf(date.slice(0, 4)).has(date) };
};
