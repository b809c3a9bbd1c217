import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../core/normalise';
import type { Protocol, Role } from '../core/protocol';
import { readIntents } from '../knowledge/intents-file';
import { type Phrasing, readPhrasings } from '../knowledge/phrasings-file';
import { unusable } from './places';

/** One phrasing with what is known of it. */
export type Example = {
  readonly text: string;
  readonly role: Role;
  /** The council whose protocol it was written for; null where it was written for a topic. */
  readonly council: string | null;
  /** Positions of the clauses that answer it in its council's protocol. */
  readonly clauses: readonly number[];
  /** Topic ids, any of which may be what it is about; empty where nobody said. */
  readonly topics: readonly string[];
  /** Any of these is right. */
  readonly intents: readonly string[];
  readonly verdict: string;
  readonly about: string;
  readonly referTo: string | null;
  /** Nothing else is learnt from a phrasing that teaches verdicts. */
  readonly teaches: 'verdict' | null;
  /** The fold of cross-validation that leaves it out. */
  readonly fold: number;
};

export const FOLDS = 4;

function toExample(phrasing: Phrasing, at: number, protocols: ReadonlyMap<string, Protocol>): Example {
  const protocol = phrasing.council === null ? undefined : protocols.get(phrasing.council);
  const clauses = (phrasing.primary ?? []).flatMap((id) => {
    const found = protocol?.clauses.findIndex((clause) => clause.id === id) ?? -1;
    if (found === -1) throw new Error(`No clause ${id} for "${phrasing.text}": run remit check-knowledge.`);
    return [found];
  });
  const ofClauses = clauses.flatMap((clause) => protocol?.clauses[clause]?.topics ?? []);
  const topics = phrasing.topic === null ? [...new Set(ofClauses)] : [phrasing.topic];
  return {
    text: normalise(phrasing.text),
    role: phrasing.role,
    council: phrasing.council,
    clauses,
    topics,
    intents: [topics.includes('else-casual-chat') ? 'off-topic' : phrasing.kind],
    verdict: phrasing.verdict ?? 'none',
    about: phrasing.about ?? 'none',
    referTo: phrasing.referTo,
    teaches: phrasing.teaches,
    // Neighbouring lines are about the same clause, so that each fold has some of every clause.
    fold: at % FOLDS,
  };
}

/** All phrasings in the knowledge folder, in the order of the files' names. */
export function loadExamples(knowledge: string, protocols: ReadonlyMap<string, Protocol>): readonly Example[] {
  const folder = join(knowledge, 'phrasings');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
  const phrasings = files.flatMap((file) => {
    const read = readPhrasings(file, readFileSync(join(folder, file), 'utf8'));
    return read.kind === 'read' ? read.phrasings : unusable(read.problems);
  });
  const talk = readIntents('intents.jsonl', readFileSync(join(knowledge, 'intents.jsonl'), 'utf8'));
  if (talk.kind === 'invalid') unusable(talk.problems);
  const small = talk.messages.map(({ intent, role, text }, at) => ({
    text: normalise(text),
    role,
    council: null,
    clauses: [],
    topics: [],
    intents: intent === 'none' ? ['question', 'remit', 'concern'] : [intent],
    verdict: 'none',
    about: 'none',
    referTo: null,
    teaches: null,
    fold: at % FOLDS,
  }));
  return [...phrasings.map((phrasing, at) => toExample(phrasing, at, protocols)), ...small];
}
