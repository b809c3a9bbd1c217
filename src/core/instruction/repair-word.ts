/** Shorter words are one slip away from too many others; longer ones are hardly words. */
const SHORTEST = 4;
const LONGEST = 20;

/**
 * Finds a word of `targets` one slip of the finger away that starts with the same letter: one letter too many, two neighbouring ones
 * swapped, or one too few. Another letter in its place is more often another word. Words in `known` are right as they are.
 */
export function createRepair(words: {
  readonly known: Iterable<string>;
  readonly targets: Iterable<string>;
}): (word: string) => string | undefined {
  const targets = new Set<string>();
  for (const word of words.targets) if (word.length >= SHORTEST) targets.add(word);
  const known = new Set(words.known);
  const shortened = shortenedForms(targets);
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || known.has(word) || targets.has(word)) return undefined;
    if (!/^[a-z]+$/.test(word)) return undefined;
    for (const meant of slipsOf(word)) if (targets.has(meant)) return meant;
    return shortened.get(word);
  };
}

function* slipsOf(word: string): Generator<string> {
  for (let at = 1; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
  for (let at = 1; at + 1 < word.length; at++)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** What words are with one letter too few; of two words the one that lacks it sooner, then the first in the alphabet. */
function shortenedForms(words: ReadonlySet<string>): ReadonlyMap<string, string> {
  const forms = new Map<string, { readonly word: string; readonly at: number }>();
  for (const word of words) {
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at);
      // Of two alike the first: either gives the same form. What a slip of the finger leaves out is a letter.
      if (letter === word.charAt(at - 1) && at > 1) continue;
      if (!/[a-z]/.test(letter)) continue;
      const form = word.slice(0, at) + word.slice(at + 1);
      const found = forms.get(form);
      if (found === undefined || at < found.at || (at === found.at && letter < found.word.charAt(at)))
        forms.set(form, { word, at });
    }
  }
  return new Map([...forms].map(([form, { word }]) => [form, word]));
}
