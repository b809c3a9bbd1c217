/** In words this short another consonant makes another word: "beach" is no slip for "bench". */
const SHORT = 7;

const VOWEL = /[aeiouy]/;

/**
 * Whether a slip of the finger or of the ear turns one word into the other: a letter left out, put in, doubled or taken for
 * another (in a short word a vowel for a vowel), or two neighbours in the wrong order.
 */
export function oneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length - short.length === 1) return short.slice(at) === long.slice(at + 1);
  if (short.length !== long.length || at === short.length) return false;
  if (short.slice(at + 1) === long.slice(at + 1)) return short.length > SHORT || areVowels(short[at], long[at]);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return isSwapped && short.slice(at + 2) === long.slice(at + 2);
}

const areVowels = (one = '', other = ''): boolean => VOWEL.test(one) && VOWEL.test(other);
