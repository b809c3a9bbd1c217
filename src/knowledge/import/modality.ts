import type { Modality } from '../../core/protocol';

/** The words that give a clause its force. */
export type Force = { readonly modality: Modality; readonly start: number; readonly end: number };

const FORCES: readonly (readonly [Modality, string])[] = [
  ['expects', '(?:can|could|may|should|should not|are entitled to|is entitled to) (?:reasonably )?expect'],
  [
    'must-not',
    'must (?:\\w+ )?not|must never|shall not|can ?not|may not|no (?:right|power|place)|no account|not permitted|not allowed|prohibited|should never|will not attempt|do not',
  ],
  [
    'should-not',
    'should (?:\\w+ )?not|should avoid|is not recommended|are not recommended|is to be avoided|neither should',
  ],
  [
    'must',
    'must|shall|(?:is|are) required|(?:have|has) a responsibility|it is the responsibility|(?:is|are) bound|will always|requires',
  ],
  ['should', 'should|(?:is|are) expected|needs? to|ought to'],
  ['may', 'may|can|(?:is|are) free to|entitled|(?:has|have) (?:a|the) (?:\\w+ )?right|discretion'],
];
const FORCE = new RegExp(FORCES.map(([, words]) => `\\b(${words})\\b`).join('|'), 'gi');

/** The words of force in a text, in order. */
export const forcesIn = (text: string): readonly Force[] => {
  const forces: Force[] = [];
  for (const match of text.matchAll(FORCE)) {
    const modality = FORCES[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    if (modality !== undefined) forces.push({ modality, start: match.index, end: match.index + match[0].length });
  }
  return forces;
};

const NEGATED: Partial<Record<Modality, Modality>> = { must: 'must-not', should: 'should-not' };

/** The force of a clause: that of its lead-in where it completes one, else the first in its own text. */
export const readModality = (text: string, leadIn: string | null): Modality => {
  const lead = leadIn === null ? undefined : forcesIn(leadIn).at(-1);
  if (lead !== undefined) return (/^(?:not|never|do not)\b/i.test(text) && NEGATED[lead.modality]) || lead.modality;
  return forcesIn(text)[0]?.modality ?? 'states';
};
