import { compilePatterns, type InstructionPatterns } from '../core/instruction/compile-patterns';
import { createPatternFinder } from '../core/instruction/find-patterns';
import type { InstructionModel } from '../core/instruction/instruction-model';
import { createLexicon, type InstructionWords } from '../core/instruction/lexicon';
import { messageFeatures } from '../core/instruction/message-features';
import { frameOf, settingOf } from '../core/instruction/score-message';
import { inContext, lengthOf, messageNames, scaleOf } from '../core/instruction/weigh-sentences';
import { fitPooled } from './fit-pooled';
import type { LabelledMessage } from './load-messages';

/** A message with the names of each sentence's features and the encoder's numbers. */
export type ReadMessage = LabelledMessage & {
  readonly sentences: readonly (readonly string[])[];
  readonly encoded: Float32Array;
};

/** Reads messages as the detector will. */
export function readMessages(
  messages: readonly LabelledMessage[],
  words: InstructionWords,
  patterns: InstructionPatterns,
  encodedOf: (message: LabelledMessage) => Float32Array,
): readonly ReadMessage[] {
  const lexicon = createLexicon(words);
  const find = createPatternFinder(compilePatterns(patterns));
  return messages.map((message) => {
    const setting = settingOf(message);
    const read = messageNames(messageFeatures(message.text, setting, lexicon, find), frameOf(setting));
    const context = read.context.map(inContext);
    const sentences = read.sentences.map(({ names }) => [...names, ...context]);
    return { ...message, sentences, encoded: encodedOf(message) };
  });
}

/** A feature seen once says nothing about another message. */
const RAREST = 2;
/** Questions outnumber instructions, so that each counts for less. */
const QUESTION_WEIGHT = 0.3;
const OPTIONS = { penalty: 0.05, densePenalty: 0.3, iterations: 70 };
const NOTHING = new Float32Array(0);
/** The rest of the features move no message. */
const MOST_FEATURES = 30_000;

/** Learns what tells an instruction; `questions` are messages that are none and count for less. */
export function fitInstructions(
  messages: readonly ReadMessage[],
  questions: readonly ReadMessage[],
  words: InstructionWords,
  patterns: InstructionPatterns,
): InstructionModel {
  const all = [...messages, ...questions];
  const names = frequentNames(all);
  const index = new Map(names.map((name, at) => [name, at]));
  const scales = Float64Array.from(names, scaleOf);
  const mean = meanOf(all.map(({ encoded }) => encoded));
  const toExample = (weight: number) => (message: ReadMessage) => ({
    sentences: message.sentences.map((sentence) => {
      const places = Int32Array.from(sentence.map((name) => index.get(name) ?? -1).filter((place) => place >= 0));
      const length = lengthOf(sentence.map(scaleOf));
      return { places, values: Float64Array.from(places, (place) => (scales[place] ?? 0) / length) };
    }),
    whole: message.encoded.map((value, at) => value - (mean[at] ?? 0)),
    isFlagged: message.flag,
    weight,
  });
  const examples = [...messages.map(toExample(1)), ...questions.map(toExample(QUESTION_WEIGHT))];
  const fitted = fitPooled(examples, { ...OPTIONS, features: names.length, width: mean.length });
  const wordsAlone = examples.map((example) => ({ ...example, whole: NOTHING }));
  const alone = fitPooled(wordsAlone, { ...OPTIONS, features: names.length, width: 0 });
  const told = names
    .map((name, at) => ({
      name,
      weight: fitted.sparse[at] ?? 0,
      alone: alone.sparse[at] ?? 0,
      worth: Math.abs((fitted.sparse[at] ?? 0) * (scales[at] ?? 0)),
    }))
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_FEATURES);
  return {
    words,
    patterns,
    index: new Map(told.map(({ name }, at) => [name, at])),
    weights: Float32Array.from(told, ({ weight }) => weight),
    bias: fitted.bias,
    alone: { weights: Float32Array.from(told, ({ alone: weight }) => weight), bias: alone.bias },
    meaning: Float32Array.from(fitted.dense),
    meaningBias: fitted.dense.reduce((sum, weight, at) => sum + weight * (mean[at] ?? 0), 0),
  };
}

function frequentNames(messages: readonly ReadMessage[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { sentences } of messages)
    for (const name of new Set(sentences.flat())) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [...seen]
    .filter(([, count]) => count >= RAREST)
    .map(([name]) => name)
    .sort();
}

function meanOf(vectors: readonly Float32Array[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (const [at, value] of vector.entries()) mean[at] = (mean[at] ?? 0) + value;
  return mean.map((sum) => sum / vectors.length);
}
