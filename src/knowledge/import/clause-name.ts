import type { Marker } from './line';
import { isCapitals, slug } from './words';

/** A clause's id, how a person finds it, and its number; what hangs below begins with them. */
export type Name = { readonly id: string; readonly locator: string; readonly number: string | null };

/** A lead-in up to this length names its bullets. */
const SHORT_LEAD_IN = 60;

/** A heading or lead-in without what leads on. */
export const withoutColon = (text: string): string => (/[:;]$/.test(text) ? text.slice(0, -1).trim() : text);

const sentenceCase = (text: string): string => (isCapitals(text) ? text.charAt(0) + text.slice(1).toLowerCase() : text);

const below = (locator: string, place: string): string =>
  locator === '' ? place.charAt(0).toUpperCase() + place.slice(1) : `${locator}, ${place}`;

/** What the clauses under a heading are named after. */
export const nameHeading = (council: string, text: string, number: string | null): Name => ({
  id: `${council}-${number ?? slug(text)}`,
  locator: number ?? sentenceCase(text),
  number,
});

/** `langport-2.3`; where numbers restart, the heading comes before: `hill-part-a-1`. */
export const nameNumbered = (council: string, number: string, restartsUnder: string | null): Name =>
  restartsUnder === null
    ? { id: `${council}-${number}`, locator: number, number }
    : {
        id: `${council}-${slug(restartsUnder)}-${number}`,
        locator: `${sentenceCase(restartsUnder)}, ${number}`,
        number,
      };

/** `parish-legal-issues-p2`; a short lead-in goes by its own words. */
export const nameParagraph = (council: string, text: string, leads: boolean, base: Name, count: number): Name =>
  leads && text.length <= SHORT_LEAD_IN && !text.endsWith('.')
    ? { id: `${council}-${slug(text)}`, locator: withoutColon(text), number: null }
    : { id: `${base.id}-p${count}`, locator: below(base.locator, `paragraph ${count}`), number: null };

/** `doncaster-3.1-b4`, or `x-2.1-a` for a lettered item, which is cited as `2.1(a)`. */
export const nameItem = (parent: Name, marker: Marker, count: number): Name => {
  if (marker.kind !== 'letter') {
    return { id: `${parent.id}-b${count}`, locator: below(parent.locator, `bullet ${count}`), number: null };
  }
  const cited = `(${marker.label})`;
  return {
    id: `${parent.id}-${marker.label}`,
    locator: `${parent.locator}${cited}`,
    number: `${parent.number ?? ''}${cited}`,
  };
};

/** `parish-adopted`: after the label, or the first word where there is no colon. */
export const nameLabel = (council: string, text: string): Name => {
  const colon = text.indexOf(':');
  const label = colon > 0 && colon < 40 ? text.slice(0, colon) : (text.split(' ', 1)[0] ?? text);
  return { id: `${council}-${slug(label)}`, locator: label, number: null };
};

/** Gives an id back as it is the first time, then with a number behind it. */
export const uniqueIds = (): ((id: string) => string) => {
  const used = new Map<string, number>();
  return (id) => {
    let count = used.get(id) ?? 0;
    let candidate = id;
    while (used.has(candidate)) {
      count += 1;
      candidate = `${id}-${count + 1}`;
    }
    used.set(id, count);
    if (candidate !== id) used.set(candidate, 0);
    return candidate;
  };
};
