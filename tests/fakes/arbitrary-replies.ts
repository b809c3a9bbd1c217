import fc from 'fast-check';
import { composeReply } from '../../src/core/compose-reply';
import type { Finding, RankedClause } from '../../src/core/finding';
import type { Intent, Verdict } from '../../src/core/message';
import type { Role } from '../../src/core/protocol';
import { composeReplyScreen } from '../../src/core/screen/compose-reply-screen';
import type { Screen } from '../../src/core/screen/screen';
import { aCouncil, type Council, clausesAt, maybe, places, ROLES, written } from './arbitrary-council';

/** How a message was decided, before the clauses are those of a council. */
type Decided = {
  readonly intent: Intent;
  readonly answer: Finding['answer']['kind'];
  readonly verdict: Verdict | null;
};

const anyMessage = fc.record({
  text: written(9_000),
  fired: fc.array(written(400), { maxLength: 6 }),
  gap: maybe(written(400)),
  at: places,
  role: fc.constantFrom<Role>(...ROLES),
  referTo: maybe(fc.constantFrom('clerk', 'chair', 'monitoring-officer', 'line-manager' as const)),
  about: fc.constantFrom('clerk', 'chair', null),
  isGuest: fc.boolean(),
});
type AnyMessage = typeof anyMessage extends fc.Arbitrary<infer Value> ? Value : never;

const answerOf = (kind: Decided['answer'], ranked: readonly RankedClause[], gap: string | null): Finding['answer'] => {
  switch (kind) {
    case 'answered':
      return { kind, clauses: ranked };
    case 'ambiguous':
      return { kind, readings: ranked.slice(0, 3), clauses: ranked };
    case 'silent':
      return { kind, gap, nearest: ranked };
    case 'no-question':
      return { kind };
  }
};

const replyScreen = (council: Council, said: AnyMessage, decided: Decided): Screen => {
  const { role, text, isGuest, referTo, about, gap, fired } = said;
  const found = clausesAt(council, said.at);
  const isOrder = decided.intent === 'instruction';
  const finding: Finding = {
    intent: decided.intent,
    answer: answerOf(
      decided.answer,
      found.map((clause) => ({ clause, score: 0.9 })),
      gap,
    ),
    verdict: decided.verdict,
    referTo,
    instruction: isOrder ? { evidence: fired.map((words) => ({ words, start: 0, end: words.length })) } : null,
    about,
    notify: isOrder ? ['clerk'] : [],
  };
  const message = { text, council: 'any', role, audience: 'direct', earlier: [], isGuest } as const;
  const item = { reference: 'R-2026-0042', version: 3, open: ['comment', 'send-as-request'] };
  return composeReplyScreen(composeReply(finding, council.protocol, message), {
    item: isOrder ? item : null,
    others: found.map(({ id }) => id),
  });
};

/** What is said to somebody, of any council. */
export const reply = (decided: Decided): fc.Arbitrary<Screen> =>
  fc.tuple(aCouncil, anyMessage).map(([council, said]) => replyScreen(council, said, decided));
