import type { Verdict } from '../message';
import type { Role } from '../protocol';
import type { CouncilMatcher } from './council-matcher';
import { classProbabilities } from './linear-model';
import type { VerdictModel } from './model';
import type { Ranked } from './rank-clauses';
import type { TextVector } from './vectorise';
import { placeFacts, verdictFacts } from './verdict-facts';

/** How many clauses a verdict looks at. */
const CONSIDERED = 3;

/** "Within" tells somebody to go ahead, so it is said only where it is this likely; else the next likeliest is. */
const SURE_ENOUGH = 0.75;
const NEVER = Number.POSITIVE_INFINITY;

const VERDICTS = ['within', 'outside', 'via-clerk', 'depends'] as const;

/** Whether the work that a message asks about is within remit, by what it says and by the clauses that it is about. */
export function judgeRemit(
  vector: TextVector,
  ranked: readonly Ranked[],
  role: Role,
  { verdicts, index, model }: CouncilMatcher,
): Verdict {
  const likely = ranked.slice(0, CONSIDERED).flatMap(({ clause: at, score }) => {
    const clause = index.protocol.clauses[at];
    return clause === undefined ? [] : [{ clause, topics: index.topics[at] ?? [], score }];
  });
  // Nobody has reviewed what a protocol without a memory was taken for, so that nobody is told to go ahead by it.
  const enough = index.memory === null ? NEVER : SURE_ENOUGH;
  return judge(vector, verdictFacts(likely, model.topics.classes, role), verdicts, enough);
}

/** The verdict by the text and by facts about the clauses. */
export function judge(
  vector: TextVector,
  facts: ReadonlyMap<string, number>,
  verdicts: VerdictModel,
  enough = SURE_ENOUGH,
): Verdict {
  const probabilities = classProbabilities(verdicts.classifier, vector, placeFacts(facts, verdicts.facts));
  const of = (verdict: Verdict): number => probabilities[verdicts.classifier.classes.indexOf(verdict)] ?? 0;
  const [first = 'depends', second = 'depends'] = [...VERDICTS].sort((one, other) => of(other) - of(one));
  return first === 'within' && of('within') < enough ? second : first;
}
