import { stemsOf } from '../../core/matching/text-features';
import type { Knowledge } from '../open-knowledge';
import type { Concept } from '../vocabulary-file';
import { type Check, problem, type Remark } from './remark';

/** The form in which messages and ways are compared. */
const fold = (way: string): string => stemsOf(way).join(' ');

const contains = (whole: string, part: string): boolean => ` ${whole} `.includes(` ${part} `);

type Words = NonNullable<Knowledge['vocabulary']>;
type Place = { readonly concept: string; readonly way: string; readonly line: number };

const allConcepts = ({ vocabulary }: Words): readonly Concept[] => [...vocabulary.offices, ...vocabulary.concepts];

/** Ways by their stems, each with every place in which it stands. */
const placesOf = (words: Words): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>();
  for (const { id, ways } of allConcepts(words)) {
    for (const [index, way] of ways.entries()) {
      const place = { concept: id, way, line: words.lineOfWay(id, 'ways', index) };
      const known = places.get(fold(way));
      if (known === undefined) places.set(fold(way), [place]);
      else known.push(place);
    }
  }
  return places;
};

/** Ways that stand under two concepts and are not listed as shared, and ways that stand twice under one. */
export const checkWays: Check = ({ vocabulary: words }) => {
  if (words === null) return [];
  const shared = new Map(words.vocabulary.shared.map(({ way, of }) => [fold(way), new Set(of)]));
  return [...placesOf(words)].flatMap(([stems, places]): readonly Remark[] => {
    const [first, ...others] = places;
    if (first === undefined) return [];
    if (stems === '') {
      return [problem(words.file, first.line, `\`${first.way}\` has no letter or digit.`, 'Write it in words.')];
    }
    return others.flatMap(({ concept, way, line }): readonly Remark[] => {
      if (concept === first.concept) {
        if (way !== first.way) return [];
        return [problem(words.file, line, `\`${way}\` stands twice under ${concept}.`, 'Delete one of them.')];
      }
      if (shared.get(stems)?.has(concept) && shared.get(stems)?.has(first.concept)) return [];
      const message = `\`${way}\` under ${concept} and \`${first.way}\` under ${first.concept} (line ${first.line}) pull two ways.`;
      const fix = 'Delete one, make it longer until it means one thing, or list it under `shared`.';
      return [problem(words.file, line, message, fix)];
    });
  });
};

/** Phrases under `against` that exclude nothing, or that are a way themselves. */
export const checkAgainst: Check = ({ vocabulary: words }) => {
  if (words === null) return [];
  return allConcepts(words).flatMap(({ id, ways, against }) => {
    const folded = ways.map(fold);
    return against.flatMap((phrase, index): readonly Remark[] => {
      const stems = fold(phrase);
      const line = words.lineOfWay(id, 'against', index);
      if (folded.includes(stems)) {
        const fix = 'Delete it from one of the two lists.';
        return [problem(words.file, line, `\`${phrase}\` is both a way of saying ${id} and against it.`, fix)];
      }
      if (folded.some((way) => contains(stems, way))) return [];
      const fix = 'Delete it: only a longer phrase with one of the ways in it needs to stand here.';
      return [problem(words.file, line, `\`${phrase}\` contains no way of saying ${id}.`, fix)];
    });
  });
};

/** Entries of `shared` that no longer say anything, and abbreviations that say what another says already. */
export const checkSharedAndTerms: Check = ({ vocabulary: words }) => {
  if (words === null) return [];
  const places = placesOf(words);
  const { shared, terms } = words.vocabulary;
  const idle = shared.flatMap(({ way, of }, index): readonly Remark[] => {
    const standsUnder = new Set((places.get(fold(way)) ?? []).map(({ concept }) => concept));
    const missing = of.filter((concept) => !standsUnder.has(concept));
    if (missing.length === 0) return [];
    const message = `\`${way}\` is listed as shared and does not stand under ${missing.join(', ')}.`;
    return [problem(words.file, words.lineOfShared(index), message, 'Correct the entry or delete it.')];
  });
  const small = new Set(Object.keys(terms).filter((term) => term === term.toLowerCase()));
  const covered = Object.keys(terms)
    .filter((term) => !small.has(term) && small.has(term.toLowerCase()))
    .map((term) => {
      const message = `\`${term}\` says what \`${term.toLowerCase()}\` says, which counts however it is typed.`;
      return problem(words.file, words.lineOfTerm(term), message, 'Delete one of the two.');
    });
  return [...idle, ...covered];
};
