import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Concept, type ConceptFinder, createConceptFinder } from '../core/matching/find-concepts';
import { stemsOf } from '../core/matching/text-features';
import type { Protocol } from '../core/protocol';
import { openLibrary } from '../knowledge/open-library';
import type { Problem } from '../knowledge/problem';
import { readTopics, type Topic } from '../knowledge/topics-file';
import { readVocabulary } from '../knowledge/vocabulary-file';

/** The repository. */
export const ROOT = join(__dirname, '..', '..');
export const KNOWLEDGE = join(ROOT, 'knowledge');

/** Ends the training where a knowledge file is wrong. */
export function unusable(problems: readonly Problem[]): never {
  throw new Error(problems.map(({ file, line, message, fix }) => `${file}:${line}: ${message} ${fix}`).join('\n'));
}

/** All imported protocols by key. */
export function loadProtocols(): ReadonlyMap<string, Protocol> {
  const library = openLibrary(join(KNOWLEDGE, 'protocols'));
  return new Map(
    library.keys.flatMap((key) => {
      const protocol = library.protocol(key);
      return protocol === null ? [] : [[key, protocol] as const];
    }),
  );
}

/** The topics, in the order of their file. */
export function loadTopics(): readonly Topic[] {
  const read = readTopics('topics.yaml', readFileSync(join(KNOWLEDGE, 'topics.yaml'), 'utf8'));
  return read.kind === 'read' ? read.topics : unusable(read.problems);
}

/** Finds the offices and concepts of the vocabulary. */
export function loadConcepts(): ConceptFinder {
  const file = join(KNOWLEDGE, 'vocabulary.yaml');
  if (!existsSync(file)) return createConceptFinder([], stemsOf);
  const read = readVocabulary('vocabulary.yaml', readFileSync(file, 'utf8'));
  if (read.kind === 'invalid') return unusable(read.problems);
  const { offices, concepts, terms } = read.vocabulary;
  const plain = [...offices, ...concepts].map(({ id, ways, against }) => ({ id, ways, against }));
  return createConceptFinder([...plain, ...abbreviated(terms)], stemsOf);
}

/** An abbreviation of two capitals is too often a word of its own ("SO") once its case is folded. */
const SHORTEST_CAPITALS = 3;

/** Each abbreviation with what it stands for, as one concept, so that either is as good as the other. */
function abbreviated(terms: Readonly<Record<string, string>>): readonly Concept[] {
  const ways = new Map<string, string[]>();
  for (const [short, long] of Object.entries(terms)) {
    if (short !== short.toLowerCase() && short.length < SHORTEST_CAPITALS) continue;
    const known = ways.get(long);
    if (known === undefined) ways.set(long, [long, short]);
    else known.push(short);
  }
  return [...ways].map(([long, all]) => ({ id: `term ${long}`, ways: all, against: [] }));
}
