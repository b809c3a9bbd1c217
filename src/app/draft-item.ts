import type { Finding } from '../core/finding';
import type { Protocol } from '../core/protocol';
import type { ItemKind, Json, NewItem } from '../core/register/item';
import { recordedSentence } from '../core/register/recorded-sentence';

/** An item before it is known who keeps it. */
export type Draft = Omit<NewItem, 'assignedTo'>;

/** Of whom and of what an item speaks. */
export type Origin = {
  readonly kind: ItemKind;
  readonly openedBy: string;
  readonly sender: string | null;
  readonly about: readonly string[];
  readonly text: string;
  readonly conversation: Json;
};

const MOST_CLAUSES = 3;

const answeringClauses = ({ answer }: Finding): readonly string[] =>
  answer.kind === 'answered' || answer.kind === 'ambiguous'
    ? answer.clauses.slice(0, MOST_CLAUSES).map(({ clause }) => clause.id)
    : [];

/** What is recorded of a message: of one that reads as an instruction the sentences that fired, else the message itself. */
export const draftItem = ({ text, ...origin }: Origin, finding: Finding, protocol: Protocol): Draft => {
  const evidence = origin.kind === 'instruction' ? (finding.instruction?.evidence ?? []) : [];
  const clauses = answeringClauses(finding);
  return {
    ...origin,
    council: protocol.key,
    sentence: recordedSentence(text, evidence),
    fired: evidence.map(({ words }) => words),
    clauses,
    protocolVersion: clauses.length === 0 ? null : protocol.version,
  };
};
