import type { Feature } from './feature';
import type { MessageFeatures } from './message-features';

/** How much the kinds of features count from the start, by the start of their names; the first that fits. */
const SCALES: readonly (readonly [prefix: string, scale: number])[] = [
  ['Mkey', 1],
  ['Mch', 1],
  ['Mrole', 1],
  ['M', 0.5],
  ['x:', 0.5],
  ['w:', 0.5],
  ['p:', 0.4],
  ['s:', 0.4],
  ['key', 2],
  ['cue:', 0.7],
];

/** How much a feature counts before anything is learnt of it. */
export function scaleOf(name: string): number {
  for (const [prefix, scale] of SCALES) if (name.startsWith(prefix)) return scale;
  return 1;
}

/** Features of any sentence that each sentence of the message is read with; `M` stands before their names. */
const SHARED = /^(?:cue:|a1:|w:|asks|t:|key|o:(?:can-i|if-i|told-past|clerk-acts|own-agenda|plan|order\|))/;

/** The names of a sentence's features, each once, with those of the whole message. */
export type SentenceNames = { readonly own: readonly Feature[]; readonly names: readonly string[] };

/** What is weighed of each sentence; a message that says nothing has one empty sentence. */
export function sentenceNames({ sentences }: MessageFeatures, frame: readonly string[]): readonly SentenceNames[] {
  const all = new Set(sentences.flatMap(({ features }) => features.map(({ name }) => name)));
  const shared = [...all].filter((name) => SHARED.test(name)).concat(frame);
  const context = shared.map((name) => `M${name}`);
  if (sentences.length === 0) return [{ own: [], names: context }];
  return sentences.map(({ features }) => ({
    own: features,
    names: [...new Set(features.map(({ name }) => name)), ...context],
  }));
}

/** Keeps a sentence of few features from being all or nothing. */
const DAMPING = 3;

/** What divides a sentence's sum, so that long ones do not outweigh short ones. What nothing is known of counts too. */
export function lengthOf(features: readonly { readonly scale: number }[]): number {
  let sum = DAMPING;
  for (const { scale } of features) sum += scale * scale;
  return Math.sqrt(sum);
}

/** One score of several: their mean, each weighed by how high it is, so that the clearest sentence decides. */
export function poolScores(scores: readonly number[]): number {
  const highest = Math.max(...scores);
  let sum = 0;
  let weighed = 0;
  for (const score of scores) {
    const share = Math.exp(score - highest);
    sum += share;
    weighed += share * score;
  }
  return weighed / sum;
}
