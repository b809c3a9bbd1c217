import { minimise } from './minimise';

/** A message for the fit: its sentences as sparse vectors, and numbers of the whole. */
export type PooledExample = {
  readonly sentences: readonly { readonly places: Int32Array; readonly values: Float64Array }[];
  readonly whole: Float32Array;
  readonly isFlagged: boolean;
  readonly weight: number;
};

export type PooledWeights = {
  readonly sparse: Float64Array;
  readonly dense: Float64Array;
  readonly bias: number;
};

export type PooledOptions = {
  readonly features: number;
  readonly width: number;
  /** L2 penalties of the weights of sentences and of wholes. */
  readonly penalty: number;
  readonly densePenalty: number;
  readonly iterations: number;
};

/** Logistic regression over messages whose sentences are pooled as poolScores does it. Deterministic. */
export function fitPooled(examples: readonly PooledExample[], options: PooledOptions): PooledWeights {
  const { features, width, penalty, densePenalty, iterations } = options;
  const end = features + width;
  const slope = (point: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (let n = 0; n < end; n++) {
      const weight = point[n] ?? 0;
      const pull = n < features ? penalty : densePenalty;
      loss += (pull * weight * weight) / 2;
      gradient[n] = pull * weight;
    }
    gradient[end] = 0;
    for (const example of examples) loss += addExample(example, point, gradient, features, end);
    return loss;
  };
  const best = minimise(slope, end + 1, iterations);
  return { sparse: best.slice(0, features), dense: best.slice(features, end), bias: best[end] ?? 0 };
}

/** Adds one message's gradient and returns its loss. */
function addExample(
  { sentences, whole, isFlagged, weight }: PooledExample,
  point: Float64Array,
  gradient: Float64Array,
  features: number,
  end: number,
): number {
  const scores = sentences.map(({ places, values }) => {
    let sum = 0;
    for (let n = 0; n < places.length; n++) sum += (point[places[n] ?? 0] ?? 0) * (values[n] ?? 0);
    return sum;
  });
  const highest = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - highest));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const pooled = scores.reduce((sum, score, at) => sum + ((shares[at] ?? 0) / all) * score, 0);
  let logit = pooled + (point[end] ?? 0);
  for (let n = 0; n < whole.length; n++) logit += (point[features + n] ?? 0) * (whole[n] ?? 0);
  const side = isFlagged ? 1 : -1;
  const margin = side * logit;
  const loss = margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  const push = (-weight * side) / (1 + Math.exp(margin));
  gradient[end] = (gradient[end] ?? 0) + push;
  for (let n = 0; n < whole.length; n++)
    gradient[features + n] = (gradient[features + n] ?? 0) + push * (whole[n] ?? 0);
  for (const [at, { places, values }] of sentences.entries()) {
    const own = push * ((shares[at] ?? 0) / all) * (1 + (scores[at] ?? 0) - pooled);
    for (let n = 0; n < places.length; n++) {
      const place = places[n] ?? 0;
      gradient[place] = (gradient[place] ?? 0) + own * (values[n] ?? 0);
    }
  }
  return weight * loss;
}
