import type { Clause } from '../protocol';
import type { TopicShare } from './clause-index';
import { classProbabilities, type LinearModel } from './linear-model';
import { type Projection, type Vocabulary, vectorise } from './vectorise';

/** What the importer knows of how protocols word each topic. */
export type Proposer = {
  readonly vocabulary: Vocabulary;
  readonly projection: Projection;
  readonly topics: LinearModel;
  /** Topics of sentences that introduce a list, such as "Officers must:". */
  readonly introductions: ReadonlySet<string>;
};

/** A topic below this share of a clause is chance. */
const LEAST_SHARE = 0.07;

const SENTENCE_END = /(?<=[.;?!])\s+(?=["“'‘(]?\p{Lu})/u;

/** The parts of a clause that may each settle a topic of their own: the whole, and each sentence of several. */
export function partsOf(clause: Pick<Clause, 'leadIn' | 'text'>): readonly string[] {
  const sentences = clause.text.split(SENTENCE_END);
  const parts = sentences.length > 1 ? [clause.text, ...sentences] : [clause.text];
  return clause.leadIn === null ? parts : parts.map((part) => `${clause.leadIn} ${part}`);
}

const introduces = (clause: Pick<Clause, 'leadIn' | 'text'>): boolean =>
  clause.leadIn === null && /[:;]$/.test(clause.text);

/**
 * The topics that a clause seems to settle by what it says, the likeliest first; at least one. A reviewer corrects them in
 * the protocol file.
 */
export function proposeTopics(
  clause: Pick<Clause, 'leadIn' | 'text'>,
  proposer: Proposer,
  encode: (text: string) => Float32Array,
): readonly TopicShare[] {
  const shares = new Float32Array(proposer.topics.classes.length);
  for (const part of partsOf(clause)) {
    const vector = vectorise(proposer.vocabulary, proposer.projection, part, null, encode(part));
    for (const [topic, share] of classProbabilities(proposer.topics, vector).entries())
      shares[topic] = Math.max(shares[topic] ?? 0, share);
  }
  const isIntroduction = introduces(clause);
  const fitting = [...shares]
    .map((share, topic) => ({ topic, share }))
    .filter(({ topic }) => isIntroduction || !proposer.introductions.has(proposer.topics.classes[topic] ?? ''))
    .sort((one, other) => other.share - one.share || one.topic - other.topic);
  return fitting.filter(({ share }, at) => at === 0 || share >= LEAST_SHARE);
}
