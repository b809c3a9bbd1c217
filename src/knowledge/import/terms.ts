import type { Terms } from '../../core/protocol';

/** For each of our words the pattern that counts a council's own, and what we say where a document has none. */
const WORDS: Readonly<Record<keyof Terms, { readonly pattern: RegExp; readonly otherwise: string }>> = {
  councillor: {
    pattern:
      /(?<!\b(?:cabinet|group|committee|selection|non)[ -])\b(?:councillor|member)(?:s(?! of the (?:public|community))|\b(?! of the (?:public|community)|\/))/gi,
    otherwise: 'councillor',
  },
  officer: {
    pattern: /(?<!\b(?:monitoring|financial|proper) )\b(?:officer|employee)s?\b(?!\/)/gi,
    otherwise: 'officer',
  },
  staff: { pattern: /\b(?:employees|staff)\b(?! handbook)/gi, otherwise: 'staff' },
  clerk: {
    pattern: /\b(?:town clerk and chief executive|(?:town |parish |community )?clerk)\b(?!s)/gi,
    otherwise: 'Clerk',
  },
  chair: { pattern: /(?<!vice[- ])\b(?:chair(?:m[ae]n|person|woman|s)?)\b/gi, otherwise: 'chair' },
};

const singular = (word: string): string =>
  /^(?:employees|staff)$/i.test(word) ? word : word.replace(/men$/, 'man').replace(/s$/, '');

const mostFrequent = (words: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best: string | null = null;
  for (const [word, count] of counts) if (count > (best === null ? 0 : (counts.get(best) ?? 0))) best = word;
  return best;
};

/** What the document calls its people, by count, in its own spelling; and which of them it does not name. */
export const readTerms = (text: string): { readonly terms: Terms; readonly missing: readonly (keyof Terms)[] } => {
  const missing: (keyof Terms)[] = [];
  const pick = (key: keyof Terms): string => {
    const { pattern, otherwise } = WORDS[key];
    const found = text.match(pattern) ?? [];
    const best = mostFrequent(key === 'staff' ? found : found.map(singular));
    if (best === null) missing.push(key);
    return best ?? otherwise;
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
