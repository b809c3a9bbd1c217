import type { LinearModel } from './linear-model';
import type { Projection, Vocabulary } from './vectorise';

/** Weights over standardised features: score = Σ weight × (feature − mean) ÷ spread + bias. */
export type Weighing = {
  readonly mean: Float32Array;
  readonly spread: Float32Array;
  readonly weights: Float32Array;
  readonly bias: number;
};

/** Everything that was learnt from phrasings. The training script makes it; nothing changes it afterwards. */
export type Model = {
  readonly vocabulary: Vocabulary;
  readonly projection: Projection;
  /** Which topic a message is about; its classes are topic ids. */
  readonly topics: LinearModel;
  /** What the sender wants; classes are the kinds of intents.jsonl and of the phrasings. */
  readonly intents: LinearModel;
  /** Whether a message asks if something is allowed: `asked` or `none`. */
  readonly asks: LinearModel;
  /** Whom a concern is about: `none`, `clerk` or `chair`. */
  readonly subjects: LinearModel;
  /** Whom the sender could go to, among the offices that the clause names. */
  readonly recipients: LinearModel;
};

/** What decides whether work is within remit: the text, and facts about the clauses that it is about. */
export type VerdictModel = {
  readonly classifier: LinearModel;
  /** The place of each fact behind words and meaning. */
  readonly facts: ReadonlyMap<string, number>;
};

/** The weighted sum of one row of features. */
export function weighted(weighing: Weighing, features: readonly number[]): number {
  let sum = weighing.bias;
  for (const [at, value] of features.entries())
    sum += (weighing.weights[at] ?? 0) * ((value - (weighing.mean[at] ?? 0)) / (weighing.spread[at] ?? 1));
  return sum;
}
