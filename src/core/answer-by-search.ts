import Fuse from 'fuse.js';
import type { Finding, RankedClause } from './finding';
import type { Library } from './library';
import type { Message } from './message';
import type { Clause } from './protocol';

const MOST_CLAUSES = 5;
/** Fuse.js scores nought for a perfect match and one for none. */
const TOO_FAR = 0.995;

/** Answers with the clauses that share words with the question, and is silent where none does. */
export const createSearchAnswerer = (library: Library): ((message: Message) => Finding) => {
  const indexes = new Map<string, Fuse<Clause>>();
  const indexOf = (council: string): Fuse<Clause> => {
    const clauses = library.protocol(council)?.clauses ?? [];
    const index =
      indexes.get(council) ??
      new Fuse(clauses, {
        keys: ['text'],
        includeScore: true,
        useTokenSearch: true,
        ignoreLocation: true,
        threshold: 0.2,
        minMatchCharLength: 3,
      });
    indexes.set(council, index);
    return index;
  };
  return ({ council, text }) => {
    const found = indexOf(council).search(text, { limit: MOST_CLAUSES });
    const ranked: readonly RankedClause[] = found.map(({ item, score = 1 }) => ({ clause: item, score: 1 - score }));
    const clauses = ranked.filter(({ score }) => score >= 1 - TOO_FAR);
    return {
      intent: 'question',
      answer: clauses.length === 0 ? { kind: 'silent', gap: null, nearest: ranked } : { kind: 'answered', clauses },
      verdict: null,
      referTo: clauses[0]?.clause.refersTo[0] ?? null,
      instruction: null,
      about: null,
      notify: [],
    };
  };
};
