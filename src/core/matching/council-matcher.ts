import type { ClauseIndex } from './clause-index';
import type { Speller } from './mend-words';
import type { Model, VerdictModel, Weighing } from './model';

/** Everything that answers one council's messages. */
export type CouncilMatcher = {
  readonly model: Model;
  readonly verdicts: VerdictModel;
  /** Weighs what speaks for a clause; learnt with a memory where the index has one, else without. */
  readonly ranker: Weighing;
  /** Above 0: the protocol is silent. */
  readonly silence: Weighing;
  readonly index: ClauseIndex;
  readonly speller: Speller;
  /** Completes "The protocol does not say anything about …", by topic id. */
  readonly titles: ReadonlyMap<string, string>;
};
