import type { ClauseFeatures } from './clause-features';
import { classProbabilities, type LinearModel } from './linear-model';
import type { TextVector } from './vectorise';

/** How many earlier messages a follow-up may lean on. */
const REACH = 3;

const CONNECTIVE =
  /^(?:and|but|so|ok(?:ay)?|right|fine|yes|yeah|no|nope|then|or|even|also|what (?:if|about)|how about|who (?:then|else|next)|same|still|not|does (?:that|it|the same)|is (?:that|it)|would (?:that|it)|thought so|cheers|great|good|sure|hm+|oh|ah|well|say)\b/i;
const ANAPHOR =
  /\b(?:it|its|that|this|those|these|them|they|their|he|him|his|she|her|hers|one|ones|same|there|then|instead|either|neither|both|though|tho|next|else|after that|as well|too)\b/i;
/** A message this short can hardly be about something on its own. */
const FEW_WORDS = 8;
/** A longer message that is about one clause this surely stands on its own, whatever it seems to refer to. */
const CLEAR = 0.5;

const TALK = ['greeting', 'thanks', 'help', 'privacy'] as const;
/** From here on a message is nothing but a greeting, thanks and the like. */
const SURELY_TALK = 0.6;

/** Whether a message is small talk: it leans on nothing that was said before, and nothing leans on it. */
export function isTalk(vector: TextVector, intents: LinearModel): boolean {
  const probabilities = classProbabilities(intents, vector);
  return TALK.some((name) => (probabilities[intents.classes.indexOf(name)] ?? 0) >= SURELY_TALK);
}

/** Whether a message may go on with what was said before. */
export function leansOnEarlier(text: string): boolean {
  const count = text.split(' ').length;
  return count <= FEW_WORDS || CONNECTIVE.test(text) || (ANAPHOR.test(text) && count <= 3 * FEW_WORDS);
}

/** Whether a message that may lean on earlier ones is clear without them. `best`: the probability of its first clause. */
export function standsAlone(text: string, best: number): boolean {
  return best >= CLEAR && text.split(' ').length > FEW_WORDS;
}

/** The conversation in one text: the last of the earlier messages, and this one. */
export function joinTurns(earlier: readonly string[], text: string): string {
  return [...earlier.slice(-REACH), text].join(' ');
}

/** How much the message itself counts beside the conversation. Chosen on the follow-ups of the knowledge folder. */
const OWN_SHARE = 0.4;

/** Features of the message and of the conversation, mixed. */
export function mixTurns(own: readonly ClauseFeatures[], joined: readonly ClauseFeatures[]): readonly ClauseFeatures[] {
  return own.map((row, clause) =>
    row.map((value, at) => OWN_SHARE * value + (1 - OWN_SHARE) * (joined[clause]?.[at] ?? value)),
  );
}
