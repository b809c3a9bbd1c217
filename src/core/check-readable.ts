/** Enough for a long letter; beyond it something was pasted by mistake. */
export const MESSAGE_LIMIT = 10_000;

/** Whether there is anything to answer, before anything is searched. */
export type Readability = 'readable' | 'empty' | 'too-long' | 'no-words' | 'other-script';

/** Judges the text alone. Figures count as words, so that "2.3?" is readable; a single Latin letter is enough. */
export const checkReadable = (text: string): Readability => {
  if (text.length > MESSAGE_LIMIT) return 'too-long';
  if (text.trim() === '') return 'empty';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no-words';
  return /\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text) ? 'other-script' : 'readable';
};
