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

type Weighed = { readonly scale: number; readonly score: number; readonly alone: number };

/** What each feature that was learnt adds: looked up once a feature, since a message has hundreds. */
const weighNames = ({ index, weights, alone }: InstructionModel): ReadonlyMap<string, Weighed> =>
  new Map(
    [...index].map(([name, place]) => {
      const scale = scaleOf(name);
      const weigh = (by: Float32Array): number => (by[place] ?? 0) * scale;
      return [name, { scale, score: weigh(weights), alone: weigh(alone.weights) }];
    }),
  );

/** Scores messages by what was learnt. */
export function createMessageScorer(model: InstructionModel): (said: Said) => ScoredMessage {
  const lexicon = createLexicon(model.words);
  const findPatterns = createPatternFinder(compilePatterns(model.patterns));
  const known = weighNames(model);
  const weigh = (name: string): Weighed => known.get(name) ?? { scale: scaleOf(name), score: 0, alone: 0 };
  const scoreSentence = ({ own, names }: SentenceNames, context: readonly Weighed[]) => {
    const scales: number[] = [];
    let score = 0;
    let alone = 0;
    const add = (weighed: Weighed): void => {
      scales.push(weighed.scale);
      score += weighed.score;
      alone += weighed.alone;
    };
    for (const name of names) add(weigh(name));
    for (const weighed of context) add(weighed);
    const length = lengthOf(scales);
    const parts = (): readonly Part[] =>
      own.map(({ name, from, to }) => ({ from, to, share: (known.get(name)?.score ?? 0) / length }));
    return { score: score / length, alone: alone / length, parts };
  };
  return (said) => {
    const setting = settingOf(said);
    const read = messageFeatures(said.text, setting, lexicon, findPatterns);
    const { sentences, context } = messageNames(read, frameOf(setting));
    const around = context.map((name) => weigh(inContext(name)));
    const scored = sentences.map((sentence) => scoreSentence(sentence, around));
    return {
      score: poolScores(scored.map(({ score }) => score)) + model.bias,
      alone: poolScores(scored.map(({ alone }) => alone)) + model.alone.bias,
      tokens: read.tokens,
      sentences: read.sentences.map(({ from, to }, at) => {
        const { score = 0, parts = () => [] } = scored[at] ?? {};
        return { from, to, score, parts };
      }),
      directs: () => read.sentences.some(({ features }) => features.some(({ name }) => name === 'o:order')),
    };
  };
}
