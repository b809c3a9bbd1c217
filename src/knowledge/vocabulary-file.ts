import { z } from 'zod';
import { slug } from './labels';
import type { Problem } from './problem';
import { readYaml } from './read-yaml';

const way = z.string().regex(/^\S(?:.{0,58}\S)?$/, 'use 1 to 60 characters without a space at either end');

const concept = z.strictObject({
  id: slug,
  ways: z.array(way).min(1),
  against: z.array(way).default([]),
});

const vocabularyFile = z.strictObject({
  terms: z.record(way, way),
  offices: z.array(concept).min(1),
  concepts: z.array(concept).min(1),
  shared: z.array(z.strictObject({ way, of: z.array(slug).min(2) })).default([]),
});

/** A thing that people name in many ways: an office, an act, an object, a purpose, a feeling. */
export type Concept = {
  readonly id: string;
  readonly ways: readonly string[];
  /** Longer phrases that contain a way and do not mean this. */
  readonly against: readonly string[];
};

/** The words of the field, as knowledge/README.md explains them. */
export type Vocabulary = {
  /** Abbreviations and what they stand for; one with a capital letter counts only when it is typed so. */
  readonly terms: Readonly<Record<string, string>>;
  readonly offices: readonly Concept[];
  readonly concepts: readonly Concept[];
  /** Ways that stand under several concepts on purpose. */
  readonly shared: readonly { readonly way: string; readonly of: readonly string[] }[];
};

export type VocabularyRead =
  | {
      readonly kind: 'read';
      readonly vocabulary: Vocabulary;
      /** The line on which the way at `index` of a concept's list stands; that of the concept where there is none. */
      readonly lineOfWay: (id: string, list: 'ways' | 'against', index: number) => number;
      readonly lineOfTerm: (term: string) => number;
      readonly lineOfShared: (index: number) => number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

type Place = readonly [list: 'offices' | 'concepts', index: number];

/** Reads knowledge/vocabulary.yaml, or says everything that is wrong with it. Never throws. */
export const readVocabulary = (file: string, text: string): VocabularyRead => {
  const read = readYaml(file, text, vocabularyFile);
  if (read.kind === 'invalid') return read;
  const { value, lineOf } = read;
  const places = new Map<string, Place>();
  const problems: Problem[] = [];
  for (const list of ['offices', 'concepts'] as const) {
    for (const [index, { id }] of value[list].entries()) {
      if (!places.has(id)) places.set(id, [list, index]);
      else {
        const message = `\`${id}\` is defined twice.`;
        problems.push({ file, line: lineOf([list, index]), message, fix: 'Join the two, or rename one of them.' });
      }
    }
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  return {
    kind: 'read',
    vocabulary: value,
    lineOfWay: (id, list, index) => lineOf([...(places.get(id) ?? []), list, index]),
    lineOfTerm: (term) => lineOf(['terms', term]),
    lineOfShared: (index) => lineOf(['shared', index]),
  };
};
