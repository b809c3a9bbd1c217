import type { Terms } from '../../core/protocol';

type Word = {
  /** Counts a council's own words. */
  readonly pattern: RegExp;
  readonly form: (word: string) => string;
  /** Said where a document has none. */
  readonly otherwise: string;
};

const singular = (word: string): string => word.replace(/men$/, 'man').replace(/s$/, '');
const asPrinted = (word: string): string => word;

const WORDS: Readonly<Record<keyof Terms, Word>> = {
  councillor: {
    pattern:
      /(?<!\b(?:cabinet|group|committee|selection|non)[ -])\b(?:councillor|member)(?:s(?! of the (?:public|community))|\b(?! of the (?:public|community)|\/))/gi,
    form: singular,
    otherwise: 'councillor',
  },
  officer: {
    pattern: /(?<!\b(?:monitoring|financial|proper) )\b(?:officer|employee)s?\b(?!\/)/gi,
    form: singular,
    otherwise: 'officer',
  },
  staff: { pattern: /\b(?:employees|staff)\b(?! handbook)/gi, form: asPrinted, otherwise: 'staff' },
  clerk: {
    pattern: /\b(?:town clerk and chief executive|(?:town |parish |community )?clerk)\b(?!s)/gi,
    form: asPrinted,
    otherwise: 'clerk',
  },
  chair: { pattern: /(?<!vice[- ])\bchair(?:m[ae]n|person|woman|s)?\b/gi, form: singular, otherwise: 'chair' },
};

/** Where a sentence begins, a capital says nothing about how a word is written elsewhere. */
const AFTER_START = /(?:^|\n|[.:!?] )["“‘'(]?$/;

const inSentences = (text: string, pattern: RegExp): readonly string[] => {
  const all = [...text.matchAll(pattern)];
  const inside = all.filter((match) => !AFTER_START.test(text.slice(Math.max(0, match.index - 4), match.index)));
  if (inside.length > 0) return inside.map((match) => match[0]);
  return all.map((match) => (match[0].includes(' ') ? match[0] : match[0].toLowerCase()));
};

const mostFrequent = (words: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best: string | null = null;
  for (const [word, count] of counts) if (count > (best === null ? 0 : (counts.get(best) ?? 0))) best = word;
  return best;
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What the document calls its people, by count, in its own spelling; and which of them it does not name. */
export const readTerms = (text: string): { readonly terms: Terms; readonly missing: readonly (keyof Terms)[] } => {
  const found = (key: keyof Terms): string | null =>
    mostFrequent(inSentences(text, WORDS[key].pattern).map(WORDS[key].form));
  const councillor = found('councillor') ?? WORDS.councillor.otherwise;
  const likeOthers = councillor === capitalised(councillor) ? capitalised : asPrinted;
  const missing: (keyof Terms)[] = [];
  const pick = (key: keyof Terms): string => {
    const own = found(key);
    if (own === null) missing.push(key);
    return own ?? likeOthers(WORDS[key].otherwise);
  };
  const terms = {
    councillor: pick('councillor'),
    officer: pick('officer'),
    staff: pick('staff'),
    clerk: pick('clerk'),
    chair: pick('chair'),
  };
  return { terms, missing };
};
