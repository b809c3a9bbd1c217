import type { ReferTo } from '../../core/protocol';

const PEOPLE: readonly (readonly [ReferTo, string])[] = [
  ['clerk', '(?:town |parish |community )?clerk(?: and chief executive)?'],
  ['chair', 'chair(?:m[ae]n|person|woman)?|mayor'],
  ['monitoring-officer', 'monitoring officer'],
  ['chief-executive', 'chief executive'],
  ['line-manager', 'line[- ]managers?'],
  ['director', 'directors?'],
];
const PERSON = PEOPLE.map(([, words]) => `\\b(${words})\\b`).join('|');
const ANYBODY = new RegExp(PERSON, 'gi');
/** After these words comes the person to go to. */
const SENDS =
  /\b(?:raised?|referred|refer|reported to|brought to|attention of|tak(?:en?|ing) up|contact|ask the|complain|complaint|discuss|discussed|notify|declare|obtained from|seek advice|made (?:directly|through|to)|go to|speak to|submitted to|addressed to|final appeal|express approval of|approval of|determined by)\b/i;
/** Before these words stands the person to go to. */
const IS_SENT_TO =
  /(?:['’]s responsibility|\bwill arbitrate|\bmay be able to offer a mediation|\b(?:can|may|must|should) be (?:asked|contacted|consulted)|\bresponsible for (?:co-?ordinating|handling|dealing with))\b/i;
const NOT_OURS = /society of local council clerks/gi;

const peopleIn = (text: string): readonly ReferTo[] =>
  [...text.matchAll(ANYBODY)].flatMap((match) => {
    const person = PEOPLE[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    return person === undefined ? [] : [person];
  });

/** Whom a clause sends somebody to, in the order it names them; who is merely mentioned is left out. */
export const readRefersTo = (text: string): readonly ReferTo[] => {
  const found: ReferTo[] = [];
  for (const sentence of text.replace(NOT_OURS, '').split(/(?<=[.;]) /)) {
    const sentTo = IS_SENT_TO.exec(sentence);
    if (sentTo !== null) found.push(...peopleIn(sentence.slice(0, sentTo.index)));
    const sends = SENDS.exec(sentence);
    if (sends !== null) found.push(...peopleIn(sentence.slice(sends.index)));
  }
  return [...new Set(found)];
};
