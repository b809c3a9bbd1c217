import { join } from 'node:path';
import { createInstructionDetector } from '../core/instruction/detect-instruction';
import { normalise } from '../core/normalise';
import { openEncoder } from '../encoder/open-encoder';
import { hashInstructionInputs, packInstructionModel } from '../knowledge/instruction-model-file';
import { writeModelFile } from '../knowledge/model-file';
import { encodeTexts } from './encode-texts';
import { fitInstructions, type ReadMessage, readMessages } from './fit-instructions';
import { VECTOR_CACHE } from './fit-job';
import { loadInstructionPatterns, loadInstructionWords, loadMessages, loadQuestions, PARTS } from './load-messages';
import { KNOWLEDGE } from './places';

/** Precision and recall of a detector that did not learn from these messages, in per cent. */
function measure(name: string, pairs: readonly (readonly [said: boolean, flag: boolean])[]): string {
  const flagged = pairs.filter(([said]) => said).length;
  const wanted = pairs.filter(([, flag]) => flag).length;
  const both = pairs.filter(([said, flag]) => said && flag).length;
  return `${name}: precision ${((100 * both) / flagged).toFixed(1)} %, recall ${((100 * both) / wanted).toFixed(1)} % of ${pairs.length}`;
}

function train(): void {
  const [messages, questions] = [loadMessages(), loadQuestions()];
  const texts = [...messages, ...questions].map(({ text }) => text);
  const words = loadInstructionWords(texts);
  const patterns = loadInstructionPatterns();
  const encoded = encodeTexts(texts.map(normalise), VECTOR_CACHE);
  const { encode } = openEncoder();
  const remembered = (text: string): Float32Array => encoded.get(text) ?? encode(text);
  const read = (all: typeof messages): readonly ReadMessage[] =>
    readMessages(all, words, patterns, ({ text }) => remembered(normalise(text)));
  const [own, asked] = [read(messages), read(questions)];

  const said = new Map<ReadMessage, boolean>();
  for (let part = 0; part < PARTS; part++) {
    const others = (one: ReadMessage): boolean => one.part !== part;
    const learnt = fitInstructions(own.filter(others), asked.filter(others), words, patterns);
    const detect = createInstructionDetector(learnt, remembered);
    for (const one of [...own, ...asked])
      if (one.part === part) said.set(one, detect({ ...one, council: '', earlier: [] }) !== null);
  }
  const pairsOf = (all: readonly ReadMessage[]) => all.map((one) => [said.get(one) ?? false, one.flag] as const);
  console.log(measure(`instructions, ${PARTS}-fold cross-validation`, pairsOf(own)));
  for (const audience of ['shared', 'direct'] as const)
    console.log(measure(`  ${audience}`, pairsOf(own.filter((one) => one.audience === audience))));
  console.log(`false alarms among ${asked.length} questions: ${pairsOf(asked).filter(([flagged]) => flagged).length}`);

  const learnt = fitInstructions(own, asked, words, patterns);
  const file = join(KNOWLEDGE, 'model', 'instructions.bin');
  writeModelFile(file, packInstructionModel(learnt, hashInstructionInputs(KNOWLEDGE)));
}

train();
