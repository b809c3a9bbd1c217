import type { ConceptFinder } from '../core/matching/find-concepts';
import { ELSEWHERE } from '../core/matching/gap';
import type { Proposer } from '../core/matching/propose-topics';
import { partsOf } from '../core/matching/propose-topics';
import { vectorise } from '../core/matching/vectorise';
import type { Protocol } from '../core/protocol';
import type { Topic } from '../knowledge/topics-file';
import type { Encoded } from './build-index';
import { fitClassifier, fitVocabulary, type Labelled } from './fit-model';
import { fitProjection } from './fit-projection';
import type { Example } from './load-examples';

/** What people ask about a topic says something of how it is worded, but less than what protocols print. */
const PHRASING_WEIGHT = 0.4;
/** One phrasing in so many is enough for that. */
const EVERY = 3;

type Wording = { readonly text: string; readonly topic: string; readonly weight: number };

/** How a topic may be printed: its rule, its title, the wordings of other councils, reviewed clauses, and phrasings. */
export function wordingsOf(
  topics: readonly Topic[],
  protocols: readonly Protocol[],
  examples: readonly Example[],
): readonly Wording[] {
  const stated = topics
    .filter(({ id }) => !id.startsWith(ELSEWHERE))
    .flatMap(({ id, title, rule, wordings }) => [
      { text: rule, topic: id, weight: 1 },
      { text: title, topic: id, weight: 0.5 },
      ...wordings.map((text) => ({ text, topic: id, weight: 1 })),
    ]);
  const reviewed = protocols.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => {
      const [whole = clause.text] = partsOf(clause);
      return clause.topics.map((topic) => ({ text: whole, topic, weight: 1 / clause.topics.length }));
    }),
  );
  const asked = examples
    .filter((_, at) => at % EVERY === 0)
    .flatMap(({ text, topics: about }) => {
      const [topic, ...others] = about;
      if (topic === undefined || others.length > 0 || topic.startsWith(ELSEWHERE)) return [];
      return [{ text, topic, weight: PHRASING_WEIGHT }];
    });
  return [...stated, ...reviewed, ...asked];
}

/** Clauses are worded more alike than messages: with larger steps a second topic of a clause is lost. */
const RATE = 1.5;

/** Learns to put clauses under topics. */
export function fitProposer(
  wordings: readonly Wording[],
  topics: readonly Topic[],
  encoded: Encoded,
  concepts: ConceptFinder,
): Proposer {
  const encode = (text: string): Float32Array => encoded.get(text) ?? new Float32Array(512);
  const vocabulary = fitVocabulary(
    wordings.map(({ text }) => ({ text, role: null })),
    concepts,
  );
  const projection = fitProjection(
    wordings.map(({ text }) => encode(text)),
    wordings.map(({ topic }) => topic),
  );
  const examples: Labelled[] = wordings.map(({ text, topic, weight }) => ({
    vector: vectorise(vocabulary, projection, text, null, encode(text)),
    labels: [topic],
    weight,
  }));
  return {
    vocabulary,
    projection,
    topics: fitClassifier(examples, vocabulary.index.size, RATE),
    introductions: new Set(topics.filter(({ introduces }) => introduces).map(({ id }) => id)),
  };
}
