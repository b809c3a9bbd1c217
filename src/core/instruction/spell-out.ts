const CONTRACTED: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["let's", ['let', 'us']],
  ["ain't", ['is', 'not']],
  ["i'm", ['i', 'am']],
]);

const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'d", 'would'],
];

/** After these an 's is "is"; after others it tells whose something is. */
const BEFORE_IS = /^(?:that|it|he|she|what|who|where|when|how|there|here|which|this|why)$/;

/** One written word as the words it stands for: "you'll" is "you will", and "pls" is "please" where `replacement` says so. */
export function spellOut(
  word: string,
  replacement: (word: string) => readonly string[] | undefined,
): readonly string[] {
  const replaced = replacement(word) ?? CONTRACTED.get(word);
  if (replaced !== undefined) return replaced;
  for (const [ending, meant] of ENDINGS)
    if (word.length > ending.length && word.endsWith(ending)) return [word.slice(0, -ending.length), meant];
  if (word.length > 2 && word.endsWith("'s")) {
    const owner = word.slice(0, -2);
    return [owner, BEFORE_IS.test(owner) ? 'is' : "'s"];
  }
  return [word];
}
