import type { Response } from '../core/create-responder';
import type { Finding } from '../core/finding';
import type { Protocol } from '../core/protocol';
import type { ItemKind, Json, NewItem } from '../core/register/item';
import { recordedSentence } from '../core/register/recorded-sentence';
import type { Reply } from '../core/reply';

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

/** Ids of the clauses that an item which is no instruction is recorded with. */
export const answeringClauses = ({ answer }: Finding): readonly string[] =>
  answer.kind === 'answered' || answer.kind === 'ambiguous'
    ? answer.clauses.slice(0, MOST_CLAUSES).map(({ clause }) => clause.id)
    : [];

/** The rule and what is permitted instead, as the sender of a flagged message is shown them; not what else there is to read. */
const shownClauses = ({ sections }: Reply): readonly string[] =>
  sections
    .filter(({ kind }) => kind === 'body' || kind === 'you-can')
    .flatMap(({ quotes }) => quotes.map(({ clauseId }) => clauseId));

/** What is recorded of a message: of one that reads as an instruction the sentences that fired, else the message itself. */
export const draftItem = ({ text, ...origin }: Origin, { finding, reply }: Response, protocol: Protocol): Draft => {
  const isInstruction = origin.kind === 'instruction';
  const evidence = isInstruction ? (finding.instruction?.evidence ?? []) : [];
  const answering = answeringClauses(finding);
  const clauses = isInstruction ? answering.filter((id) => shownClauses(reply).includes(id)) : answering;
  return {
    ...origin,
    council: protocol.key,
    sentence: recordedSentence(text, evidence),
    fired: evidence.map(({ words }) => words),
    clauses,
    protocolVersion: clauses.length === 0 ? null : protocol.version,
  };
};
