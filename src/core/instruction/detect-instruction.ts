import type { Evidence } from '../finding';
import { classProbabilities, type Facts } from '../matching/linear-model';
import type { Encode } from '../matching/search-protocol';
import { type TextVector, vectorise } from '../matching/vectorise';
import type { Message } from '../message';
import { normalise } from '../normalise';
import type { Role } from '../protocol';
import { findEvidence } from './find-evidence';
import type { InstructionModel } from './instruction-model';
import { splitSentences } from './split-sentences';

/** Set where a message is a direct instruction: the words that led to it, with their places in the text as it came. */
export type Instruction = { readonly evidence: readonly Evidence[] } | null;

/** Officers and the Clerk manage staff, so that only the elected can instruct them out of turn. */
const ELECTED: readonly Role[] = ['councillor', 'chair'];

/** From here on a message is flagged. Chosen by cross-validation. */
const FLAGGED = 0.5;
/** A sentence alone lacks what stands around it, so that it must be clearer than the whole. */
const FLAGGED_ALONE = 0.97;
/** Shorter sentences say too little alone. */
const FEWEST_WORDS = 4;
/** An instruction stands among the first sentences of a chat message; the rest of a very long one is not judged alone. */
const MOST_SENTENCES = 12;

/** Facts behind words and meaning: 0: said to the bot. */
export function audienceFacts(isDirect: boolean): Facts {
  return isDirect ? [{ feature: 0, value: 1 }] : [];
}

/** Tells whether a councillor or chair directly instructs staff, however politely. Pure: the same message gives the same result. */
export function createInstructionDetector(model: InstructionModel, encode: Encode): (message: Message) => Instruction {
  const at = model.classifier.classes.indexOf('flag');
  return ({ text, role, audience }) => {
    if (!ELECTED.includes(role)) return null;
    const facts = audienceFacts(audience !== 'shared');
    const look = (words: string): { readonly vector: TextVector; readonly score: number } => {
      const vector = vectorise(model.vocabulary, model.projection, words, role, encode(words));
      return { vector, score: classProbabilities(model.classifier, vector, facts)[at] ?? 0 };
    };
    const whole = normalise(text);
    const sentences = splitSentences(whole)
      .filter((sentence) => sentence.split(' ').length >= FEWEST_WORDS)
      .slice(0, MOST_SENTENCES);
    const looks = sentences.length < 2 ? [] : sentences.map((sentence) => ({ sentence, ...look(sentence) }));
    const clearest = looks.reduce((best, one) => (one.score > best.score ? one : best), { sentence: whole, score: 0 });
    if (look(whole).score < FLAGGED && clearest.score < FLAGGED_ALONE) return null;
    return { evidence: findEvidence(text, clearest.sentence, model, at) };
  };
}
