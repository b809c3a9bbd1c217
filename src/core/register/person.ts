import type { Role } from '../protocol';

/** One person whom the settings list. */
export type Person = {
  /** As in remit.yaml; the only name of a person that the register keeps. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Committees that this person chairs. */
  readonly chairs: readonly string[];
};

/** An office that items are brought to. */
export type Office = 'clerk' | 'deputy-clerk' | 'chair' | 'monitoring-officer';

/** Who is who at one council. People are named by their ids. */
export type Staffing = {
  readonly people: readonly Person[];
  /** Who holds each office; null where nobody does. */
  readonly offices: Readonly<Record<Office, string | null>>;
  /** To whom a concern goes where the protocol names nobody, or names whom it is about. */
  readonly concerns: { readonly aboutClerk: Office | null; readonly aboutChair: Office | null };
};

/** The role in which a person's messages are read: whoever chairs a committee speaks as a chair. */
export const speaksAs = ({ role, chairs }: Person): Role =>
  role === 'councillor' && chairs.length > 0 ? 'chair' : role;

/** The person of this id; null where the settings list none. */
export const personOf = ({ people }: Staffing, id: string): Person | null =>
  people.find((one) => one.id === id) ?? null;

/** Whether this person holds the office by the settings' recipients. */
export const holds = ({ offices }: Staffing, office: Office, id: string): boolean => offices[office] === id;

/**
 * Everybody whom a concern about an office concerns: its holder, and whoever has the role. A message seldom says which
 * chair it means, so that it is kept from all of them.
 */
export const peopleOf = ({ people, offices }: Staffing, office: Office): readonly string[] => {
  const holder = offices[office];
  const named = people.filter((person) => speaksAs(person) === office).map(({ id }) => id);
  return holder === null || named.includes(holder) ? named : [holder, ...named];
};

const OFFICES = ['clerk', 'deputy-clerk', 'chair', 'monitoring-officer'] as const satisfies readonly Office[];

/** The office that is meant, where it is one that items are brought to. */
export const officeOf = (named: string): Office | null => OFFICES.find((office) => office === named) ?? null;

/** The office that this person holds by the settings' recipients, the Clerk's before others. */
export const officeHeldBy = ({ offices }: Staffing, id: string): Office | null =>
  OFFICES.find((office) => offices[office] === id) ?? null;
