import { wayOn } from './compose-offices';
import type { Answer, RankedClause } from './finding';
import { asPhrase } from './plain-text';
import type { Clause, Party, Role } from './protocol';
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

type OtherWay = { readonly ranked: RankedClause; readonly title: string };

/** What is open to the sender, where the answer itself is neither a permission nor an expectation. */
const findOtherWay = (first: Clause, near: readonly RankedClause[], role: Role): OtherWay | null => {
  if (first.modality === 'may' || first.modality === 'expects') return null;
  const permitted = near.find((ranked) => isPermission(ranked, role));
  if (permitted !== undefined) return { ranked: permitted, title: say('answer.you-can') };
  const expected = near.find(({ clause }) => clause.modality === 'expects');
  return expected === undefined ? null : { ranked: expected, title: say('answer.expect') };
};

const composeAnswered = (
  clauses: readonly RankedClause[],
  lead: Lead,
  { message }: Scene,
  titleOfOthers: string,
): readonly Section[] => {
  const [first, ...others] = clauses;
  if (first === undefined) return [];
  const near = others.filter(({ score }) => score >= first.score * WORTH_SHOWING);
  const other = findOtherWay(first.clause, near, message.role);
  const seeAlso = near.filter((ranked) => ranked !== other?.ranked).slice(0, MOST_SEE_ALSO);
  const quotes = (ranked: readonly RankedClause[]) => ranked.map(({ clause }) => quoteClause(clause));
  return [
    section('body', { paragraphs: lead === 'in-heading' ? [] : [say('answer.says')], quotes: quotes([first]) }),
    ...(other === null ? [] : [section('you-can', { title: other.title, quotes: quotes([other.ranked]) })]),
    ...(seeAlso.length === 0 ? [] : [section('see-also', { title: titleOfOthers, quotes: quotes(seeAlso) })]),
  ];
};

const composeReadings = (readings: readonly RankedClause[]): Section =>
  section('choices', {
    paragraphs: [say('readings.lead')],
    choices: readings.map(({ clause }) => ({
      kind: 'clause',
      clauseId: clause.id,
      label: say('readings.label', { place: placeOf(clause), words: firstWords(clause) }),
    })),
  });

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

/** Where "The protocol says:" stands. */
export type Lead = 'in-heading' | 'before-quote';

/** An answer without a clause is a silence, and one without readings is no choice. */
export const settleAnswer = (answer: Answer): Answer => {
  if (answer.kind === 'silent' || answer.kind === 'no-question') return answer;
  if (answer.kind === 'ambiguous' && answer.readings.length > 0) return answer;
  const { clauses } = answer;
  return clauses.length === 0 ? { kind: 'silent', gap: null, nearest: [] } : { kind: 'answered', clauses };
};

/** The part of a reply that follows from the search: the clause, the readings, or the silence with its way on. */
export const composeAnswer = (scene: Scene, lead: Lead = 'before-quote'): readonly Section[] => {
  const { answer } = scene.finding;
  switch (answer.kind) {
    case 'answered':
      return composeAnswered(answer.clauses, lead, scene, say('answer.see-also'));
    case 'ambiguous':
      // A verdict needs the clauses that it follows from, so that the readings are quoted and not only offered.
      return scene.finding.verdict === null
        ? [composeReadings(answer.readings)]
        : composeAnswered(answer.clauses, lead, scene, say('readings.also'));
    case 'silent':
      return composeSilence(answer.gap, answer.nearest, scene);
    case 'no-question':
      return [];
  }
};
