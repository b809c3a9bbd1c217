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

/** What is weighed of each sentence: the names of its own features, each once. */
export type SentenceNames = { readonly own: readonly Feature[]; readonly names: ReadonlySet<string> };

/** What is weighed of a message; one that says nothing has one empty sentence. */
type MessageNames = {
  readonly sentences: readonly SentenceNames[];
  /** What each of its sentences is read with, as `inContext` names it. */
  readonly context: readonly string[];
};

/** The names of a message's features, and those of the whole message, `frame`. */
export function messageNames({ sentences }: MessageFeatures, frame: readonly string[]): MessageNames {
  const named = sentences.map(({ features }) => ({ own: features, names: new Set(features.map(({ name }) => name)) }));
  const [first, ...others] = named;
  const all = others.length === 0 ? first?.names : new Set(named.flatMap(({ names }) => [...names]));
  const context = [...(all ?? [])].filter((name) => SHARED.test(name)).concat(frame);
  return { sentences: first === undefined ? [{ own: [], names: new Set() }] : named, context };
}

/** The name of a feature of the message where one of its sentences is weighed. */
export function inContext(name: string): string {
  return `M${name}`;
}

/** Keeps a sentence of few features from being all or nothing. */
const DAMPING = 3;

/** What divides a sentence's sum, so that long ones do not outweigh short ones. What nothing is known of counts too. */
export function lengthOf(scales: Iterable<number>): number {
  let sum = DAMPING;
  for (const scale of scales) sum += scale * scale;
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
