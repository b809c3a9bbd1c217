import { count, LONGEST_CLAUSE, loosen, percent, rankOf, textsOf } from './right-clause';
import type { GivenAnswer } from './run-batch';
import type { Concern, Followup, Instruction, Question, RemitCase, Sets } from './sets';

/** The answers by the message's id. */
type Answers = ReadonlyMap<string, GivenAnswer>;
/** A share in per cent; null where there is nothing to take it of. */
type Share = number | null;

const isAmong = (offices: string | readonly string[] | null, office: string | null | undefined): boolean =>
  typeof office === 'string' && [offices].flat().includes(office);

const ranksOf = (
  items: readonly { readonly id: string; readonly primary: readonly string[] }[],
  answers: Answers,
): readonly number[] => items.map(({ id, primary }) => rankOf(textsOf(answers.get(id)), primary));

const within = (ranks: readonly number[], place: number): Share =>
  percent(
    count(ranks, (rank) => rank > 0 && rank <= place),
    ranks.length,
  );

/** Which clause answers; or that none does. An answer that says that it is silent has no clause right. */
export const scoreQuestions = (questions: readonly Question[], answers: Answers) => {
  const answerable = questions.filter(({ primary }) => primary.length > 0);
  const unanswerable = questions.filter(({ primary }) => primary.length === 0);
  const isSilent = ({ id }: Question): boolean => answers.get(id)?.silent === true;
  const ranks = answerable.map((one) => (isSilent(one) ? 0 : rankOf(textsOf(answers.get(one.id)), one.primary)));
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0);
  return {
    first: within(ranks, 1),
    firstThree: within(ranks, 3),
    meanReciprocalRank: ranks.length === 0 ? null : Math.round((1000 * reciprocal) / ranks.length) / 1000,
    wronglySilent: percent(count(answerable, isSilent), answerable.length),
    rightlySilent: percent(count(unanswerable, isSilent), unanswerable.length),
  };
};

/** Whether a message is a direct instruction to staff. */
export const scoreInstructions = (instructions: readonly Instruction[], answers: Answers) => {
  const isFlagged = ({ id }: Instruction): boolean => answers.get(id)?.flag === true;
  const hits = count(instructions, (one) => one.flag && isFlagged(one));
  const falseAlarms = count(instructions, (one) => !one.flag && isFlagged(one));
  const missed = count(instructions, (one) => one.flag && !isFlagged(one));
  return {
    precision: percent(hits, hits + falseAlarms),
    recall: percent(hits, hits + missed),
    f1: percent(2 * hits, 2 * hits + falseAlarms + missed),
    falseAlarms,
    missed,
  };
};

/** Whether a request is within remit, and which clause says so. */
export const scoreRemit = (cases: readonly RemitCase[], answers: Answers) => {
  const isOfStaff = ({ role }: RemitCase): boolean => role !== 'councillor' && role !== 'chair';
  const isJudged = ({ id, verdict, accept }: RemitCase): boolean =>
    [verdict, ...accept].some((one) => one === answers.get(id)?.verdict);
  const verdicts = [...new Set(cases.map(({ verdict }) => verdict))].map((verdict) =>
    cases.filter((one) => one.verdict === verdict),
  );
  const recalls = verdicts.reduce((sum, some) => sum + count(some, isJudged) / some.length, 0);
  const referred = cases.filter(({ refer_to: to }) => to !== null);
  const answered = cases.filter(({ primary }) => primary.length > 0);
  return {
    verdict: percent(count(cases, isJudged), cases.length),
    macroRecall: percent(recalls, verdicts.length),
    withinForOutside: count(cases, ({ id, verdict }) => verdict === 'outside' && answers.get(id)?.verdict === 'within'),
    staffFlagged: count(cases, (one) => isOfStaff(one) && answers.get(one.id)?.flag === true),
    firstThree: within(ranksOf(answered, answers), 3),
    referTo: percent(
      count(referred, ({ id, refer_to: to }) => isAmong(to, answers.get(id)?.referTo)),
      referred.length,
    ),
  };
};

/** The last turn of a conversation. */
export const scoreFollowups = (followups: readonly Followup[], answers: Answers) => {
  const ranks = ranksOf(followups, answers);
  return { first: within(ranks, 1), firstThree: within(ranks, 3) };
};

/** Whom to go to with a concern, and who must not be told. */
export const scoreRouting = (concerns: readonly Concern[], answers: Answers) => {
  const directed = concerns.filter(({ go_to: to }) => to !== null);
  const isTold = ({ id, must_not_notify: person }: Concern): boolean =>
    person !== null && (answers.get(id)?.notify ?? []).includes(person);
  return {
    rightPerson: percent(
      count(directed, ({ id, go_to: to }) => isAmong(to, answers.get(id)?.referTo)),
      directed.length,
    ),
    toldThePerson: count(concerns, isTold),
    firstThree: within(ranksOf(concerns, answers), 3),
  };
};

/** Every clause that is shown anywhere: verbatim, of the asker's own council, a clause and not a section. */
export const scoreIntegrity = (sets: Sets, answers: Answers, sources: ReadonlyMap<string, string>) => {
  const loose = new Map([...sources].map(([council, text]) => [council, loosen(text)]));
  const items = Object.values(sets).flat();
  const shown = items.flatMap(({ id, council }) =>
    (answers.get(id)?.clauses ?? []).map((clause) => ({ asked: council, ...clause })),
  );
  return {
    items: items.length,
    unanswered: count(items, ({ id }) => !answers.has(id)),
    clausesShown: shown.length,
    notVerbatim: count(shown, ({ asked, text }) => loose.get(asked)?.includes(loosen(text)) !== true),
    foreign: count(shown, ({ asked, council }) => council !== asked),
    overLong: count(shown, ({ text }) => text.length > LONGEST_CLAUSE),
  };
};

/** All figures of all sets. `sources` are the protocols' documents by council. */
export const scoreAnswers = (sets: Sets, answers: Answers, sources: ReadonlyMap<string, string>) => ({
  integrity: scoreIntegrity(sets, answers, sources),
  questions: scoreQuestions(sets.questions, answers),
  instructions: scoreInstructions(sets.instructions, answers),
  remit: scoreRemit(sets.remit, answers),
  followups: scoreFollowups(sets.followups, answers),
  routing: scoreRouting(sets.routing, answers),
});

/** What scoreAnswers found. */
export type Scores = ReturnType<typeof scoreAnswers>;
