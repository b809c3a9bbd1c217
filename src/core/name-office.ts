import type { Recipient } from './message';
import type { Terms } from './protocol';
import { say } from './wording';

/** The office in the council's own words, with its article: `the Town Clerk`. */
export const nameOffice = (office: Recipient, terms: Terms): string => {
  switch (office) {
    case 'clerk':
      return say('office.clerk', { clerk: terms.clerk });
    case 'deputy-clerk':
      return say('office.deputy-clerk', { clerk: terms.clerk });
    case 'chair':
      return say('office.chair', { chair: terms.chair });
    case 'officer':
      return say('office.officer', { officer: terms.officer });
    case 'councillor':
      return say('office.councillor', { councillor: terms.councillor });
    default:
      return say(`office.${office}`);
  }
};

/** Several offices as one phrase: `the Town Clerk and the Chairman`. */
export const nameOffices = (offices: readonly Recipient[], terms: Terms): string => {
  const names = offices.map((office) => nameOffice(office, terms));
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : say('list.and', { others: names.slice(0, -1).join(', '), last });
};

/** For the start of a sentence; nothing else changes. */
export const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);
