import type { Response } from '../core/create-responder';
import type { Finding, RankedClause } from '../core/finding';
import type { Recipient, Verdict } from '../core/message';
import type { ReferTo } from '../core/protocol';
import { renderPlain } from '../core/render-plain';

const MOST_CLAUSES = 5;

/** One answer as data: what `--json` and `--batch` print. */
export type AnswerRecord = {
  readonly id: string | number | null;
  readonly intent: Finding['intent'];
  readonly silent: boolean;
  readonly clauses: readonly {
    readonly id: string;
    readonly council: string;
    readonly number: string | null;
    readonly heading: string;
    readonly text: string;
    readonly score: number;
  }[];
  readonly verdict: Verdict | null;
  readonly referTo: ReferTo | null;
  readonly flag: boolean;
  readonly notify: readonly Recipient[];
  readonly reply: string;
};

const clausesOf = ({ answer }: Finding): readonly RankedClause[] => {
  switch (answer.kind) {
    case 'answered':
    case 'ambiguous':
      return answer.clauses;
    case 'silent':
      return answer.nearest;
    case 'no-question':
      return [];
  }
};

/** Best clause first, five at most. `silent` is true wherever the protocol answers nothing, small talk included. */
export const recordAnswer = (id: AnswerRecord['id'], { finding, reply }: Response): AnswerRecord => ({
  id,
  intent: finding.intent,
  silent: finding.answer.kind === 'silent' || finding.answer.kind === 'no-question',
  clauses: clausesOf(finding)
    .slice(0, MOST_CLAUSES)
    .map(({ clause, score }) => ({
      id: clause.id,
      council: clause.council,
      number: clause.number,
      heading: clause.heading.join(' › '),
      text: clause.text,
      score: Math.round(score * 10_000) / 10_000,
    })),
  verdict: finding.verdict,
  referTo: finding.referTo,
  flag: finding.instruction !== null,
  notify: reply.told,
  reply: renderPlain(reply),
});
