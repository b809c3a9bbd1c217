/** Longer than any word, shorter than any database's limit. */
const LONGEST = 64;

/** The words of a text as both databases index and look for them: lower case, without accents and punctuation. */
export const searchWords = (text: string): readonly string[] => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LONGEST)))];
};
