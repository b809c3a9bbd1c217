import type { Evidence } from '../finding';
import type { Encode } from '../matching/search-protocol';
import type { Message } from '../message';
import { normalise } from '../normalise';
import type { Role } from '../protocol';
import { findEvidence } from './find-evidence';
import type { InstructionModel } from './instruction-model';
import { createMessageScorer, type ScoredMessage } from './score-message';
import { weighMeaning } from './weigh-meaning';

/** Set where a message is a direct instruction: the words that led to it, with their places in the text as it came. */
export type Instruction = { readonly evidence: readonly Evidence[] } | null;

/** Officers and the Clerk manage staff, so that only the elected can instruct them out of turn. */
const ELECTED: readonly Role[] = ['councillor', 'chair'];

/**
 * Log odds: `flagged` from which on a message is flagged, `talk` and `order` outside of which it is clear by its words alone. All
 * chosen by cross-validation. Among others one message in five of plain talk is between; what is said to the assistant is
 * searched by its meaning anyway.
 */
const LIMITS = {
  shared: { flagged: -0.4, talk: -1.65, order: 1.2 },
  direct: { flagged: -1.1, talk: -2, order: 2 },
};

/**
 * Tells whether a councillor or chair directly instructs staff, however politely. Pure: the same message gives the same result.
 * The encoder is asked only where it can change the answer.
 */
export function createInstructionDetector(model: InstructionModel, encode: Encode): (message: Message) => Instruction {
  const scoreMessage = createMessageScorer(model);
  const isFlagged = ({ alone, score }: ScoredMessage, { text, audience }: Message): boolean => {
    const { flagged, talk, order } = LIMITS[audience === 'shared' ? 'shared' : 'direct'];
    if (alone < talk || alone > order) return alone > order;
    return score + weighMeaning(model, encode(normalise(text))) > flagged;
  };
  return (message) => {
    if (!ELECTED.includes(message.role)) return null;
    const scored = scoreMessage(message);
    if (!isFlagged(scored, message)) return null;
    const evidence = findEvidence(message.text, scored);
    return evidence.length > 0 ? { evidence } : null;
  };
}
