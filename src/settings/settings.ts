import type { Role } from '../core/protocol';
import type { Person, Staffing } from '../core/register/person';
import type { ReminderTimes } from '../core/register/reminder';
import type { RetentionMonths } from '../core/register/retention';

/** A person with the accounts by which they are known elsewhere. */
export type ListedPerson = Person & {
  readonly email: string | null;
  readonly slack: string | null;
  /** A private channel of Slack for their cards. */
  readonly slackChannel?: string | null;
  /** Object ID in Microsoft Entra. */
  readonly entra: string | null;
  readonly upn: string | null;
};

export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

/** Where the register is kept. */
export type Storage =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** A user group of a platform whose people have a role without being listed one by one. */
export type Group = { readonly surface: string; readonly id: string; readonly role: Role };

/** Everything that is set for one council, read once. */
export type Settings = {
  /** Where they come from: the path of a file, or the demonstration that runs without one. */
  readonly source: { readonly kind: 'file'; readonly path: string } | { readonly kind: 'demonstration' };
  readonly council: string;
  readonly timeZone: string;
  readonly nation: Nation;
  readonly people: readonly ListedPerson[];
  /** The first that somebody belongs to gives them their role. */
  readonly groups: readonly Group[];
  readonly offices: Staffing['offices'];
  readonly concerns: Staffing['concerns'];
  readonly channels: readonly { readonly surface: string; readonly id: string }[];
  readonly times: ReminderTimes;
  readonly retention: RetentionMonths;
  readonly storage: Storage;
};
