import type { ClauseIndex } from './clause-index';
import { likenesses, recall } from './memory';
import type { TextVector } from './vectorise';

/** Keeps the logarithm of a probability finite; a topic below it is as good as not meant. */
const LEAST = 1e-4;

/** What speaks for one clause, in the order of the ranker's weights; the last is there only where the council has a memory. */
export type ClauseFeatures = readonly number[];

/**
 * For each clause: the logarithms of the summed and of the highest probability of its topics, and of how many it has; its
 * likeness to the message by words and by meaning; and, with a memory, the likeness of phrasings written for it.
 */
export function clauseFeatures(
  query: TextVector,
  topicProbabilities: Float32Array,
  index: ClauseIndex,
  skip?: (phrasing: number) => boolean,
): readonly ClauseFeatures[] {
  const text = likenesses(query, index.vectors);
  const remembered = index.memory === null ? null : recall(query, index.memory, index.topics.length, skip);
  return index.topics.map((shares, at) => {
    let sum = 0;
    let highest = 0;
    let weight = 0;
    for (const { topic, share } of shares) {
      const part = share * (topicProbabilities[topic] ?? 0);
      sum += part;
      highest = Math.max(highest, part);
      weight += share;
    }
    const row = [
      Math.log(LEAST + sum),
      Math.log(LEAST + highest),
      Math.log(0.05 + weight),
      text.words[at] ?? 0,
      text.meaning[at] ?? 0,
    ];
    if (remembered !== null) row.push(remembered[at] ?? 0);
    return row;
  });
}
