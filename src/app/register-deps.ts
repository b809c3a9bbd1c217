import type { Protocol } from '../core/protocol';
import type { ReminderTimes } from '../core/register/reminder';
import type { RetentionMonths } from '../core/register/retention';
import type { Calendar } from '../core/register/working-days';
import type { Directory } from './directory';
import type { Store } from './store';

/** What the use cases of one council's register run on. */
export type RegisterDeps = {
  readonly store: Store;
  readonly directory: Directory;
  readonly protocol: Protocol;
  readonly calendar: Calendar;
  readonly times: ReminderTimes;
  readonly retention: RetentionMonths;
  readonly now: () => Date;
  /** Who is known to be away while something is answered; absent where nobody has asked the store. */
  readonly away?: ReadonlySet<string>;
};
