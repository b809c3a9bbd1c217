import type { Clause, Protocol } from './protocol';

const fold = (text: string): string => text.toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();

const foldWanted = (wanted: string): string =>
  fold(wanted)
    .replace(/^(?:clause|paragraph|para|section|§)\.? ?(?=.)/, '')
    .replace(/[.,:;]+$/, '');

/**
 * The clauses that a person can mean by `2.3`, `3.1, bullet 4`, a heading or part of an id: an exact name before
 * a beginning, a beginning before a part. Empty where there are none.
 */
export const findClauses = (protocol: Protocol, wanted: string): readonly Clause[] => {
  const name = foldWanted(wanted);
  if (name === '') return [];
  const ways: readonly ((clause: Clause) => boolean)[] = [
    ({ id }) => fold(id) === name,
    ({ locator }) => fold(locator) === name,
    ({ number }) => number !== null && fold(number) === name,
    ({ locator }) => [`${name}.`, `${name},`, `${name} `].some((start) => fold(locator).startsWith(start)),
    ({ locator, id }) => fold(locator).includes(name) || fold(id).includes(name),
    ({ heading }) => heading.some((title) => fold(title).includes(name)),
  ];
  for (const isMeant of ways) {
    const found = protocol.clauses.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
};
