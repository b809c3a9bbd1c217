import type { Evidence } from '../finding';
import type { Encode } from '../matching/search-protocol';
import type { Message } from '../message';
import { normalise } from '../normalise';
import type { Role } from '../protocol';
import { findEvidence } from './find-evidence';
import type { InstructionModel } from './instruction-model';
import { createMessageScorer } from './score-message';
import { MEANING_REACH, weighMeaning } from './weigh-meaning';

/** Set where a message is a direct instruction: the words that led to it, with their places in the text as it came. */
export type Instruction = { readonly evidence: readonly Evidence[] } | null;

/** Officers and the Clerk manage staff, so that only the elected can instruct them out of turn. */
const ELECTED: readonly Role[] = ['councillor', 'chair'];

/** Log odds from which on a message is flagged. Chosen by cross-validation. */
const FLAGGED = -0.6;

/**
 * Tells whether a councillor or chair directly instructs staff, however politely. Pure: the same message gives the same result.
 * The encoder is asked only where it can change the answer.
 */
export function createInstructionDetector(model: InstructionModel, encode: Encode): (message: Message) => Instruction {
  const scoreMessage = createMessageScorer(model);
  const meaningOf = (text: string): number => weighMeaning(model, encode(normalise(text)));
  return (message) => {
    if (!ELECTED.includes(message.role)) return null;
    const scored = scoreMessage(message);
    const clear = scored.score - FLAGGED;
    const isFlagged = Math.abs(clear) > MEANING_REACH ? clear > 0 : clear + meaningOf(message.text) > 0;
    if (!isFlagged) return null;
    const evidence = findEvidence(message.text, scored);
    return evidence.length > 0 ? { evidence } : null;
  };
}
