import stem from 'wink-porter2-stemmer';
import type { Role } from '../protocol';
import { words } from '../words';
import type { ConceptFinder } from './find-concepts';

/** What a feature is made of; the first letter of its name. */
export type FeatureKind = 'w' | 's' | 'p' | 'k' | 'c' | 'g' | 'r';

/** How much each kind counts in a vector; every kind is brought to length one first. Chosen by cross-validation. */
export const KIND_WEIGHTS: Readonly<Record<FeatureKind, number>> = {
  w: 1,
  s: 0.8,
  p: 0.7,
  k: 0.5,
  c: 0.8,
  g: 0.8,
  r: 0.4,
};

/** Letters in a run: long enough to mean something, short enough to survive a typo. */
const RUN = 4;

const stems = new Map<string, string>();
/** Forgetting everything now and then is cheaper than keeping the words of every message. */
const MOST_STEMS = 20_000;

/** The stems of a text's words, in order. */
export function stemsOf(text: string): readonly string[] {
  return words(text).map(stemOf);
}

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_STEMS) stems.clear();
  const found = afresh(stem(word));
  stems.set(afresh(word), found);
  return found;
}

/** The same letters in a string of their own: a part of a message would keep the whole message in memory. */
const afresh = (word: string): string => [...word].join('');

/**
 * The features of a normalised text, each once: words (w), stems (s), pairs of neighbours (p), stems with one word between
 * them (k), runs of four letters (c), concepts (g) and the sender's role (r).
 */
export function textFeatures(text: string, role: Role | null, concepts: ConceptFinder): readonly string[] {
  const features = new Set<string>();
  const tokens = words(text);
  const roots = tokens.map(stemOf);
  let before = '^';
  for (const [at, token] of tokens.entries()) {
    features.add(`w:${token}`).add(`s:${roots[at]}`).add(`p:${before} ${token}`);
    const next = roots[at + 2];
    if (next !== undefined) features.add(`k:${roots[at]} ${next}`);
    before = token;
    const marked = `_${token}_`;
    for (let start = 0; start + RUN <= marked.length; start++) features.add(`c:${marked.slice(start, start + RUN)}`);
  }
  for (const concept of concepts.find(roots)) features.add(`g:${concept}`);
  if (role !== null) features.add(`r:${role}`);
  return [...features];
}
