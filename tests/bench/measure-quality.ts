import { wholeText } from '../../src/core/matching/clause-index';
import type { Clause } from '../../src/core/protocol';
import { percent, rankOf } from '../evaluation/right-clause';
import type { Question } from '../evaluation/sets';
import type { Remit } from './open-remit';
import type { Find, Rival } from './rivals';
import { median, timeAsync } from './timing';

/** How well and how fast one way answers the questions. */
export type Quality = {
  readonly name: string;
  /** Per cent of the answerable questions. */
  readonly first: number | null;
  readonly firstThree: number | null;
  /** Per cent of the unanswerable questions. */
  readonly rightlySilent: number | null;
  readonly ms: number;
};

/** The clauses found, best first; null where the way says that it is silent. */
type Answer = (question: Question) => Promise<readonly Clause[] | null>;

const measure = async (name: string, questions: readonly Question[], answer: Answer): Promise<Quality> => {
  const ranks: number[] = [];
  const times: number[] = [];
  let unanswerable = 0;
  let silent = 0;
  for (const question of questions) {
    const { result, ms } = await timeAsync(() => answer(question));
    times.push(ms);
    if (question.primary.length > 0) {
      const texts = (result ?? []).map(({ text }) => text);
      ranks.push(rankOf(texts, question.primary));
      continue;
    }
    unanswerable += 1;
    if (result === null) silent += 1;
  }
  const within = (place: number) => percent(ranks.filter((rank) => rank > 0 && rank <= place).length, ranks.length);
  const rightlySilent = percent(silent, unanswerable);
  return { name, first: within(1), firstThree: within(3), rightlySilent, ms: median(times) };
};

/** A rival over the clauses of the asker's council, a bullet with its lead-in. */
export const measureRival = async (
  { name, index }: Rival,
  { protocols }: Remit,
  questions: readonly Question[],
): Promise<Quality> => {
  const finders = new Map<string, { readonly clauses: readonly Clause[]; readonly find: Find }>();
  for (const { key, clauses } of protocols) finders.set(key, { clauses, find: await index(clauses.map(wholeText)) });
  return measure(name, questions, async ({ council, text }) => {
    const { clauses = [], find = () => [] } = finders.get(council) ?? {};
    return (await find(text)).flatMap((at) => clauses[at] ?? []);
  });
};

/** Remit itself, from message to finished reply. */
export const measureRemit = (
  name: string,
  respond: Remit['respond'],
  questions: readonly Question[],
): Promise<Quality> =>
  measure(name, questions, async ({ text, council, role }) => {
    const { answer } = respond({ text, council, role, audience: 'direct', earlier: [] }).finding;
    const isAnswered = answer.kind === 'answered' || answer.kind === 'ambiguous';
    return isAnswered ? answer.clauses.map(({ clause }) => clause) : null;
  });
