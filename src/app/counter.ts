import type { Respond } from '../core/create-responder';
import type { Role } from '../core/protocol';
import type { Naming } from '../core/register/describe';
import { type Person, speaksAs } from '../core/register/person';
import type { Account } from './directory';
import type { Place } from './front-desk';
import type { Recollection } from './recollect';
import type { Intake, Register } from './register';
import type { RegisterDeps } from './register-deps';
import type { Watching } from './watch-channels';

/** One council's register and answers under the settings as they are now. */
export type Counter = {
  readonly deps: RegisterDeps;
  readonly register: Register;
  readonly intake: Intake;
  readonly respond: Respond;
  readonly naming: Naming;
};

/** What the front desk works with. */
export type FrontDeskDeps = {
  /** Asked anew for each call, so that settings that were read again hold at once. */
  readonly counter: () => Counter;
  readonly watching: Watching;
  readonly recollection: Recollection;
};

/** Whoever is at the desk. */
export type Visitor = { readonly person: Person | null; readonly role: Role };

/** Who an account is, in the role in which they are answered. */
export const visitorOf = (from: Account, { deps }: Counter): Visitor => {
  const person = deps.directory.personOf(from);
  return { person, role: person === null ? 'councillor' : speaksAs(person) };
};

/** The name of a delivery among those of all surfaces. */
export const deliveryKeyOf = ({ surface }: Account, { deliveryKey }: Pick<Place, 'deliveryKey'>): string =>
  `${surface}:${deliveryKey}`;

/** The name of what one account says in one thread. */
export const threadOf = ({ surface, account }: Account, { thread }: Pick<Place, 'thread'>): string =>
  JSON.stringify([surface, thread, account]);
