import { readSources } from './read-sources';
import { readAnswers, runBatch, toBatch } from './run-batch';
import { type Scores, scoreAnswers } from './score';
import { readSets } from './sets';

/** With a reviewed protocol, and as if it had been imported a minute ago. */
export type Way = 'seen' | 'unseen';
export const WAYS = ['seen', 'unseen'] as const satisfies readonly Way[];

/** One figure that the product is held to. */
export type Figure = {
  readonly key: string;
  /** Completes "is measured: …". */
  readonly label: string;
  /** Per cent, or a plain number of cases. */
  readonly unit: '%' | '';
  readonly better: 'more' | 'less';
  /** What is to be reached; null where nothing is asked for. */
  readonly bar: { readonly seen: number; readonly unseen: number | null };
  readonly of: (scores: Scores) => number | null;
};

type Bars = { readonly seen: number; readonly unseen: number | null };

const share = (key: string, label: string, bar: Bars, of: Figure['of']): Figure => ({
  key,
  label,
  unit: '%',
  better: 'more',
  bar,
  of,
});

const seen = (bar: number): Bars => ({ seen: bar, unseen: null });

const never = (key: string, label: string, of: Figure['of']): Figure => ({
  key,
  label,
  unit: '',
  better: 'less',
  bar: { seen: 0, unseen: 0 },
  of,
});

/** Every figure of the table in the README, in its order. */
export const FIGURES: readonly Figure[] = [
  share('first', 'first clause right', { seen: 78, unseen: 50 }, ({ questions }) => questions.first),
  share(
    'firstThree',
    'right clause among the first three',
    { seen: 92, unseen: 72 },
    ({ questions }) => questions.firstThree,
  ),
  share('rightlySilent', 'silent when it should be', seen(70), ({ questions }) => questions.rightlySilent),
  {
    ...share('wronglySilent', 'wrongly silent', seen(8), ({ questions }) => questions.wronglySilent),
    better: 'less',
  },
  share('precision', 'instructions: precision', seen(95), ({ instructions }) => instructions.precision),
  share('recall', 'instructions: recall', seen(92), ({ instructions }) => instructions.recall),
  share('verdict', 'remit verdict right', seen(78), ({ remit }) => remit.verdict),
  never('withinForOutside', 'said "within" for "outside"', ({ remit }) => remit.withinForOutside),
  share('remitClause', 'remit: right clause among the first three', seen(85), ({ remit }) => remit.firstThree),
  share('followups', 'follow-ups: among the first three', seen(85), ({ followups }) => followups.firstThree),
  share('rightPerson', 'concerns: right person', seen(85), ({ routing }) => routing.rightPerson),
  never('toldThePerson', 'concerns: told the person complained of', ({ routing }) => routing.toldThePerson),
  never('notVerbatim', 'clauses that are not verbatim', ({ integrity }) => integrity.notVerbatim),
  never('foreign', 'clauses of another council', ({ integrity }) => integrity.foreign),
  never('overLong', 'over-long clauses', ({ integrity }) => integrity.overLong),
  never('unanswered', 'messages without an answer', ({ integrity }) => integrity.unanswered),
];

/** Whether it must not happen at all. */
export const mustNeverBe = ({ unit }: Figure): boolean => unit === '';

/** The figures by key. */
export type Measured = Readonly<Record<string, number | null>>;

/** Runs the command over the sets and measures every figure, with the others that the scorer knows. */
export const measure = (way: Way): { readonly figures: Measured; readonly scores: Scores } => {
  const sets = readSets();
  const answers = readAnswers(runBatch(toBatch(sets), { unseen: way === 'unseen' }));
  const scores = scoreAnswers(sets, answers, readSources());
  return { figures: Object.fromEntries(FIGURES.map(({ key, of }) => [key, of(scores)])), scores };
};

/** Whether a figure is at least as good as a limit; one that was not measured is as bad as can be. */
export const reaches = ({ better }: Pick<Figure, 'better'>, measured: number | null, limit: number): boolean =>
  better === 'more' ? (measured ?? 0) >= limit : (measured ?? Number.POSITIVE_INFINITY) <= limit;
