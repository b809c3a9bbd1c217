/** One labelled question as it came out. */
export type Judged = {
  readonly isAnswerable: boolean;
  /** Whether the first clause is one of those that answer. */
  readonly isFirstRight: boolean;
  /** The higher, the more speaks for silence; the product is silent above 0. */
  readonly silence: number;
};

/** What a threshold of silence would give; all in per cent. */
export type CurvePoint = {
  readonly threshold: number;
  /** Answerable questions that are answered. */
  readonly answered: number;
  /** Of the answers to these, those whose first clause is not the right one. */
  readonly wrong: number;
  /** Unanswerable questions that are answered all the same. */
  readonly madeUp: number;
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

/** The point of one threshold. */
export const pointAt = (threshold: number, judged: readonly Judged[]): CurvePoint => {
  const answerable = judged.filter(({ isAnswerable }) => isAnswerable);
  const unanswerable = judged.filter(({ isAnswerable }) => !isAnswerable);
  const isGiven = ({ silence }: Judged): boolean => silence <= threshold;
  const given = answerable.filter(isGiven);
  return {
    threshold,
    answered: share(given.length, answerable.length),
    wrong: share(given.filter(({ isFirstRight }) => !isFirstRight).length, given.length),
    madeUp: share(unanswerable.filter(isGiven).length, unanswerable.length),
  };
};

/** Fewer answers than this say nothing about the share of wrong ones. */
const FEWEST_ANSWERED = 5;

/** A point for every threshold at which something changes, from few answers to all. */
export const drawPoints = (judged: readonly Judged[]): readonly CurvePoint[] =>
  [...new Set(judged.map(({ silence }) => silence).filter(Number.isFinite))]
    .sort((one, other) => one - other)
    .map((threshold) => pointAt(threshold, judged))
    .filter(({ answered }) => answered >= FEWEST_ANSWERED);
