import { judge } from '../core/matching/judge-remit';
import type { Model, Weighing } from '../core/matching/model';
import { rankClauses } from '../core/matching/rank-clauses';
import { topicFacts, verdictFacts } from '../core/matching/verdict-facts';
import { type Encoded, vectorOf } from './build-index';
import type { HeldOut } from './cross-validate';
import type { Without } from './fit-job';
import { fitVerdicts, type RemitCase, taughtVerdict } from './fit-verdicts';
import { type Example, FOLDS } from './load-examples';

/** How many clauses a verdict looks at. */
const CONSIDERED = 3;

/** All phrasings that teach a verdict: with facts about the clauses ranked for them unseen, or about their topic. */
export function remitCases(
  held: readonly HeldOut[],
  ranker: Weighing,
  examples: readonly Example[],
): readonly RemitCase[] {
  const written = held.flatMap(({ example, index, features, topicIds }): RemitCase[] => {
    const verdict = taughtVerdict(example);
    if (verdict === null) return [];
    const likely = rankClauses(features, ranker)
      .slice(0, CONSIDERED)
      .flatMap(({ clause: at, score }) => {
        const clause = index.protocol.clauses[at];
        return clause === undefined ? [] : [{ clause, topics: index.topics[at] ?? [], score }];
      });
    return [{ example, verdict, facts: verdictFacts(likely, topicIds, example.role) }];
  });
  const ofTopics = examples.flatMap((example): RemitCase[] => {
    const verdict = taughtVerdict(example);
    const [topic] = example.topics;
    if (example.council !== null || verdict === null || topic === undefined) return [];
    return [{ example, verdict, facts: topicFacts(topic, example.role) }];
  });
  return [...written, ...ofTopics];
}

/** How often the verdict is right for phrasings written for a council that the fold's model did not learn from. */
export function verdictReport(
  cases: readonly RemitCase[],
  models: ReadonlyMap<Without, Model>,
  encoded: Encoded,
): string {
  let right = 0;
  let all = 0;
  let outside = 0;
  let dangerous = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = models.get(`fold-${fold}`);
    if (model === undefined) continue;
    const verdicts = fitVerdicts(
      cases.filter(({ example }) => example.fold !== fold),
      model,
      encoded,
    );
    for (const { example, facts, verdict } of cases) {
      if (example.fold !== fold || example.council === null || example.verdict === 'none') continue;
      const said = judge(vectorOf(model, example.text, example.role, encoded), facts, verdicts);
      all++;
      if (said === verdict) right++;
      if (verdict === 'outside') outside++;
      if (verdict === 'outside' && said === 'within') dangerous++;
    }
  }
  return `${((100 * right) / all).toFixed(1)} % of ${all}; "within" for ${dangerous} of ${outside} that are outside`;
}
