import { findClauses } from './find-clauses';
import { asPhrase } from './plain-text';
import type { Clause, Protocol } from './protocol';
import type { Choice, Reply } from './reply';
import { section } from './scene';
import { citeSource, firstWords, placeOf, quoteClause } from './show-clause';
import { say } from './wording';

const MOST_LISTED = 20;
const LONGEST_WANTED = 60;

/** A clause to pick, named by its place and its first words. */
export const toChoice = (clause: Clause): Choice => ({
  kind: 'clause',
  clauseId: clause.id,
  label: say('readings.label', { place: placeOf(clause), words: firstWords(clause) }),
});

const firstUnderEachHeading = ({ clauses }: Protocol): readonly Clause[] => {
  const seen = new Set<string>();
  return clauses.filter(({ heading }) => {
    const [outermost = ''] = heading;
    return seen.has(outermost) ? false : seen.add(outermost);
  });
};

const compose = (protocol: Protocol, kind: Reply['kind'], heading: string, sections: Reply['sections']): Reply => ({
  kind,
  visibleTo: 'conversation',
  heading,
  verdict: null,
  sections,
  told: [],
  actions: [],
  source: citeSource(protocol),
  footer: say('footer'),
});

/** One clause in full. */
export const composeClause = (clause: Clause, protocol: Protocol): Reply =>
  compose(protocol, 'answer', say('answer.says'), [section('body', { quotes: [quoteClause(clause)] })]);

/** The clause of this name; where several fit, a list to choose from; where none does, the headings that there are. */
export const composeClauses = (wanted: string, protocol: Protocol): Reply => {
  const found = findClauses(protocol, wanted);
  const [first] = found;
  if (first !== undefined && found.length === 1) return composeClause(first, protocol);
  const name = asPhrase(wanted, LONGEST_WANTED);
  const listed = found.length === 0 ? firstUnderEachHeading(protocol) : found;
  const more = listed.length - MOST_LISTED;
  const choices = section('choices', {
    paragraphs: found.length === 0 ? [say('clauses.none-help')] : [],
    choices: listed.slice(0, MOST_LISTED).map(toChoice),
  });
  const rest = more > 0 ? [section('body', { paragraphs: [say('clauses.more', { count: String(more) })] })] : [];
  const heading =
    found.length === 0
      ? say('clauses.none', { wanted: name })
      : say('clauses.several', { count: String(found.length), wanted: name });
  return compose(protocol, found.length === 0 ? 'silence' : 'readings', heading, [choices, ...rest]);
};
