import { createInterface } from 'node:readline';
import type { Respond } from '../core/create-responder';
import { type Library, UnusableProtocolError } from '../core/library';
import { recordAnswer } from './answer-record';
import { type BatchLine, readBatchLine } from './batch-line';
import { chooseProtocol } from './choose';
import { CommandError } from './command-error';
import type { Surroundings } from './surroundings';
import { jsonLine, writeLine } from './write-line';

type Answered = { readonly output: unknown; readonly problem: string | null };

const answerLine = (line: BatchLine, library: Library, respond: Respond): Answered => {
  if (line.kind === 'bad') return { output: { id: line.id, error: line.problem }, problem: line.problem };
  try {
    const council = chooseProtocol(library, line.message.council);
    const message = { ...line.message, council: council.key };
    return { output: recordAnswer(line.id, respond(message, council)), problem: null };
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof UnusableProtocolError)) throw error;
    return { output: { id: line.id, error: error.message }, problem: error.message };
  }
};

/**
 * Answers JSON lines from stdin on stdout, in order, as they come. A line that cannot be used is answered with
 * `{"id","error"}`, named on stderr, and the rest goes on. Resolves to the number of such lines.
 */
export const answerBatch = async (
  library: Library,
  respond: Respond,
  { stdin, stdout, stderr }: Surroundings,
): Promise<number> => {
  let number = 0;
  let problems = 0;
  for await (const text of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const { output, problem } = answerLine(readBatchLine(text), library, respond);
    await writeLine(stdout, jsonLine(output));
    if (problem === null) continue;
    problems += 1;
    await writeLine(stderr, `line ${number}: ${problem}`);
  }
  return problems;
};
