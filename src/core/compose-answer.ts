import { wayOn } from './compose-offices';
import type { RankedClause } from './finding';
import { asPhrase } from './plain-text';
import type { Party, Role } from './protocol';
import type { Section } from './reply';
import { type Scene, section } from './scene';
import { firstWords, placeOf, quoteClause } from './show-clause';
import { say } from './wording';

const MOST_SEE_ALSO = 2;
const MOST_NEAREST = 2;
const LONGEST_GAP = 80;
/** A clause that scores less than this share of the first one is further from the question than it is worth reading. */
const WORTH_SHOWING = 0.5;

const partiesOf: Readonly<Record<Role, readonly Party[]>> = {
  councillor: ['councillor'],
  chair: ['chair', 'councillor'],
  officer: ['officer'],
  clerk: ['clerk', 'officer'],
  'deputy-clerk': ['clerk', 'officer'],
  'monitoring-officer': ['monitoring-officer', 'officer'],
};

const isPermission = ({ clause }: RankedClause, role: Role): boolean =>
  clause.modality === 'may' &&
  (clause.binds.length === 0 || partiesOf[role].some((party) => clause.binds.includes(party)));

const composeAnswered = (clauses: readonly RankedClause[], { message }: Scene): readonly Section[] => {
  const [first, ...others] = clauses;
  if (first === undefined) return [];
  const near = others.filter(({ score }) => score >= first.score * WORTH_SHOWING);
  const permitted = near.find((ranked) => isPermission(ranked, message.role)) ?? null;
  const expected = near.find(({ clause }) => clause.modality === 'expects') ?? null;
  const shown = first.clause.modality === 'may' || permitted === null ? expected : permitted;
  const seeAlso = near.filter((ranked) => ranked !== shown).slice(0, MOST_SEE_ALSO);
  const quotes = ({ clause }: RankedClause) => quoteClause(clause);
  const body = section('body', { paragraphs: [say('answer.says')], quotes: [quotes(first)] });
  const title = shown === permitted ? say('answer.you-can') : say('answer.expect');
  return [
    body,
    ...(shown === null ? [] : [section('you-can', { title, quotes: [quotes(shown)] })]),
    ...(seeAlso.length === 0
      ? []
      : [section('see-also', { title: say('answer.see-also'), quotes: seeAlso.map(quotes) })]),
  ];
};

const composeReadings = (readings: readonly RankedClause[], title: string | null): readonly Section[] => [
  section('choices', {
    title,
    paragraphs: [say('readings.lead')],
    choices: readings.map(({ clause }) => ({
      kind: 'clause',
      clauseId: clause.id,
      label: say('readings.label', { place: placeOf(clause), words: firstWords(clause) }),
    })),
  }),
];

const composeSilence = (gap: string | null, nearest: readonly RankedClause[], scene: Scene): readonly Section[] => {
  const phrase = asPhrase(gap ?? '', LONGEST_GAP);
  const quotes = nearest.slice(0, MOST_NEAREST).map(({ clause }) => quoteClause(clause));
  return [
    section('body', { paragraphs: [phrase === '' ? say('silent.this') : say('silent.gap', { gap: phrase })] }),
    ...(quotes.length === 0 ? [] : [section('nearest', { title: say('silent.nearest'), quotes })]),
    ...(scene.finding.referTo === null
      ? [section('go-to', { title: say('silent.way-on'), paragraphs: [wayOn(scene)] })]
      : []),
  ];
};

/** The part of a reply that follows from the search: the clause, the readings, or the silence with its way on. */
export const composeAnswer = (scene: Scene): readonly Section[] => {
  const { answer } = scene.finding;
  switch (answer.kind) {
    case 'answered':
      return answer.clauses.length === 0 ? composeSilence(null, [], scene) : composeAnswered(answer.clauses, scene);
    case 'ambiguous':
      if (answer.readings.length === 0) return composeSilence(null, answer.clauses, scene);
      return scene.finding.verdict === null
        ? composeReadings(answer.readings, null)
        : [...composeAnswered(answer.clauses, scene), ...composeReadings(answer.readings, say('readings.heading'))];
    case 'silent':
      return composeSilence(answer.gap, answer.nearest, scene);
    case 'no-question':
      return [];
  }
};
