/** Offices that a concern may be about; they would be told of it otherwise. */
export type ComplainedOf = 'clerk' | 'chair';

const OFFICES: Readonly<Record<ComplainedOf, string>> = {
  clerk: 'clerk|chief exec(?:utive)?|proper officer',
  chair: 'chair(?:man|woman|person)?|mayor',
};
/** Who has a like title and another office. */
const NO_OTHER = '(?<!\\b(?:deputy|assistant|cemetery|finance|wages|former|vice|ex)[ -])';

const THE = "(?:(?:the|our|my|your|this) )?(?:(?:town|parish|council'?s?) )?";
const COMPLAINT = 'complain\\w*|grievances?|allegations?|concern(?:s|ed)?|accusations?';
const MISDEED =
  '(?:keeps?|kept) \\w+ing|refuses|refused|ignor\\w+|swor\\w+|swears|swearing|shout\\w+|yell\\w+|bull(?:y|ie)\\w*|lie[sd]|lying|threaten\\w*|harass\\w*|humiliat\\w+|belittl\\w+|undermin\\w+|insult\\w*|intimidat\\w+|abus\\w+|embarrass\\w+|lost my|called me';
const MANNER =
  'rude|nasty|aggressive|dismissive|hostile|dishonest|disrespectful|unprofessional|offensive|off with|short with|horrible|unhelpful|useless|incompetent|a (?:bully|liar|disgrace)|biased|drunk';

const createPattern = (names: string): RegExp => {
  const office = `${NO_OTHER}(?:${names})`;
  return new RegExp(
    [
      `\\b(?:${COMPLAINT})(?: \\w+){0,3} (?:about|against|over) ${THE}${office}\\b`,
      `\\breport(?:ing)? ${THE}${office} (?:for|to|over|about)\\b`,
      `\\b(?:bullied|harassed|threatened|insulted|abused|humiliated|shouted at|sworn at) by ${THE}${office}\\b`,
      `\\b${office}(?:'s)?(?: (?:\\w+ ){0,2}(?:${MISDEED})\\b| (?:is|was|has been|gets|got)(?: \\w+){0,2} (?:${MANNER})\\b)`,
    ].join('|'),
    'i',
  );
};

const PATTERNS = (['clerk', 'chair'] as const).map((role) => ({ role, pattern: createPattern(OFFICES[role]) }));

/** Whom a normalised concern plainly complains of, whatever was learnt: the Clerk before the chair; null where nobody is plain. */
export function complainedOf(text: string): ComplainedOf | null {
  return PATTERNS.find(({ pattern }) => pattern.test(text))?.role ?? null;
}
