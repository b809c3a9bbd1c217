import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FollowUp, readFollowUps } from './followups-file';
import { readInstructionPatterns } from './instruction-patterns-file';
import { readInstructionWords } from './instruction-words-file';
import { type InstructionMessage, readInstructions } from './instructions-file';
import { type IntentMessage, readIntents } from './intents-file';
import { type Phrasing, readPhrasings } from './phrasings-file';
import type { Problem } from './problem';
import { type ProtocolRead, readProtocol } from './protocol-file';
import { readTopics, type TopicsRead } from './topics-file';
import { readVocabulary, type VocabularyRead } from './vocabulary-file';

type Read<Result extends { readonly kind: string }> = Extract<Result, { readonly kind: 'read' }>;
type InFile = { readonly file: string };

/** What of the knowledge folder could be read, and what is wrong with the rest. */
export type Knowledge = {
  readonly folder: string;
  /** `sourceText` is null where the source is not there. */
  readonly protocols: readonly (InFile & Read<ProtocolRead> & { readonly sourceText: string | null })[];
  readonly topics: (InFile & Read<TopicsRead>) | null;
  readonly vocabulary: (InFile & Read<VocabularyRead>) | null;
  readonly phrasings: readonly (InFile & { readonly phrasings: readonly Phrasing[] })[];
  readonly intents: (InFile & { readonly messages: readonly IntentMessage[] }) | null;
  readonly followUps: (InFile & { readonly followUps: readonly FollowUp[] }) | null;
  readonly instructions: readonly (InFile & { readonly messages: readonly InstructionMessage[] })[];
  readonly problems: readonly Problem[];
};

/** Names of the files of one kind in a folder, sorted; none where there is no such folder. */
const filesIn = (folder: string, suffix: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(suffix))
        .sort()
        .map((file) => join(folder, file))
    : [];

type Reader<Result> = (
  file: string,
  text: string,
) => Result | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const readText = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** Reads every file of the knowledge folder. A file that is missing or wrong is a problem, and is left out. */
export const openKnowledge = (folder: string): Knowledge => {
  const problems: Problem[] = [];
  const read = <Result extends { readonly kind: 'read' }>(
    file: string,
    text: string,
    reader: Reader<Result>,
  ): (InFile & Result) | null => {
    const result = reader(file, text);
    if (result.kind === 'read') return { file, ...result };
    problems.push(...result.problems);
    return null;
  };
  const readOne = <Result extends { readonly kind: 'read' }>(
    name: string,
    reader: Reader<Result>,
  ): (InFile & Result) | null => {
    const file = join(folder, name);
    const text = readText(file);
    if (text !== null) return read(file, text, reader);
    problems.push({ file, line: 1, message: 'There is no such file.', fix: 'Restore it from the repository.' });
    return null;
  };
  const readAll = <Result extends { readonly kind: 'read' }>(
    name: string,
    suffix: string,
    reader: Reader<Result>,
  ): readonly (InFile & Result)[] =>
    filesIn(join(folder, name), suffix)
      .map((file) => read(file, readFileSync(file, 'utf8'), reader))
      .filter((one) => one !== null);

  // Nothing is checked of them but that they can be read.
  readAll('instructions', 'words.yaml', readInstructionWords);
  readAll('instructions', 'patterns.yaml', readInstructionPatterns);

  return {
    folder,
    protocols: readAll('protocols', '.yaml', readProtocol).map((one) => ({
      ...one,
      sourceText: readText(join(folder, 'protocols', 'sources', one.source)),
    })),
    topics: readOne('topics.yaml', readTopics),
    vocabulary: readOne('vocabulary.yaml', readVocabulary),
    phrasings: readAll('phrasings', '.jsonl', readPhrasings),
    intents: readOne('intents.jsonl', readIntents),
    followUps: readOne('followups.jsonl', readFollowUps),
    instructions: readAll('instructions', '.jsonl', readInstructions),
    problems,
  };
};
