import Holidays from 'date-holidays';
import type { Nation } from './settings';

const STATES: Readonly<Record<Nation, string>> = {
  england: 'ENG',
  wales: 'WLS',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
};

/** The bank holidays of a year, substitute days and days of mourning among them, as `2026-12-25`. */
export const bankHolidays = (nation: Nation, year: number): ReadonlySet<string> =>
  new Set(
    new Holidays('GB', STATES[nation], { types: ['public', 'bank'] })
      .getHolidays(year)
      .map(({ date }) => date.slice(0, 10)),
  );
