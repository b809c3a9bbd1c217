const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const UNSEEN_BUT_LINES = new RegExp(`(?!\\n)${UNSEEN.source}`, 'gu');

/**
 * Takes away what could steer a terminal or reverse a line: control characters become a space, one for one, so that
 * places in the text stay where they were. Line feeds stay.
 */
export const withoutControls = (text: string): string => text.replace(UNSEEN_BUT_LINES, ' ');

/** A person's words, fit to stand inside a sentence of ours: one line, no control characters, at most `limit` characters. */
export const asPhrase = (words: string, limit: number): string => {
  const line = withoutControls(words).replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length > limit ? `${characters.slice(0, limit).join('').trimEnd()}…` : line;
};
