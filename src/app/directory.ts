import type { Person, Staffing } from '../core/register/person';
import type { Destination } from './store';

/** Whoever writes or presses, as the platform vouches for them. The settings decide who that is; a guest is the public. */
export type Caller = {
  /** The adapter's name: `slack`, `teams`, `terminal`. */
  readonly surface: string;
  readonly account: string;
  /** A verified address; where the platform has user principal names, that one will do. */
  readonly email: string | null;
  /** Another such address, where the platform has a name to sign in by and an e-mail address. */
  readonly signInName?: string | null;
  /** User groups of the platform, by their ids. */
  readonly groups: readonly string[];
  readonly name: string | null;
  /** From another organisation, or a guest in this one. */
  readonly isGuest: boolean;
};

/** An account of which perhaps nothing more is known. */
export type Account = Pick<Caller, 'surface' | 'account'> & Partial<Caller>;

/** Who is who, and where they are reached, as the settings say. */
export interface Directory {
  /** Stays true: whoever was found by a user group is among its people from then on. */
  readonly staffing: Staffing;
  /**
   * The person with this account, else with this e-mail address where the settings give no account, else somebody of a user
   * group that has a role, who is named by surface and account (`slack:U024BE7LH`). null for guests, and for whoever the
   * settings do not list.
   */
  personOf(caller: Account): Person | null;
  /**
   * Where messages to this person can go, best first; none where the settings give no account. The address is `{account}`, or
   * `{email}` where the settings know no more. `mayBeShared`: a channel comes first where the settings give one for what this
   * person is told, its address `{channel}`.
   */
  destinationsOf(person: string, how?: { readonly mayBeShared?: boolean }): readonly Destination[];
}
