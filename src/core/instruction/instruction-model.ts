import type { LinearModel } from '../matching/linear-model';
import type { Projection, Vocabulary } from '../matching/vectorise';

/** What was learnt of how councillors instruct staff. The classifier's classes are `flag` and `none`. */
export type InstructionModel = {
  readonly vocabulary: Vocabulary;
  readonly projection: Projection;
  readonly classifier: LinearModel;
};
