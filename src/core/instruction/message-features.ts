import { readAddress } from './address';
import type { Feature, Setting } from './feature';
import type { PatternFinder } from './find-patterns';
import type { Lexicon } from './lexicon';
import { orderFeatures } from './order-features';
import { readOrders } from './read-orders';
import { type Cue, readUnits } from './read-units';
import { type Sentence, splitSentences } from './split-sentences';
import { type Token, tokenise } from './tokens';
import type { Unit } from './unit';

/** What each sentence of a message shows about who directs whom. */
export type MessageFeatures = {
  readonly tokens: readonly Token[];
  readonly sentences: readonly (Sentence & { readonly features: readonly Feature[] })[];
};

/** Sentences after these are not read: an instruction stands among the first of a chat message. */
const MOST_SENTENCES = 24;

/** A question of so few words asks for a fact more often than for work. */
const SHORT_QUESTION = 7;

/** Reads a message. Pure; bounded for every text. */
export function messageFeatures(
  text: string,
  setting: Setting,
  lexicon: Lexicon,
  findPatterns: PatternFinder,
): MessageFeatures {
  const tokens = tokenise(text, lexicon);
  let spokenTo = 'none';
  const sentences = splitSentences(tokens)
    .slice(0, MOST_SENTENCES)
    .map((sentence) => {
      const { units, cues } = readUnits(tokens, sentence, lexicon);
      const { addressee, clauseStarts } = readAddress(units);
      if (addressee !== 'none') spokenTo = addressee;
      const readings = readOrders(findPatterns(units, clauseStarts), units, spokenTo);
      const features = [
        ...orderFeatures({ readings, units, cues, setting, asks: sentence.asks, spokenTo, calls: addressee }),
        ...cueFeatures(cues, setting),
        ...shapeFeatures(units),
        ...wordFeatures(tokens, sentence),
        ...questionFeatures(sentence, units.length, setting),
      ];
      return { ...sentence, features };
    });
  return { tokens, sentences };
}

function questionFeatures({ from, to, asks }: Sentence, length: number, { channel }: Setting): readonly Feature[] {
  if (!asks) return [];
  const features = [
    { name: 'asks', from: to - 1, to },
    { name: `asks|${channel}`, from: to - 1, to },
  ];
  if (length > SHORT_QUESTION) return features;
  return [...features, { name: 'asks short', from, to }, { name: `asks short|${channel}`, from, to }];
}

function cueFeatures(cues: readonly Cue[], { channel, chair }: Setting): readonly Feature[] {
  return cues.flatMap(({ tag, from, to, quoted }) => {
    const add = (more: string): Feature => ({ name: `cue:${tag}${more}`, from, to });
    const features = [add(''), add(`|${channel}`)];
    if (chair) features.push(add('|chair'));
    if (quoted) features.push(add('|quoted'));
    return features;
  });
}

const LONGEST_SHAPE = 4;

/** Runs of up to four kinds of words, nouns and what belongs to them counted as one. */
function shapeFeatures(units: readonly Unit[]): readonly Feature[] {
  const chain = shapeOf(units);
  return chain.flatMap(({ from }, at) => {
    const features: Feature[] = [];
    let name = 's:';
    for (const link of chain.slice(at, at + LONGEST_SHAPE)) {
      name += ` ${link.tag}`;
      features.push({ name, from, to: link.to });
    }
    return features;
  });
}

const IN_NOUN = /^(?:a|an|the|my|your|our|his|their|its|this|that|these|those|some|any|every|x|xn|NUM|'s)$/;

type Link = { readonly tag: string; readonly from: number; readonly to: number };

function shapeOf(units: readonly Unit[]): readonly Link[] {
  const start = units[0]?.from ?? 0;
  const end = units.at(-1)?.to ?? 0;
  const chain: Link[] = [{ tag: '^', from: start, to: start }];
  for (const { tag: own, quoted, from, to } of units) {
    const noun = IN_NOUN.test(own);
    const tag = (quoted ? 'q' : '') + (noun ? 'np' : own);
    const last = chain.at(-1);
    if (noun && last?.tag === tag) chain[chain.length - 1] = { tag, from: last.from, to };
    else chain.push({ tag, from, to });
  }
  chain.push({ tag: '$', from: end, to: end });
  return chain;
}

function wordFeatures(tokens: readonly Token[], { from, to }: Sentence): readonly Feature[] {
  const features: Feature[] = [];
  let before = '^';
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'break') continue;
    const word = token.kind === 'number' ? '0' : token.word;
    features.push({ name: `w:${word}`, from: at, to: at + 1 });
    features.push({ name: `p:${before} ${word}`, from: Math.max(from, at - 1), to: at + 1 });
    before = word;
  }
  return features;
}
