import type { Person, Staffing } from '../core/register/person';
import type { Destination } from './store';

/** Who is who, and where they are reached. Read from the settings once. */
export interface Directory {
  readonly staffing: Staffing;
  /** The person with this account on a surface (`slack`, `teams`, `terminal`); null for somebody whom the settings do not list. */
  personOf(surface: string, account: string): Person | null;
  /** Where messages to this person can go, best first; none where the settings give no account. */
  destinationsOf(person: string): readonly Destination[];
}
