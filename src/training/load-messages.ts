import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstructionPatterns } from '../core/instruction/compile-patterns';
import type { InstructionWords } from '../core/instruction/lexicon';
import type { Message } from '../core/message';
import { readInstructionPatterns } from '../knowledge/instruction-patterns-file';
import { readInstructionWords } from '../knowledge/instruction-words-file';
import { readInstructions } from '../knowledge/instructions-file';
import { loadExamples } from './load-examples';
import { KNOWLEDGE, loadProtocols, unusable } from './places';

/** A message to learn from. */
export type LabelledMessage = Pick<Message, 'text' | 'role' | 'audience'> & {
  readonly flag: boolean;
  /** The part of cross-validation that leaves it out. */
  readonly part: number;
};

export const PARTS = 5;

const readKnowledge = (name: string): string => readFileSync(join(KNOWLEDGE, name), 'utf8');

/** Councillors' and chairs' messages that are, or are not, instructions to staff. */
export function loadMessages(): readonly LabelledMessage[] {
  const name = 'instructions/messages.jsonl';
  const read = readInstructions(name, readKnowledge(name));
  if (read.kind === 'invalid') return unusable(read.problems);
  return read.messages
    .flatMap(({ text, role, flag, channel }): readonly Omit<LabelledMessage, 'part'>[] =>
      role === 'councillor' || role === 'chair'
        ? [{ text, role, audience: channel === 'shared' ? 'shared' : 'direct', flag }]
        : [],
    )
    .map((message, at) => ({
      ...message,
      // Pairs stand together, so that parts are made of runs of four.
      part: Math.floor(at / 4) % PARTS,
    }));
}

/** Councillors' and chairs' questions to the assistant, none of which is an instruction. */
export function loadQuestions(): readonly LabelledMessage[] {
  return loadExamples(KNOWLEDGE, loadProtocols()).flatMap(({ text, role }, at) =>
    role === 'councillor' || role === 'chair'
      ? [{ text, role, audience: 'direct' as const, flag: false, part: at % PARTS }]
      : [],
  );
}

/** How English directs somebody. */
export function loadInstructionPatterns(): InstructionPatterns {
  const name = 'instructions/patterns.yaml';
  const read = readInstructionPatterns(name, readKnowledge(name));
  return read.kind === 'read' ? read.patterns : unusable(read.problems);
}

/** A word in fewer of the texts may be a slip or a name. */
const FEWEST_TEXTS = 2;

/** The words of council life, with the everyday words of these texts. */
export function loadInstructionWords(texts: Iterable<string>): InstructionWords {
  const name = 'instructions/words.yaml';
  const read = readInstructionWords(name, readKnowledge(name));
  if (read.kind === 'invalid') return unusable(read.problems);
  const seen = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text.toLowerCase().match(/[a-z]+/g))) seen.set(word, (seen.get(word) ?? 0) + 1);
  const common = [...seen].filter(([, count]) => count >= FEWEST_TEXTS).map(([word]) => word);
  return { ...read.words, common: common.sort() };
}
