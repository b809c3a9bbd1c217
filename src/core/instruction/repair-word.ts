/** Shorter words are one slip away from too many others; longer ones are hardly words. */
const SHORTEST = 4;
const LONGEST = 20;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

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
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || known.has(word) || targets.has(word)) return undefined;
    if (!/^[a-z]+$/.test(word)) return undefined;
    for (const meant of slipsOf(word)) if (targets.has(meant)) return meant;
    return undefined;
  };
}

function* slipsOf(word: string): Generator<string> {
  for (let at = 1; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
  for (let at = 1; at + 1 < word.length; at++)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  for (let at = 1; at <= word.length; at++)
    for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at);
}
