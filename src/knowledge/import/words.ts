const DANGLING = new Set(
  'a an the of to in on at by for from with and or nor but that which who whom whose as if is are be their its this any'.split(
    ' ',
  ),
);
const VERB =
  /\b(?:have|has|had|are|is|was|were|be|must|should|shall|may|can|cannot|will|would|do|does|need|needs|include|includes|expect|expects)\b/;
const CLOSERS = '"\'”’)]';
const LIST_END = /[;,] (?:and|or)$/;

/** Runs of white space become one space; nothing at the ends. */
export const foldSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Number of words, counted up to `limit` only. */
export const countWords = (text: string, limit: number): number => text.split(' ', limit).length;

/** The last word in lower case, without what follows it. */
const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1).toLowerCase();

const withoutClosers = (text: string): string => {
  let end = text.length;
  while (end > 0 && CLOSERS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** True where the text ends as a sentence, a list item or a lead-in ends. */
export const endsSentence = (text: string): boolean => '.!?:;…'.includes(withoutClosers(text).slice(-1) || '\n');

/** True where the last word cannot end a sentence (`set out in`). */
export const dangles = (text: string): boolean => DANGLING.has(lastWord(text)) && !LIST_END.test(text.slice(-8));

/** True where the source stopped in the middle of a sentence. */
export const isTruncated = (text: string): boolean => text.endsWith(',') || dangles(text);

/** True where the first letter is a small one. */
export const startsLower = (text: string): boolean => /^["“‘'(]?\p{Ll}/u.test(text);

/** True where the text has a verb in small letters that headings rarely have; `the Need to Know` has none. */
export const hasVerb = (text: string): boolean => VERB.test(text);

/** True for a line all in capitals, with at least four letters. */
export const isCapitals = (text: string): boolean =>
  text === text.toUpperCase() && (text.match(/\p{Lu}/gu) ?? []).length >= 4;

/** Small letters, digits and hyphens, cut at a word before `limit` characters. */
export const slug = (text: string, limit = 60): string => {
  const words = text
    .slice(0, 400)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let out = '';
  for (const word of words) {
    if (out.length + 1 + word.length > limit) break;
    out = out === '' ? word : `${out}-${word}`;
  }
  return out === '' ? 'section' : out;
};
