import { createDice } from './random';

/** Shorter words keep their letters. */
const SHORTEST = 5;
/** One in so many of the longer words gets a slip. */
const EVERY = 3;

const SLIPS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
];

/**
 * Makes texts as a hurried thumb types them: in every third word of five letters or more, one letter behind the first is
 * dropped, swapped with the next or doubled. The same seed gives the same slips.
 */
export const createSlips = (seed: number): ((text: string) => string) => {
  const below = createDice(seed);
  return (text) => {
    let met = 0;
    return text.replace(/\p{L}+/gu, (word) => {
      if (word.length < SHORTEST) return word;
      met += 1;
      if (met % EVERY !== 0) return word;
      return SLIPS[below(SLIPS.length)]?.(word, 1 + below(word.length - 2)) ?? word;
    });
  };
};
