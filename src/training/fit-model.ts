import type { ConceptFinder } from '../core/matching/find-concepts';
import { type LinearModel, MEANING_WEIGHT } from '../core/matching/linear-model';
import type { Model } from '../core/matching/model';
import { textFeatures } from '../core/matching/text-features';
import { type TextVector, type Vocabulary, vectorise } from '../core/matching/vectorise';
import type { Role } from '../core/protocol';
import { fitProjection, MEANING_WIDTH } from './fit-projection';
import type { Example } from './load-examples';
import { trainLinear } from './train-linear';

/** Weights up to this are left out: no figure changes by it, and the file is half as large. */
const FAINTEST = 8;

/** A feature seen once says nothing about another text. */
const RAREST = 2;

export type Labelled = {
  readonly vector: TextVector;
  readonly labels: readonly string[];
  readonly weight: number;
  /** Features behind words and meaning. */
  readonly more?: readonly { readonly feature: number; readonly value: number }[];
};

export function fitVocabulary(
  texts: readonly { readonly text: string; readonly role: Role | null }[],
  concepts: ConceptFinder,
): Vocabulary {
  const seen = new Map<string, number>();
  for (const { text, role } of texts)
    for (const feature of textFeatures(text, role, concepts)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const kept = [...seen].filter(([, count]) => count >= RAREST).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    index: new Map(kept.map(([feature], at) => [feature, at])),
    concepts,
    rarity: Float32Array.from(kept, ([, count]) => Math.log(1 + texts.length / count)),
  };
}

/** An example as one row of numbers, with the places of its labels. */
export type Row = {
  readonly indexes: Int32Array;
  readonly values: Float32Array;
  readonly classes: readonly number[];
  readonly weight: number;
};

/** The labels that there are, in order, and each example as a row: words, then meaning, then what is behind them. */
export function toRows(
  examples: readonly Labelled[],
  words: number,
): { readonly classes: readonly string[]; readonly rows: readonly Row[] } {
  const classes = [...new Set(examples.flatMap(({ labels }) => labels))].sort();
  const position = new Map(classes.map((name, at) => [name, at]));
  const rows = examples.map(({ vector, labels, weight, more = [] }) => ({
    indexes: Int32Array.from([
      ...vector.indexes,
      ...Array.from(vector.meaning, (_, at) => words + at),
      ...more.map(({ feature }) => feature),
    ]),
    values: Float32Array.from([
      ...vector.values,
      ...vector.meaning.map((value) => value * MEANING_WEIGHT),
      ...more.map(({ value }) => value),
    ]),
    classes: labels.map((label) => position.get(label) ?? 0),
    weight,
  }));
  return { classes, rows };
}

/** Fits whose mean a classifier is: with twelve, which topic comes first no longer depends on the order of the examples. */
const ORDERS = 12;
/**
 * How far one example moves the weights: of topics, and where there are few classes. Chosen by cross-validation; of intents
 * there are few greetings and the like, which smaller steps do not learn.
 */
const TOPICS_RATE = 3;
const INTENTS_RATE = 0.4;
const FEW_RATE = 0.2;

/** A classifier over words and meaning, rounded to whole numbers as it will be used. */
export function fitClassifier(examples: readonly Labelled[], words: number, rate: number): LinearModel {
  const { classes, rows } = toRows(examples, words);
  const trained = trainLinear(rows, {
    features: words + MEANING_WIDTH,
    classes: classes.length,
    orders: ORDERS,
    rate,
    decay: 1e-4,
    seed: 1,
  });
  return { classes, words, bias: trained.bias, ...rounded(trained.weights, classes.length) };
}

/** Each row as whole numbers from −127 to 127 with a scale. */
export function rounded(
  weights: Float32Array,
  classes: number,
): { readonly rows: Int8Array; readonly scales: Float32Array } {
  const rows = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / classes);
  for (let feature = 0; feature < scales.length; feature++) {
    const row = weights.subarray(feature * classes, (feature + 1) * classes);
    const scale = row.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / 127;
    scales[feature] = scale;
    if (scale === 0) continue;
    for (const [at, value] of row.entries()) {
      const whole = Math.round(value / scale);
      if (Math.abs(whole) > FAINTEST) rows[feature * classes + at] = whole;
    }
  }
  return { rows, scales };
}

const classOf = (example: Example): string =>
  example.topics.length === 1
    ? `topic ${example.topics[0]}`
    : `clauses ${example.council} ${example.clauses.join(' ')}`;

/** A remit check on which the protocol is silent has no verdict. */
const asksLeave = ({ verdict, intents }: Example): boolean =>
  verdict !== 'none' || (intents.length === 1 && intents[0] === 'remit');

/** Learns everything that a model holds from examples. `encoded` has the encoder's vector of each example's text. */
export function fitModel(
  examples: readonly Example[],
  encoded: ReadonlyMap<string, Float32Array>,
  concepts: ConceptFinder,
): Model {
  const vectorOf = (text: string): Float32Array => encoded.get(text) ?? new Float32Array(512);
  const vocabulary = fitVocabulary(examples, concepts);
  const about = examples.filter(({ topics }) => topics.length > 0);
  const projection = fitProjection(
    about.map(({ text }) => vectorOf(text)),
    about.map(classOf),
  );
  const vectors = new Map(
    examples.map((example) => [
      example,
      vectorise(vocabulary, projection, example.text, example.role, vectorOf(example.text)),
    ]),
  );
  const words = vocabulary.index.size;
  const learn = (labelsOf: (example: Example) => readonly string[], rate = FEW_RATE): LinearModel =>
    fitClassifier(
      examples.flatMap((example) => {
        const vector = vectors.get(example);
        const labels = labelsOf(example);
        return vector === undefined || labels.length === 0 ? [] : [{ vector, labels, weight: 1 }];
      }),
      words,
      rate,
    );
  return {
    vocabulary,
    projection,
    topics: learn(({ topics }) => topics, TOPICS_RATE),
    intents: learn(({ intents }) => intents, INTENTS_RATE),
    asks: learn((example) => [asksLeave(example) ? 'asked' : 'none']),
    subjects: learn(({ about: subject }) => [subject]),
    recipients: learn(({ referTo }) => (referTo === null ? [] : [referTo])),
  };
}
