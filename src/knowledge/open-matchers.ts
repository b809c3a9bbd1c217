import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../core/library';
import { type ClauseIndex, reviewedTopics, wholeText } from '../core/matching/clause-index';
import type { CouncilMatcher } from '../core/matching/council-matcher';
import { createSpeller, type Speller } from '../core/matching/mend-words';
import type { Model } from '../core/matching/model';
import type { Encode } from '../core/matching/search-protocol';
import { type TextVector, type Vocabulary, vectorise } from '../core/matching/vectorise';
import type { Protocol } from '../core/protocol';
import { type MatcherFile, type Remembered, unpackMatcher, unpackMemory } from './matcher-files';
import { ModelFileError, openModelFile } from './model-file';

export type MatcherOptions = {
  /** The folder of the model's files. */
  readonly models: string;
  readonly library: Library;
  readonly encode: Encode;
  /** Answer as if each council's protocol had been imported a minute ago. */
  readonly unseen: boolean;
};

/** What answers each council, read when it is first asked for; null for an unknown council. Throws ModelFileError. */
export function openMatchers(options: MatcherOptions): (council: string) => CouncilMatcher | null {
  const files = new Map<string, MatcherFile>();
  const matchers = new Map<string, CouncilMatcher>();
  const load = (name: string): MatcherFile => {
    const known = files.get(name) ?? openModelFile(join(options.models, `${name}.bin`), unpackMatcher);
    files.set(name, known);
    return known;
  };
  return (council) => {
    const known = matchers.get(council);
    if (known !== undefined) return known;
    const protocol = options.library.protocol(council);
    if (protocol === null) return null;
    const matcher = options.unseen ? openUnseen(protocol, load, options) : openSeen(protocol, load('main'), options);
    matchers.set(council, matcher);
    return matcher;
  };
}

function openSeen(protocol: Protocol, file: MatcherFile, options: MatcherOptions): CouncilMatcher {
  const remembered = readMemory(protocol, file.model, options);
  const index: ClauseIndex = {
    protocol,
    topics: reviewedTopics(protocol, file.model.topics.classes),
    vectors: remembered?.clauseVectors ?? vectorsOf(protocol, file.model, options.encode),
    memory: remembered?.memory ?? null,
  };
  return toMatcher(file, index);
}

function openUnseen(
  protocol: Protocol,
  load: (name: string) => MatcherFile,
  { models, encode }: MatcherOptions,
): CouncilMatcher {
  const name = `unseen-${protocol.key}`;
  // Nothing was ever learnt for a council without such a file, so that the main model has not seen it either.
  const file = load(existsSync(join(models, `${name}.bin`)) ? name : 'main');
  const { model, proposals } = file;
  if (proposals !== null && proposals.length !== protocol.clauses.length)
    throw new ModelFileError(
      `${name}.bin was made for another version of the protocol of ${protocol.key}. Make it again: npm run train.`,
    );
  const index: ClauseIndex = {
    protocol,
    topics: proposals ?? reviewedTopics(protocol, model.topics.classes),
    vectors: vectorsOf(protocol, model, encode),
    memory: null,
  };
  return toMatcher(file, index);
}

/** null where nothing was written for the council, or for an older version of its protocol. */
function readMemory(protocol: Protocol, model: Model, { models }: MatcherOptions): Remembered | null {
  const file = join(models, `memory-${protocol.key}.bin`);
  if (!existsSync(file)) return null;
  const remembered = openModelFile(file, (content) => unpackMemory(content, model));
  const fits = remembered.version === protocol.version && remembered.clauseVectors.length === protocol.clauses.length;
  return fits ? remembered : null;
}

function vectorsOf(protocol: Protocol, model: Model, encode: Encode): readonly TextVector[] {
  return protocol.clauses.map((clause) => {
    const text = wholeText(clause);
    return vectorise(model.vocabulary, model.projection, text, null, encode(text));
  });
}

function toMatcher(file: MatcherFile, index: ClauseIndex): CouncilMatcher {
  const weighings = (index.memory === null ? null : file.seen) ?? file.unseen;
  const { model, verdicts, titles } = file;
  return { model, verdicts, ...weighings, index, titles, speller: spellerOf(model.vocabulary) };
}

const spellers = new WeakMap<Vocabulary, Speller>();

/** A word in fewer phrasings than this may itself be a slip. */
const FREQUENT = 8;

function spellerOf(vocabulary: Vocabulary): Speller {
  const known = spellers.get(vocabulary) ?? makeSpeller(vocabulary);
  spellers.set(vocabulary, known);
  return known;
}

function makeSpeller({ index, rarity }: Vocabulary): Speller {
  // The rarest features stand in two texts, which gives the number of texts, and with it the rarity of a frequent word.
  const texts = 2 * (Math.exp(rarity.reduce((highest, value) => Math.max(highest, value), 0)) - 1);
  const limit = Math.log(1 + texts / FREQUENT);
  const words = [...index].filter(([feature]) => feature.startsWith('w:'));
  return createSpeller(
    new Set(words.map(([feature]) => feature.slice(2))),
    words.filter(([, at]) => (rarity[at] ?? 0) <= limit).map(([feature]) => feature.slice(2)),
  );
}
