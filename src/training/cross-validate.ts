import { type ClauseFeatures, clauseFeatures } from '../core/matching/clause-features';
import type { ClauseIndex } from '../core/matching/clause-index';
import { findGap, silenceFeatures } from '../core/matching/gap';
import { classProbabilities } from '../core/matching/linear-model';
import type { Model, Weighing } from '../core/matching/model';
import { rankClauses } from '../core/matching/rank-clauses';
import { type Encoded, vectorOf } from './build-index';
import { type Case, type Choice, fitCases, fitChoices } from './fit-weighing';
import type { Example } from './load-examples';

/** One phrasing as a model that never saw it sees it. */
export type HeldOut = {
  readonly example: Example;
  readonly index: ClauseIndex;
  readonly topics: Float32Array;
  readonly topicIds: readonly string[];
  readonly features: readonly ClauseFeatures[];
};

/** Looks at `example` with `model`, leaving out of the memory what `skip` names. */
export function holdOut(
  example: Example,
  model: Model,
  index: ClauseIndex,
  encoded: Encoded,
  skip?: (phrasing: number) => boolean,
): HeldOut {
  const vector = vectorOf(model, example.text, example.role, encoded);
  const topics = classProbabilities(model.topics, vector);
  const features = clauseFeatures(vector, topics, index, skip);
  return { example, index, topics, topicIds: model.topics.classes, features };
}

/** Those from which everything is learnt. */
export const learntWhole = (held: readonly HeldOut[]): readonly HeldOut[] =>
  held.filter(({ example }) => example.teaches === null);

const isAnswered = ({ example }: HeldOut): boolean => example.clauses.length > 0;

/** The share of held-out phrasings whose first, or one of whose first three, clauses is right, in per cent. */
export function hits(
  held: readonly HeldOut[],
  ranker: Weighing,
): { readonly first: number; readonly firstThree: number } {
  const answered = held.filter(isAnswered);
  let first = 0;
  let firstThree = 0;
  for (const { example, features } of answered) {
    const place = rankClauses(features, ranker).findIndex(({ clause }) => example.clauses.includes(clause));
    if (place === 0) first++;
    if (place < 3) firstThree++;
  }
  return { first: (100 * first) / answered.length, firstThree: (100 * firstThree) / answered.length };
}

/** The ranker's weights, from phrasings that the models did not see. */
export function fitRanker(held: readonly HeldOut[]): Weighing {
  const choices: Choice[] = held
    .filter(isAnswered)
    .map(({ example, features }) => ({ rows: features, right: features.map((_, at) => example.clauses.includes(at)) }));
  return fitChoices(choices);
}

/** A protocol is silent on about one message in five that people send. */
const SILENT_SHARE = 0.2;

/** Weights that tell messages on which a protocol is silent. */
export function fitSilence(held: readonly HeldOut[], ranker: Weighing): Weighing {
  const rows = held.map((one) => ({ row: silenceRow(one, ranker), right: !isAnswered(one) }));
  const silent = rows.filter(({ right }) => right).length;
  const lift = (SILENT_SHARE / (1 - SILENT_SHARE)) * ((rows.length - silent) / silent);
  const cases: Case[] = rows.map(({ row, right }) => ({ row, right, weight: right ? lift : 1 }));
  return fitCases(cases);
}

/** The features of silence for a held-out phrasing. */
function silenceRow({ topics, topicIds, index, features }: HeldOut, ranker: Weighing): readonly number[] {
  return silenceFeatures(findGap(topics, topicIds, index), rankClauses(features, ranker), features);
}
