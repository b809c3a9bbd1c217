import { findClauses } from './find-clauses';
import type { Clause, Protocol } from './protocol';
import { words } from './words';

/** A heading says more of what a clause is about than its text does. */
const IN_HEADING = 2;

const begins = (found: readonly string[], beginning: string): boolean =>
  found.some((word) => word.startsWith(beginning));

/** For a search box: the clauses of this number or name first, then those in which most of the words, or beginnings of words, occur. */
export const searchClauses = (protocol: Protocol, typed: string): readonly Clause[] => {
  const named = findClauses(protocol, typed);
  const wanted = [...new Set(words(typed))];
  const scored = protocol.clauses.map((clause) => {
    const [text, heading] = [words(`${clause.leadIn ?? ''} ${clause.text}`), words(clause.heading.join(' '))];
    const score = wanted.reduce(
      (sum, word) => sum + (begins(text, word) ? 1 : 0) + (begins(heading, word) ? IN_HEADING : 0),
      0,
    );
    return { clause, score };
  });
  const fitting = scored.filter(({ score }) => score >= wanted.length / 2 && score > 0);
  const ranked = fitting.sort((one, other) => other.score - one.score).map(({ clause }) => clause);
  return [...new Set([...named, ...ranked])];
};
