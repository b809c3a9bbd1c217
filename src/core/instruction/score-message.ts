import type { Message } from '../message';
import { compilePatterns } from './compile-patterns';
import type { Setting } from './feature';
import { createPatternFinder } from './find-patterns';
import type { InstructionModel } from './instruction-model';
import { createLexicon } from './lexicon';
import { messageFeatures } from './message-features';
import type { Token } from './tokens';
import { lengthOf, poolScores, type SentenceNames, scaleOf, sentenceNames } from './weigh-sentences';

/** A sentence with its score, and what each run of its tokens added to it. */
type ScoredSentence = {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly parts: readonly { readonly from: number; readonly to: number; readonly share: number }[];
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
  readonly directs: boolean;
};

type Alone = Pick<ScoredMessage, 'alone'>;

type Said = Pick<Message, 'text' | 'role' | 'audience'>;

/** Where a message is said, and by whom. */
export function settingOf({ role, audience }: Pick<Message, 'role' | 'audience'>): Setting {
  return { channel: audience === 'shared' ? 'shared' : 'bot', chair: role === 'chair' };
}

/** Features of the message as a whole. */
export function frameOf({ channel, chair }: Setting): readonly string[] {
  return [`ch:${channel}`, `role:${chair ? 'chair' : 'councillor'}`];
}

/** Scores messages by what was learnt. */
export function createMessageScorer(model: InstructionModel): (said: Said) => ScoredMessage {
  const lexicon = createLexicon(model.words);
  const findPatterns = createPatternFinder(compilePatterns(model.patterns));
  const weightOf = (name: string, weights = model.weights): number => {
    const place = model.index.get(name);
    return place === undefined ? 0 : (weights[place] ?? 0) * scaleOf(name);
  };
  const scoreSentence = ({ own, names }: SentenceNames): Pick<ScoredSentence, 'score' | 'parts'> & Alone => {
    const length = lengthOf(names);
    return {
      score: names.reduce((sum, name) => sum + weightOf(name), 0) / length,
      alone: names.reduce((sum, name) => sum + weightOf(name, model.alone.weights), 0) / length,
      parts: own.map(({ name, from, to }) => ({ from, to, share: weightOf(name) / length })),
    };
  };
  return (said) => {
    const setting = settingOf(said);
    const read = messageFeatures(said.text, setting, lexicon, findPatterns);
    const scored = sentenceNames(read, frameOf(setting)).map(scoreSentence);
    return {
      score: poolScores(scored.map(({ score }) => score)) + model.bias,
      alone: poolScores(scored.map(({ alone }) => alone)) + model.alone.bias,
      tokens: read.tokens,
      sentences: read.sentences.map(({ from, to }, at) => ({ from, to, ...(scored[at] ?? { score: 0, parts: [] }) })),
      directs: read.sentences.some(({ features }) => features.some(({ name }) => name === 'o:order')),
    };
  };
}
