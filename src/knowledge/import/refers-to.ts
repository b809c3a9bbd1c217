import type { ReferTo } from '../../core/protocol';

const PEOPLE: readonly (readonly [ReferTo, string])[] = [
  ['clerk', '(?:town |parish |community )?clerk(?: and chief executive)?'],
  ['chair', 'chair(?:m[ae]n|person|woman)?|mayor'],
  ['monitoring-officer', 'monitoring officer'],
  ['chief-executive', 'chief executive'],
  ['line-manager', 'line[- ]managers?'],
  ['director', 'directors?'],
];
const PERSON = new RegExp(PEOPLE.map(([, words]) => `\\b(${words})\\b`).join('|'), 'gi');
const SENDS =
  /\b(?:raised?|referred|refer|reported|report|brought|taken up|take up|contact|complain|complaint|discuss|discussed|notify|declare|obtained|seek advice|made directly|made through|made to|go to|speak to|consult|submitted|addressed to|attention of|liaise|arbitrate|determined by|mediation)\b/i;

/** Whom a clause sends somebody to: people named after a verb such as `raise … with` in one sentence. */
export const readRefersTo = (text: string): readonly ReferTo[] => {
  const found = new Set<ReferTo>();
  for (const sentence of text.split(/(?<=[.;]) /)) {
    const sends = SENDS.exec(sentence);
    if (sends === null) continue;
    for (const match of sentence.slice(sends.index).matchAll(PERSON)) {
      const person = PEOPLE[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
      if (person !== undefined) found.add(person);
    }
  }
  return [...found];
};
