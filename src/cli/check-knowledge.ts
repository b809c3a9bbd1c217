import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Remark } from '../knowledge/check/remark';
import { checkKnowledge } from '../knowledge/check-knowledge';
import { type Knowledge, openKnowledge } from '../knowledge/open-knowledge';
import { CommandError, EXIT } from './command-error';
import type { Surroundings } from './surroundings';
import { jsonLine, writeLine } from './write-line';

export type CheckArguments = { readonly folder: string; readonly json: boolean };

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What was looked at, so that an empty folder does not pass for a good one. */
const describe = ({ protocols, topics, phrasings, vocabulary, intents }: Knowledge): string => {
  const clauses = protocols.reduce((sum, { protocol }) => sum + protocol.clauses.length, 0);
  const messages = phrasings.reduce((sum, { phrasings: own }) => sum + own.length, 0);
  return [
    `${counted(protocols.length, 'protocol')} with ${counted(clauses, 'clause')}`,
    counted(topics?.topics.length ?? 0, 'topic'),
    counted(messages, 'phrasing'),
    counted(vocabulary?.vocabulary.concepts.length ?? 0, 'concept'),
    counted(intents?.messages.length ?? 0, 'small-talk message'),
  ].join(', ');
};

/** A file's own words on a terminal: nothing that the terminal would obey. */
const printable = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, ' ');

const show = ({ file, line, message, fix, weight }: Remark): string =>
  printable(`${file}:${line}: ${weight === 'note' ? 'Note: ' : ''}${message} ${fix}`);

/** Prints everything that is wrong and resolves to the exit code. Throws a CommandError where there is no such folder. */
export const runCheckKnowledge = async (
  { folder, json }: CheckArguments,
  { stdout }: Pick<Surroundings, 'stdout'>,
): Promise<number> => {
  if (!existsSync(folder)) throw new CommandError(`There is no folder ${folder}. Run this inside the repository.`);
  const knowledge = openKnowledge(folder);
  const remarks = checkKnowledge(knowledge).map((one) => ({ ...one, file: relative(process.cwd(), one.file) }));
  const problems = remarks.filter(({ weight }) => weight === 'problem');
  const notes = remarks.filter(({ weight }) => weight === 'note');
  const strip = ({ weight: _, ...rest }: Remark) => rest;
  if (json) await writeLine(stdout, jsonLine({ problems: problems.map(strip), notes: notes.map(strip) }));
  else {
    for (const remark of remarks) await writeLine(stdout, show(remark));
    const result = problems.length === 0 ? 'Nothing to mend' : `${counted(problems.length, 'problem')} to mend`;
    const also = notes.length === 0 ? '' : ` (${counted(notes.length, 'note')})`;
    await writeLine(stdout, `${result}${also} in ${describe(knowledge)}.`);
  }
  return problems.length === 0 ? EXIT.fine : EXIT.answeredWithProblems;
};
