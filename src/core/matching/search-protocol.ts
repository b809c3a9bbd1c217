import { normalise } from '../normalise';
import type { Role } from '../protocol';
import { type ClauseFeatures, clauseFeatures } from './clause-features';
import type { CouncilMatcher } from './council-matcher';
import { isTalk, joinTurns, leansOnEarlier, mixTurns, standsAlone } from './follow-up';
import { findGap, type Gap, silenceFeatures } from './gap';
import { classProbabilities } from './linear-model';
import { mendWords } from './mend-words';
import { weighted } from './model';
import { type Ranked, rankClauses } from './rank-clauses';
import { type TextVector, vectorise } from './vectorise';

/** Turns a text into the encoder's numbers. */
export type Encode = (text: string) => Float32Array;

/** What the search found out about a message. */
export type Search = {
  /** The message, with the conversation before it where it leans on that. */
  readonly vector: TextVector;
  readonly ranked: readonly Ranked[];
  readonly gap: Gap;
  /** Above 0: the protocol is silent. */
  readonly silence: number;
};

type Look = {
  readonly vector: TextVector;
  readonly topics: Float32Array;
  readonly features: readonly ClauseFeatures[];
};

/** Ranks a council's clauses for a message and weighs whether any of them answers it. */
export function searchProtocol(
  text: string,
  earlier: readonly string[],
  role: Role,
  matcher: CouncilMatcher,
  encode: Encode,
): Search {
  const { model, index, ranker } = matcher;
  const look = (words: string): Look => {
    const vector = vectorise(model.vocabulary, model.projection, words, role, encode(words));
    const topics = classProbabilities(model.topics, vector);
    return { vector, topics, features: clauseFeatures(vector, topics, index) };
  };
  const mended = (words: string): string => mendWords(normalise(words), matcher.speller);
  const isAboutSomething = (words: string): boolean =>
    !isTalk(vectorise(model.vocabulary, model.projection, words, role, encode(words)), model.intents);
  const said = mended(text);
  const own = look(said);
  const alone = rankClauses(own.features, ranker);
  const mayLean = earlier.length > 0 && leansOnEarlier(said) && !standsAlone(said, alone[0]?.score ?? 0);
  const before = mayLean && !isTalk(own.vector, model.intents) ? earlier.map(mended).filter(isAboutSomething) : [];
  const leans = before.length > 0;
  const joined = leans ? look(joinTurns(before, said)) : null;
  const features = joined === null ? own.features : mixTurns(own.features, joined.features);
  const { vector, topics } = joined ?? own;
  const ranked = joined === null ? alone : rankClauses(features, ranker);
  const gap = findGap(topics, model.topics.classes, index);
  return { vector, ranked, gap, silence: weighted(matcher.silence, silenceFeatures(gap, ranked, features)) };
}
