import type { Modality } from '../../core/protocol';

/** The words that give a clause its force. */
export type Force = { readonly modality: Modality; readonly start: number; readonly end: number };

const FORCES: readonly (readonly [Modality, string])[] = [
  [
    'expects',
    '(?:can|could|may|should|should not|(?:is|are) entitled to) (?:reasonably )?expect|(?<=(?:members|councillors|officers|employees|staff) )expect',
  ],
  ['may', 'shall be entitled'],
  [
    'must-not',
    'must (?:\\w+ )?not|must never|shall not|can ?not|may not|no (?:right|power)|on no account|not permitted|not allowed|prohibited|will not attempt|do not(?= \\w)|(?:does not|must not) extend',
  ],
  [
    'should-not',
    'should (?:\\w+ )?not|should never|should avoid|needs? to avoid|(?:is|are) not recommended|is to be avoided|neither should',
  ],
  [
    'must',
    'must|shall|(?:is|are) required|(?:have|has) a responsibility|it is the responsibility|(?:is|are) bound|will (?:always|only)|requires (?:all|councillors|members|officers|employees)|can lawfully|may only',
  ],
  [
    'should',
    'should|(?:is|are|be) expected|needs? to|ought to|it is (?:therefore )?(?:important|essential|good practice)',
  ],
  [
    'may',
    '(?:may|can)(?!,| (?:have|arise|break|appear|pose|confuse|create|often|also|\\d)| be (?:summarised|significant|different|necessary|appropriate))|(?:is|are) free to|(?:is|are) entitled|discretion|(?:(?:have|has) (?:a|the) (?:\\w+ ){0,2}right (?:not )?to)|to give \\w+ rights|do, of course, have the same right',
  ],
];
/** A verb in a relative clause or a condition (`information that may be necessary`, `if it cannot be resolved`) is not the force of the sentence. */
const FORCE = new RegExp(
  `(?<!\\b(?:who|whom|which|that) (?:they )?|\\bif (?:[a-z]{1,20} ){1,3})(?:${FORCES.map(([, words]) => `\\b(${words})\\b`).join('|')})`,
  'gi',
);
const DESCRIBES = /\b(?:covers|includes|summarised|sets out)\b/i;
const NEGATIVE_ITEM = /^(?:not|never|do not|avoid|no|place no)\b/i;
const NEGATED: Partial<Record<Modality, Modality>> = { must: 'must-not', should: 'should-not' };

/** The words of force in a text, in order. */
export const forcesIn = (text: string): readonly Force[] => {
  const forces: Force[] = [];
  for (const match of text.matchAll(FORCE)) {
    const modality = FORCES[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    if (modality !== undefined) forces.push({ modality, start: match.index, end: match.index + match[0].length });
  }
  return forces;
};

/** The one force that decides: the first, but where that asks for something and a later one forbids, the later. */
export const mainForce = (text: string): Force | undefined => {
  const forces = forcesIn(text);
  const first = forces[0];
  if (first === undefined || (first.modality !== 'must' && first.modality !== 'should')) return first;
  return (
    forces.find(({ modality }) => modality === 'must-not') ??
    forces.find(({ modality }) => modality === 'should-not') ??
    first
  );
};

/** The force of a clause: that of its lead-in where it completes one, else its own. */
export const readModality = (text: string, leadIn: string | null): Modality => {
  const lead = leadIn === null ? undefined : forcesIn(leadIn).at(-1);
  if (lead !== undefined) return (NEGATIVE_ITEM.test(text) && NEGATED[lead.modality]) || lead.modality;
  if (leadIn !== null && DESCRIBES.test(leadIn)) return 'states';
  return mainForce(text)?.modality ?? 'states';
};
