import type { Clause, Protocol } from '../protocol';
import type { Memory } from './memory';
import type { TextVector } from './vectorise';

/** How strongly a clause settles a topic: 1 where a reviewer said so, less where the importer proposes it. */
export type TopicShare = { readonly topic: number; readonly share: number };

/** One council's protocol, ready to be searched. Arrays go by the clause's position in the protocol. */
export type ClauseIndex = {
  readonly protocol: Protocol;
  readonly topics: readonly (readonly TopicShare[])[];
  readonly vectors: readonly TextVector[];
  /** null for a council for which no phrasings were written. */
  readonly memory: Memory | null;
};

/** What a clause says, as a reader of the whole sentence sees it: a bullet with its lead-in. */
export function wholeText(clause: Pick<Clause, 'leadIn' | 'text'>): string {
  return clause.leadIn === null ? clause.text : `${clause.leadIn} ${clause.text}`;
}

/** Shares of 1 for the topics that a reviewed protocol file names. */
export function reviewedTopics(protocol: Protocol, topicIds: readonly string[]): readonly (readonly TopicShare[])[] {
  const position = new Map(topicIds.map((id, at) => [id, at]));
  return protocol.clauses.map((clause) =>
    clause.topics.flatMap((id) => {
      const topic = position.get(id);
      return topic === undefined ? [] : [{ topic, share: 1 }];
    }),
  );
}
