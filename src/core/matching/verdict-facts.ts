import type { Clause, Role } from '../protocol';
import type { TopicShare } from './clause-index';
import type { Facts } from './linear-model';

/** How much a fact counts beside the words. Chosen by cross-validation. */
const TOPIC_WEIGHT = 1;
const CLAUSE_WEIGHT = 1;
/** For the clause itself, which remit checks written for its council teach. */
const OWN_WEIGHT = 1.5;
/** For a topic or modality together with the sender's role. */
const ROLE_SHARE = 0.5;

/** A clause that a message may be about, with its probability. */
export type LikelyClause = { readonly clause: Clause; readonly topics: readonly TopicShare[]; readonly score: number };

/** Facts by name: which clauses are likeliest, what they are about, their force, and whom they bind, each with the sender's role. */
export function verdictFacts(
  likely: readonly LikelyClause[],
  topicIds: readonly string[],
  role: Role,
): ReadonlyMap<string, number> {
  const facts = new Map<string, number>();
  const add = (name: string, value: number): void => {
    facts.set(name, (facts.get(name) ?? 0) + value);
  };
  for (const { clause, topics, score } of likely) {
    const weight = Math.sqrt(score);
    const topicWeight = (TOPIC_WEIGHT * weight) / Math.sqrt(Math.max(topics.length, 1));
    for (const { topic } of topics) addTopic(topicIds[topic] ?? '', role, topicWeight, add);
    add(`clause ${clause.id}`, OWN_WEIGHT * weight);
    add(`modality ${clause.modality}`, CLAUSE_WEIGHT * weight);
    add(`modality ${clause.modality} ${role}`, CLAUSE_WEIGHT * weight);
    add(`binds ${[...clause.binds].sort().join(' ')} ${role}`, CLAUSE_WEIGHT * weight);
    if (clause.refersTo.length > 0) add('refers', CLAUSE_WEIGHT * weight);
  }
  return facts;
}

/** Facts for a phrasing of a topic, which has no clause. */
export function topicFacts(topic: string, role: Role): ReadonlyMap<string, number> {
  const facts = new Map<string, number>();
  addTopic(topic, role, TOPIC_WEIGHT, (name, value) => facts.set(name, value));
  return facts;
}

function addTopic(topic: string, role: Role, weight: number, add: (name: string, value: number) => void): void {
  add(`topic ${topic}`, weight);
  add(`topic ${topic} ${role}`, weight * ROLE_SHARE);
}

/** Facts by place; names that were never learnt from are passed over. */
export function placeFacts(facts: ReadonlyMap<string, number>, places: ReadonlyMap<string, number>): Facts {
  return [...facts].flatMap(([name, value]) => {
    const feature = places.get(name);
    return feature === undefined ? [] : [{ feature, value }];
  });
}
