import { type ClauseIndex, reviewedTopics } from '../../src/core/matching/clause-index';
import type { CouncilMatcher } from '../../src/core/matching/council-matcher';
import { type Concept, createConceptFinder } from '../../src/core/matching/find-concepts';
import type { LinearModel } from '../../src/core/matching/linear-model';
import { createSpeller } from '../../src/core/matching/mend-words';
import type { Model, Weighing } from '../../src/core/matching/model';
import { stemsOf } from '../../src/core/matching/text-features';
import type { TextVector, Vocabulary } from '../../src/core/matching/vectorise';
import { aClause, ambleford } from './protocol';

/** Numbers that a fake encoder gives a text, and that a fake projection keeps as they are. */
export const WIDTH = 2;

const SCALE = 0.1;

/** A vocabulary of words that are all as rare; with other features where they are written with their kind (`s:clerk`). */
export const aVocabulary = (features: readonly string[], concepts: readonly Concept[] = []): Vocabulary => ({
  index: new Map(features.map((feature, at) => [/^\w:/.test(feature) ? feature : `w:${feature}`, at])),
  rarity: new Float32Array(features.length).fill(1),
  concepts: createConceptFinder(concepts, stemsOf),
});

/** A text as numbers that a test chooses. */
export const aVector = (given: {
  readonly words?: Readonly<Record<number, number>>;
  readonly meaning?: readonly number[];
}): TextVector => {
  const words = Object.entries(given.words ?? {});
  return {
    indexes: Int32Array.from(words, ([index]) => Number(index)),
    values: Float32Array.from(words, ([, value]) => value),
    meaning: Float32Array.from(given.meaning ?? [0, 0]),
  };
};

/** A classifier that says so whatever it reads. */
export const certain = (probabilities: Readonly<Record<string, number>>, words = 0): LinearModel => {
  const classes = Object.keys(probabilities);
  return {
    classes,
    rows: new Int8Array((words + WIDTH) * classes.length),
    scales: new Float32Array(words + WIDTH),
    bias: Float32Array.from(Object.values(probabilities), Math.log),
    words,
  };
};

/** A classifier by weights, such as `{ press: { journalist: 3 } }`; -12.7 to 12.7. Places behind the words: `meaning 0`, `fact 0`. */
export const aClassifier = (
  vocabulary: Vocabulary,
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>,
  facts = 0,
): LinearModel => {
  const classes = Object.keys(weights);
  const words = vocabulary.index.size;
  const placeOf = (name: string): number => {
    const [, kind, at] = /^(meaning|fact) (\d+)$/.exec(name) ?? [];
    if (kind === undefined) return vocabulary.index.get(`w:${name}`) ?? vocabulary.index.get(name) ?? Number.NaN;
    return words + Number(at) + (kind === 'fact' ? WIDTH : 0);
  };
  const rows = new Int8Array((words + WIDTH + facts) * classes.length);
  for (const [column, name] of classes.entries())
    for (const [feature, weight] of Object.entries(weights[name] ?? {}))
      rows[placeOf(feature) * classes.length + column] = Math.round(weight / SCALE);
  return {
    classes,
    rows,
    scales: new Float32Array(words + WIDTH + facts).fill(SCALE),
    bias: new Float32Array(classes.length),
    words,
  };
};

/** Weights over features as they are. */
export const aWeighing = (weights: readonly number[], bias = 0): Weighing => ({
  mean: new Float32Array(weights.length),
  spread: new Float32Array(weights.length).fill(1),
  weights: Float32Array.from(weights),
  bias,
});

/** A model that knows what a test tells it. */
export const aModel = (given: Partial<Model> = {}): Model => ({
  vocabulary: aVocabulary([]),
  projection: { mean: new Float32Array(WIDTH), matrix: Float32Array.of(1, 0, 0, 1), width: WIDTH },
  topics: certain({ orders: 1 }),
  intents: certain({ question: 1, 'off-topic': 0 }),
  asks: certain({ asked: 0, none: 1 }),
  subjects: certain({ none: 1, clerk: 0, chair: 0 }),
  recipients: certain({ clerk: 1 }),
  ...given,
});

const CLAUSES = ['orders', 'papers', 'press', 'gifts', 'meetings', 'pay'];

/** One clause for each of these topics, in this order. */
export const aProtocol = (topics: readonly string[] = CLAUSES): ClauseIndex['protocol'] => ({
  ...ambleford,
  clauses: topics.map((topic, at) => aClause({ locator: `${at + 1}`, text: `The rule on ${topic}.`, topics: [topic] })),
});

/** An index of a protocol under its reviewed topics, whose clauses no message resembles. */
export const anIndex = (protocol: ClauseIndex['protocol'], topicIds: readonly string[]): ClauseIndex => ({
  protocol,
  topics: reviewedTopics(protocol, topicIds),
  vectors: protocol.clauses.map(() => aVector({})),
  memory: null,
});

/** What answers one council that phrasings were written for: a clause is as likely as its topic, and nothing is silent, but for what is given. */
export const aMatcher = (
  given: Partial<CouncilMatcher> & {
    readonly protocol?: ClauseIndex['protocol'];
    readonly learnt?: Partial<Model>;
  } = {},
): CouncilMatcher => {
  const { protocol = aProtocol(), learnt, ...parts } = given;
  const model = parts.model ?? aModel(learnt);
  return {
    model,
    verdicts: { classifier: certain({ within: 0, outside: 1, 'via-clerk': 0, depends: 0 }), facts: new Map() },
    ranker: aWeighing([1, 0, 0, 0, 0]),
    silence: aWeighing([], -1),
    index: { ...anIndex(protocol, model.topics.classes), memory: { vectors: [], clauses: [] } },
    speller: createSpeller(new Set(), []),
    titles: new Map(),
    ...parts,
  };
};

/** An encoder to which every text is the same. */
export const encodeNothing = (): Float32Array => new Float32Array(WIDTH);
