import { checkClauses, checkSources, checkTopics } from './check/clauses';
import { checkLabels } from './check/labels';
import { checkDetector, checkModel } from './check/model';
import type { Check, Remark } from './check/remark';
import { checkInstructions, checkIntents, checkPhrasings } from './check/same-text';
import { checkAgainst, checkSharedAndTerms, checkWays } from './check/ways';
import type { Knowledge } from './open-knowledge';

/** Every check, in the order of the files that it looks at. To add one, write it in `check/` and list it here. */
export const CHECKS: readonly Check[] = [
  checkSources,
  checkClauses,
  checkTopics,
  checkWays,
  checkAgainst,
  checkSharedAndTerms,
  checkLabels,
  checkPhrasings,
  checkIntents,
  checkInstructions,
  checkModel,
  checkDetector,
];

const byPlace = (one: Remark, other: Remark): number =>
  one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;

/** Everything that is wrong with the knowledge, by file and line. */
export const checkKnowledge = (knowledge: Knowledge, checks: readonly Check[] = CHECKS): readonly Remark[] =>
  [
    ...knowledge.problems.map((one): Remark => ({ ...one, weight: 'problem' })),
    ...checks.flatMap((check) => check(knowledge)),
  ].toSorted(byPlace);
