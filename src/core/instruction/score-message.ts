import type { Message } from '../message';
import { compilePatterns } from './compile-patterns';
import type { Setting } from './feature';
import { createPatternFinder } from './find-patterns';
import type { InstructionModel } from './instruction-model';
import { createLexicon } from './lexicon';
import { messageFeatures } from './message-features';
import type { Token } from './tokens';
import { inContext, lengthOf, messageNames, poolScores, type SentenceNames, scaleOf } from './weigh-sentences';

type Part = { readonly from: number; readonly to: number; readonly share: number };

/** A sentence with its score. */
type ScoredSentence = {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  /** What each run of its tokens added to the score, worked out when it is asked for. */
  readonly parts: () => readonly Part[];
};

/** A message as its words and patterns have it; scores are log odds. */
export type ScoredMessage = {
  /** To which its meaning adds. */
  readonly score: number;
  /** Without its meaning. */
  readonly alone: number;
  readonly tokens: readonly Token[];
  readonly sentences: readonly ScoredSentence[];
  /** True where a sentence has a reading that directs, asks, needs or presses. */
  readonly directs: () => boolean;
};

type Said = Pick<Message, 'text' | 'role' | 'audience'>;

/** Where a message is said, and by whom. */
export function settingOf({ role, audience }: Pick<Message, 'role' | 'audience'>): Setting {
  return { channel: audience === 'shared' ? 'shared' : 'bot', chair: role === 'chair' };
}

/** Features of the message as a whole. */
export function frameOf({ channel, chair }: Setting): readonly string[] {
  return [`ch:${channel}`, `role:${chair ? 'chair' : 'councillor'}`];
}

/** What is known of features: their places by name, and by place their scales and what each adds. */
type Known = {
  readonly places: ReadonlyMap<string, number>;
  /** The places of those that are named `inContext`, by their plain names: no name is put together for each message. */
  readonly contextPlaces: ReadonlyMap<string, number>;
  readonly scales: Float64Array;
  readonly scores: Float32Array;
  readonly alone: Float32Array;
};

const IN_CONTEXT = inContext('');

const knowFeatures = ({ index, weights, alone }: InstructionModel): Known => ({
  places: index,
  contextPlaces: new Map(
    [...index].flatMap(([name, place]) =>
      name.startsWith(IN_CONTEXT) ? [[name.slice(IN_CONTEXT.length), place]] : [],
    ),
  ),
  scales: Float64Array.from(index.keys(), scaleOf),
  scores: weights,
  alone: alone.weights,
});

/** Scores messages by what was learnt. */
export function createMessageScorer(model: InstructionModel): (said: Said) => ScoredMessage {
  const lexicon = createLexicon(model.words);
  const findPatterns = createPatternFinder(compilePatterns(model.patterns));
  const { places, contextPlaces, scales, scores, alone } = knowFeatures(model);
  const shareOf = (place: number): number => (scores[place] ?? 0) * (scales[place] ?? 1);
  const scoreSentence = ({ own, names }: SentenceNames, context: readonly string[]) => {
    const lengths: number[] = [];
    let [score, aloneScore] = [0, 0];
    const add = (place: number): void => {
      lengths.push(scales[place] ?? 1);
      score += shareOf(place);
      aloneScore += (alone[place] ?? 0) * (scales[place] ?? 1);
    };
    for (const name of names) {
      const place = places.get(name);
      if (place === undefined) lengths.push(scaleOf(name));
      else add(place);
    }
    for (const name of context) {
      const place = contextPlaces.get(name);
      if (place === undefined) lengths.push(scaleOf(inContext(name)));
      else add(place);
    }
    const length = lengthOf(lengths);
    const parts = (): readonly Part[] =>
      own.map(({ name, from, to }) => ({ from, to, share: shareOf(places.get(name) ?? -1) / length }));
    return { score: score / length, alone: aloneScore / length, parts };
  };
  return (said) => {
    const setting = settingOf(said);
    const read = messageFeatures(said.text, setting, lexicon, findPatterns);
    const { sentences, context } = messageNames(read, frameOf(setting));
    const scored = sentences.map((sentence) => scoreSentence(sentence, context));
    return {
      score: poolScores(scored.map(({ score }) => score)) + model.bias,
      alone: poolScores(scored.map((one) => one.alone)) + model.alone.bias,
      tokens: read.tokens,
      sentences: read.sentences.map(({ from, to }, at) => {
        const { score = 0, parts = () => [] } = scored[at] ?? {};
        return { from, to, score, parts };
      }),
      directs: () => read.sentences.some(({ features }) => features.some(({ name }) => name === 'o:order')),
    };
  };
}
