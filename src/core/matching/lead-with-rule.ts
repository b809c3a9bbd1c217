import type { Modality } from '../protocol';
import type { CouncilMatcher } from './council-matcher';
import type { Ranked } from './rank-clauses';
import type { Search } from './search-protocol';

/** Topics of the rules that a direct instruction touches: the first group of which the protocol settles any leads. */
const ON_INSTRUCTIONS: readonly (readonly string[])[] = [
  ['instructing-staff', 'instruction-with-approval'],
  ['work-for-individual-councillor'],
  ['line-of-accountability', 'communications-through-clerk', 'clerk-acts-for-council'],
];
const FORBIDS: readonly Modality[] = ['must-not', 'should-not'];

/** From this score on another rule that forbids something to councillors is what the message is about. */
const STANDS_OUT = 0.6;

/**
 * The search for a message that instructs staff: whatever the work is, the rule about instructing leads, the one that forbids it
 * before others, unless another prohibition stands out. A protocol that has such a rule is not silent.
 */
export function leadWithRule(search: Search, { index, model }: CouncilMatcher): Search {
  const { ranked } = search;
  const clauseOf = ({ clause }: Ranked) => index.protocol.clauses[clause];
  const forbids = (one: Ranked): boolean => FORBIDS.includes(clauseOf(one)?.modality ?? 'states');
  const [first] = ranked;
  if (first === undefined) return search;
  const bindsMembers = clauseOf(first)?.binds.includes('councillor') ?? false;
  if (search.silence <= 0 && first.score >= STANDS_OUT && bindsMembers && forbids(first)) return search;
  for (const group of ON_INSTRUCTIONS) {
    const topics = group.map((id) => model.topics.classes.indexOf(id));
    const rules = ranked.filter(({ clause }) =>
      (index.topics[clause] ?? []).some(({ topic }) => topics.includes(topic)),
    );
    const rule = rules.find(forbids) ?? rules[0];
    if (rule === undefined) continue;
    const others = ranked.filter((one) => one !== rule);
    const likeliest = { ...rule, score: Math.max(rule.score, first.score) };
    return { ...search, ranked: [likeliest, ...others], silence: Number.NEGATIVE_INFINITY };
  }
  return search;
}
