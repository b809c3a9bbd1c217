import type { Model, VerdictModel } from '../core/matching/model';
import type { Encoded } from './build-index';
import { vectorOf } from './build-index';
import { fitSoftmax } from './fit-softmax';
import type { Example } from './load-examples';

/** A remit check with the facts that a model which did not see it found. */
export type RemitCase = {
  readonly example: Example;
  readonly facts: ReadonlyMap<string, number>;
  readonly verdict: string;
};

/** Where a clause only sends somebody to an office, the work goes through that office. */
const ROUTED = 'via-clerk';
/** Such a phrasing was not labelled with a verdict, so that it teaches less. */
const ROUTED_WEIGHT = 0.05;

/** The verdict that a phrasing teaches; null where it teaches none. */
export function taughtVerdict({ verdict, referTo }: Example): string | null {
  if (verdict !== 'none') return verdict;
  return referTo === null ? null : ROUTED;
}

/** Learns verdicts from remit checks, in the vocabulary of `model`. */
export function fitVerdicts(cases: readonly RemitCase[], model: Model, encoded: Encoded): VerdictModel {
  const names = [...new Set(cases.flatMap(({ facts }) => [...facts.keys()]))].sort();
  const facts = new Map(names.map((name, at) => [name, at]));
  const words = model.vocabulary.index.size;
  const behind = words + model.projection.width;
  const examples = cases.map(({ example, facts: known, verdict }) => {
    const vector = vectorOf(model, example.text, example.role, encoded);
    return {
      vector,
      labels: [verdict],
      weight: example.verdict === 'none' ? ROUTED_WEIGHT : 1,
      more: [...known].map(([name, value]) => ({ feature: behind + (facts.get(name) ?? 0), value })),
    };
  });
  return { classifier: fitSoftmax(examples, words, names.length), facts };
}
