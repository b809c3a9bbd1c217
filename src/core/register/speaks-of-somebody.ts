import type { Terms } from '../protocol';
import { EVERYDAY_SURNAMES } from './everyday-surnames';
import type { Person, Staffing } from './person';

const plain = (text: string): string =>
  ` ${text
    .toLocaleLowerCase('en-GB')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const TITLES = 'cllr|councillor|mr|mrs|ms|miss|dr|rev|sir|dame';
const BEGINS_WITH_TITLE = new RegExp(`^\\s*(?:(?:${TITLES})\\b\\.?\\s*)+`, 'i');
const ENDS_WITH_TITLE = new RegExp(`\\b(?:${TITLES})\\.?\\s+$`, 'i');
/** Nothing stands before it, but perhaps the end of another sentence, a new line or a mark that opens. */
const AT_BEGINNING = /(?:^|\n|[.!?…]["'”’)]*\s)[^\p{L}\p{N}]*$/u;

/** As it is written, without titles and without what follows a name: letters after a comma, a party in brackets. */
const bareName = ({ name }: Person): string =>
  name
    .replace(/[,(].*$/, '')
    .replace(BEGINS_WITH_TITLE, '')
    .trim();

/** Whether a person's whole name stands there, however it is written; a name of one word could be anybody's. */
const isNamedWhole = (person: Person, said: string): boolean => {
  const bare = plain(bareName(person));
  return bare.trim().includes(' ') && said.includes(bare);
};

/** The last word of a name; null of a name of one word, unless a title shows that it is a surname. */
const surnameOf = (person: Person): string | null => {
  const words = bareName(person).split(/\s+/);
  const isSurname = words.length > 1 || BEGINS_WITH_TITLE.test(person.name);
  const last = words.at(-1) ?? '';
  return isSurname && last.length > 1 ? last : null;
};

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]");

/** Every place in which these words stand by themselves, written just so. */
const placesOf = (words: string, text: string): readonly number[] => {
  const alone = new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-'’])${escaped(words)}(?![\\p{L}\\p{N}]|-\\p{L})`, 'gu');
  return [...text.matchAll(alone)].map(({ index }) => index);
};

/** Whether a surname stands there as it is written; one that is a word too, where only a name has a capital. */
const isNamedBySurname = (person: Person, text: string): boolean => {
  const surname = surnameOf(person);
  if (surname === null) return false;
  const places = placesOf(surname, text);
  if (!EVERYDAY_SURNAMES.has(surname.toLocaleLowerCase('en-GB'))) return places.length > 0;
  if (surname.charAt(0) === surname.charAt(0).toLocaleLowerCase('en-GB')) return false;
  return places.some((at) => {
    const before = text.slice(0, at);
    return ENDS_WITH_TITLE.test(before) || !AT_BEGINNING.test(before);
  });
};

/** Whether somebody of these is named, in full or by surname, who is not the sender. */
export const namesSomebody = (text: string, sender: Person, people: readonly Person[]): boolean => {
  const said = plain(text);
  const others = people.filter(({ id }) => id !== sender.id);
  if (others.some((one) => isNamedWhole(one, said))) return true;
  // Whoever says who they are names nobody of their family.
  const own = bareName(sender);
  const ofOthers = own.includes(' ') ? text.replaceAll(own, '') : text;
  return others.some((one) => isNamedBySurname(one, ofOthers));
};

const OFFICES = /\b(clerk|deputy|chair|chairman|chairwoman|mayor|monitoring officer)\b/;

/** Whether an office is spoken of at all, or somebody else by name: what is about them must not reach them for want of a word. */
export const speaksOfSomebody = (text: string, sender: Person, { clerk }: Terms, { people }: Staffing): boolean => {
  const said = plain(text);
  return said.includes(plain(clerk)) || OFFICES.test(said) || namesSomebody(text, sender, people);
};
