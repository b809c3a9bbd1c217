import { asPhrase } from './plain-text';
import type { Terms } from './protocol';
import type { Reply } from './reply';
import { say } from './wording';

const LONGEST_EVIDENCE = 120;

/** Why a message was read as an instruction: the words of it that fired, as far as they are still known. */
export const sayWhy = (fired: readonly string[], { staff }: Pick<Terms, 'staff'>): string => {
  const words = fired
    .map((one) => asPhrase(one, LONGEST_EVIDENCE))
    .filter((phrase) => phrase !== '')
    .map((phrase) => say('instruction.words', { words: phrase }));
  return words.length === 0
    ? say('instruction.why-unsaid', { staff })
    : say('instruction.why', { words: words.join(', '), staff });
};

/** The note to the sender of an instruction with these words of it and no others; every other reply has none of them. */
export const withFired = (reply: Reply, fired: readonly string[], terms: Pick<Terms, 'staff'>): Reply => {
  if (reply.kind !== 'instruction') return reply;
  const [why, ...rest] = reply.sections;
  return why === undefined ? reply : { ...reply, sections: [{ ...why, paragraphs: [sayWhy(fired, terms)] }, ...rest] };
};
