import type { Party } from '../../core/protocol';

/** A party that a text names, and where. */
export type Mention = {
  readonly party: Party;
  readonly start: number;
  readonly end: number;
  readonly possessive: boolean;
};

const NAMED: readonly (readonly [Party, string])[] = [
  ['monitoring-officer', 'monitoring officers?'],
  ['clerk', '(?:town |parish |community )?clerk(?: and chief executive)?|proper officer'],
  ['chair', '(?:vice[- ]?)?chair(?:m[ae]n|s|person|woman)?|mayor'],
  [
    'councillor',
    'councillors?|(?:cabinet |group |co-opted )?members?(?! of the (?:public|community))|cllrs?|leader|opposition|administration',
  ],
  ['officer', 'officers?|employees?|staff|directors?|chief executive'],
  [
    'council',
    '(?<!\\bof the |\\bof )council(?! document| business| resource| propert| equipment| meeting| polic| work)|authority|corporate body',
  ],
];
const MENTION = new RegExp(NAMED.map(([, words]) => `\\b(${words})\\b`).join('|'), 'gi');

/** Every party that the text names, in order; `members of the public` are none. */
export const mentionsIn = (text: string): readonly Mention[] => {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const party = NAMED[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    const end = match.index + match[0].length;
    if (party !== undefined) {
      mentions.push({
        party,
        start: match.index,
        end,
        possessive: /^(?:['’]s\b|s?['’](?=\s))/.test(text.slice(end, end + 3)),
      });
    }
  }
  return mentions;
};
