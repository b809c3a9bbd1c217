/** Lower-case words of a normalised text; an apostrophe inside a word stays out of it ("don't" is "dont"). */
export function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/'/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const WORD_MARK = '_';

/**
 * The features of a text for a linear classifier: words, pairs of neighbouring words, and the letters of each word in runs of
 * `gram` (with its edges marked), each with a prefix that keeps the kinds apart.
 */
export function textFeatures(tokens: readonly string[], grams: readonly number[] = [4]): string[] {
  const features: string[] = [];
  let before = '^';
  for (const token of tokens) {
    features.push(`w:${token}`, `p:${before} ${token}`);
    before = token;
    const marked = WORD_MARK + token + WORD_MARK;
    for (const gram of grams)
      for (let at = 0; at + gram <= marked.length; at++) features.push(`c:${marked.slice(at, at + gram)}`);
  }
  features.push(`p:${before} $`);
  return features;
}
