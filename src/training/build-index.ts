import { type ClauseIndex, reviewedTopics, type TopicShare, wholeText } from '../core/matching/clause-index';
import type { Memory } from '../core/matching/memory';
import type { Model } from '../core/matching/model';
import { type TextVector, vectorise } from '../core/matching/vectorise';
import type { Protocol, Role } from '../core/protocol';
import type { Example } from './load-examples';

export type Encoded = ReadonlyMap<string, Float32Array>;

/** The vector of a text that was encoded before. */
export function vectorOf(model: Model, text: string, role: Role | null, encoded: Encoded): TextVector {
  const meaning = encoded.get(text);
  if (meaning === undefined) throw new Error(`A text was not encoded: ${text.slice(0, 60)}`);
  return vectorise(model.vocabulary, model.projection, text, role, meaning);
}

/** The phrasings written for a council's clauses, as this model sees them. */
export function buildMemory(model: Model, examples: readonly Example[], encoded: Encoded): Memory {
  return {
    vectors: examples.map(({ text, role }) => vectorOf(model, text, role, encoded)),
    clauses: examples.map(({ clauses }) => clauses),
  };
}

/** A protocol as this model sees it. */
export function buildIndex(
  model: Model,
  protocol: Protocol,
  encoded: Encoded,
  memory: Memory | null,
  topics: readonly (readonly TopicShare[])[] = reviewedTopics(protocol, model.topics.classes),
): ClauseIndex {
  const vectors = protocol.clauses.map((clause) => vectorOf(model, wholeText(clause), null, encoded));
  return { protocol, topics, vectors, memory };
}
