/** Shorter words are one slip away from too many others. */
const SHORTEST = 4;

/**
 * Finds a word of `targets` one slip of the finger away: two neighbouring letters swapped, or one too many or too few. Another
 * letter in its place is more often another word. Words in `known` are right as they are.
 */
export function createRepair(words: {
  readonly known: Iterable<string>;
  readonly targets: Iterable<string>;
}): (word: string) => string | undefined {
  const known = new Set(words.known);
  const byShape = new Map<string, string>();
  for (const word of words.targets) {
    known.add(word);
    if (word.length < SHORTEST) continue;
    for (const shape of shapes(word)) if (!byShape.has(shape)) byShape.set(shape, word);
  }
  return (word) => {
    if (word.length < SHORTEST || known.has(word) || !/^[a-z]{4,20}$/.test(word)) return undefined;
    for (const shape of shapes(word)) {
      const found = byShape.get(shape);
      if (found !== undefined && found[0] === word[0] && isSlip(word, found)) return found;
    }
    return undefined;
  };
}

function isSlip(word: string, meant: string): boolean {
  if (word.length > meant.length) return shapes(word).includes(meant);
  if (word.length < meant.length) return shapes(meant).includes(word);
  for (let at = 0; at + 1 < word.length; at++) {
    if (word[at] === meant[at]) continue;
    return word[at] === meant[at + 1] && word[at + 1] === meant[at] && word.slice(at + 2) === meant.slice(at + 2);
  }
  return false;
}

/** The word itself and the word without each of its letters: two words one slip apart share a shape. */
function shapes(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
