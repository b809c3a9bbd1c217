import { createRepair } from './repair-word';
import { spellOut } from './spell-out';

/** What the words of council life do in a message; written in knowledge/instructions/words.yaml and kept in the model. */
export type InstructionWords = {
  /** Base form of a verb, with the letters of the kinds that it belongs to (`w` work, `o` office, `i` inform …). */
  readonly verbs: Readonly<Record<string, string>>;
  /** Past forms and participles that are not made by rule, with the base they come from. */
  readonly forms: Readonly<Record<string, string>>;
  /** Verbs that are nouns more often than not where they stand after a noun or open a report. */
  readonly nounlike: readonly string[];
  /** Shorthand and slips, with what they stand for (one word or more). */
  readonly replace: Readonly<Record<string, string>>;
  /** Words and phrases by tag. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly names: readonly string[];
  /** Names that are words of everyday use as well. */
  readonly namelike: readonly string[];
  /** Everyday words; a word that is neither here nor elsewhere may be a slip for one that is. */
  readonly common: readonly string[];
  /** Small words worth repairing. */
  readonly repairable: readonly string[];
};

/** A verb's shape in the text. */
export type VerbForm = 'base' | 's' | 'ing' | 'past';

export type VerbEntry = { readonly base: string; readonly form: VerbForm; readonly kinds: string };

/** The words of a phrase, its first among them, and its tag. */
export type Phrase = { readonly words: readonly string[]; readonly tag: string };

/** The words made quick to look up. */
export type Lexicon = {
  readonly verb: (word: string) => VerbEntry | undefined;
  readonly isNounlike: (word: string) => boolean;
  readonly replacement: (word: string) => readonly string[] | undefined;
  readonly isName: (word: string) => boolean;
  readonly isNamelike: (word: string) => boolean;
  /** True for everyday words: not somebody's name. */
  readonly isCommon: (word: string) => boolean;
  /** What a misspelt word was meant to be, where one slip of the finger leads there. */
  readonly repair: (word: string) => string | undefined;
  /** Phrases that may start with a word before another, the longest first. */
  readonly phrasesFrom: (word: string, next: string) => readonly Phrase[];
};

const NO_PHRASES: readonly Phrase[] = [];

/** Looks words up in constant time. */
export function createLexicon(vocabulary: InstructionWords): Lexicon {
  const verbs = verbForms(vocabulary);
  const nounlike = new Set(vocabulary.nounlike);
  const names = new Set(vocabulary.names);
  const namelike = new Set(vocabulary.namelike);
  const common = new Set(vocabulary.common);
  const replace = new Map(Object.entries(vocabulary.replace).map(([word, meant]) => [word, meant.split(' ')]));
  const phrases = gatherPhrases(vocabulary.tags, replace);
  return {
    verb: (word) => verbs.get(word),
    isNounlike: (word) => nounlike.has(word),
    replacement: (word) => replace.get(word),
    isName: (word) => names.has(word),
    isNamelike: (word) => namelike.has(word),
    isCommon: (word) => common.has(word) || verbs.has(word) || phrases.has(word) || replace.has(word),
    repair: createRepair({
      known: [...vocabulary.common, ...verbs.keys(), ...replace.keys(), ...phrases.keys()],
      targets: [
        ...vocabulary.repairable,
        ...Object.keys(vocabulary.verbs),
        ...[...phrases].filter(([, all]) => all.some(({ words }) => words.length === 1)).map(([first]) => first),
        ...vocabulary.names,
      ],
    }),
    phrasesFrom: phraseFinder(phrases),
  };
}

function gatherPhrases(
  tags: InstructionWords['tags'],
  replace: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [tag, entries] of Object.entries(tags)) {
    for (const entry of entries) {
      const words = entry
        .toLowerCase()
        .split(' ')
        .flatMap((word) => spellOut(word, (found) => replace.get(found)));
      const [first] = words;
      if (first === undefined) continue;
      const known = phrases.get(first) ?? [];
      known.push({ words, tag });
      phrases.set(first, known);
    }
  }
  for (const known of phrases.values()) known.sort((one, other) => other.words.length - one.words.length);
  return phrases;
}

/** By their first two words: common words begin hundreds of phrases. */
function phraseFinder(phrases: ReadonlyMap<string, readonly Phrase[]>): Lexicon['phrasesFrom'] {
  const starts = new Map(
    [...phrases].map(([first, all]) => {
      const single = all.filter(({ words }) => words.length === 1);
      const seconds = new Set(all.flatMap(({ words }) => words[1] ?? []));
      const together = (second: string) => [...all.filter(({ words }) => words[1] === second), ...single];
      return [first, { single, bySecond: new Map([...seconds].map((second) => [second, together(second)])) }];
    }),
  );
  return (word, next) => {
    const start = starts.get(word);
    return start?.bySecond.get(next) ?? start?.single ?? NO_PHRASES;
  };
}

function verbForms({ verbs, forms }: InstructionWords): ReadonlyMap<string, VerbEntry> {
  const table = new Map<string, VerbEntry>();
  const add = (word: string, base: string, form: VerbForm): void => {
    if (!table.has(word)) table.set(word, { base, form, kinds: verbs[base] ?? '' });
  };
  for (const base of Object.keys(verbs)) add(base, base, 'base');
  for (const [word, base] of Object.entries(forms)) add(word, base, 'past');
  for (const base of Object.keys(verbs)) {
    const stem = base.endsWith('e') ? base.slice(0, -1) : base;
    const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? base + base.slice(-1) : stem;
    for (const root of [stem, doubled]) {
      add(`${root}ing`, base, 'ing');
      add(`${root}ed`, base, 'past');
    }
    const soft = /[^aeiou]y$/.test(base) ? base.slice(0, -1) : null;
    if (soft !== null) add(`${soft}ied`, base, 'past');
    add(soft === null ? `${base}s` : `${soft}ies`, base, 's');
    add(`${base}es`, base, 's');
  }
  return table;
}
