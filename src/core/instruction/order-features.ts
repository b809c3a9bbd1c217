import type { Feature, Setting } from './feature';
import { type Reading, sideOf } from './read-orders';
import type { Cue } from './read-units';
import type { Unit } from './unit';

/** A sentence as the features of orders see it. */
export type OrderSentence = {
  readonly readings: readonly Reading[];
  readonly units: readonly Unit[];
  readonly cues: readonly Cue[];
  readonly setting: Setting;
  readonly asks: boolean;
  /** The tag of whoever was last spoken to in this message, and of whoever this sentence calls. */
  readonly spokenTo: string;
  readonly calls: string;
};

/** Readings that take the force of an order beside them. */
const HEDGES = /^(?:if-i|told-past|can-i|plan|not-order|clerk-acts|own-agenda|asking|thanking|wishing)$/;

const FINITE =
  /^(?:VB|VBZ|VBD|is|are|was|were|am|be|do|does|did|have|has|had|can|could|will|would|should|must|may|might|need|needs|want|wants|like)$/;

/** What a sentence shows about an order: each reading with its act, object and target, and all of them together. */
export function orderFeatures(sentence: OrderSentence): readonly Feature[] {
  const { readings, units, cues } = sentence;
  const from = units[0]?.from ?? 0;
  const to = units.at(-1)?.to ?? 0;
  const names = new Set([
    ...readings.map(({ label }) => label),
    ...cues.map(({ tag, quoted }) => (quoted ? `q-${tag}` : tag)),
  ]);
  const together = [...pairsOf(names), ...keysOf(sentence, names), ...kindsOf(sentence)];
  return [
    ...readings.flatMap((reading) => readingFeatures(reading, sentence)),
    ...together.map((name) => ({ name, from, to })),
  ];
}

function readingFeatures(reading: Reading, { units, setting, asks }: OrderSentence): readonly Feature[] {
  const { label, target, verb, object, active } = reading;
  const { channel, chair } = setting;
  const from = units[reading.from]?.from ?? 0;
  const to = units[reading.to - 1]?.to ?? from;
  const when = units.some((unit) => unit.tag === 'WHEN');
  const names = [label, `${label}|${channel}`, `${label}|${channel}|${target}`, `${label}|${target}`];
  if (chair) names.push(`${label}|chair`);
  if (asks) names.push(`${label}|asks`);
  if (when) names.push(`${label}|when`);
  if (object !== undefined) names.push(`${label}|obj ${object.tag}`);
  if (verb !== undefined) {
    names.push(`${label}|verb ${verb.word}`);
    for (const kind of verb.kinds) names.push(`${label}|kind ${kind}`, `${label}|kind ${kind}|${target}|${channel}`);
  }
  if (active) {
    names.push('order', `order|${target}`, `order|${target}|${channel}`);
    if (asks) names.push(`order|asks|${channel}`);
    if (when) names.push('order|when');
    if (verb !== undefined) names.push(`order|verb ${verb.word}`);
  }
  return names.map((name) => ({ name: `o:${name}`, from, to }));
}

function pairsOf(names: ReadonlySet<string>): readonly string[] {
  const sorted = [...names].sort();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `x:${one}+${other}`));
}

/** The gist in a few words: whom an order falls to, where, whether it is work, and what takes its force. */
function keysOf({ readings, cues, setting }: OrderSentence, names: ReadonlySet<string>): readonly string[] {
  const orders = readings.filter(({ active }) => active);
  if (orders.length === 0) return [];
  const targets = new Set(orders.map(({ target }) => target));
  const target = (['staff', 'bot', 'mate', 'him', 'other'] as const).find((one) => targets.has(one)) ?? 'none';
  const verbs = orders.flatMap(({ verb }) => (verb === undefined ? [] : [verb]));
  const act = verbs.some(({ kinds }) => /[wo]/.test(kinds)) ? 'work' : verbs.length > 0 ? 'other' : 'no';
  const hedges = [...names].filter((name) => HEDGES.test(name));
  const force = hedges.length > 0 ? 'hedged' : 'plain';
  const cued = (tag: RegExp): boolean => cues.some((cue) => tag.test(cue.tag));
  const { channel } = setting;
  const keys = [`${target}|${channel}`, `${target}|${channel}|${act}`, `${target}|${force}`];
  keys.push(`${target}|${channel}|${force}|${act}`, ...hedges.map((hedge) => `${hedge}|${target}`));
  if (cued(/^(?:WISH|THANKS)$/)) keys.push(`wish|${target}`);
  if (cued(/^MEMBERS$/)) keys.push(`members|${target}`);
  if (names.has('tell-me') || cued(/^INFO$/)) keys.push(`info|${target}|${act}`);
  return keys.map((key) => `key:${key}`);
}

/** What kind of sentence it is, whom it speaks to, and whether it sets a time. */
function kindsOf({ readings, units, setting, asks, spokenTo, calls }: OrderSentence): readonly string[] {
  const { channel } = setting;
  const side = sideOf(spokenTo);
  const when = units.some(({ tag }) => tag === 'WHEN') ? 'when' : 'no';
  const orders = new Set(readings.filter(({ active }) => active).map(({ name }) => name)).size;
  const verbless = !units.some(({ tag }) => FINITE.test(tag));
  const past = units.some(({ tag }) => /^(?:VBD|was|were|did|had)$/.test(tag));
  const kind = orders > 0 ? 'order' : verbless ? 'frag' : asks ? 'ask' : past ? 'past' : 'present';
  const names = [`o:orders ${Math.min(orders, 4)}`, `a:${side}`, `a:${side}|${channel}`, `a1:${calls}`];
  names.push(`a1:${calls}|${channel}`);
  for (const more of ['', `|${side}`, `|${channel}`, `|${channel}|${side}`, `|${when}`]) names.push(`t:${kind}${more}`);
  if (orders === 0) names.push(`o:none|${channel}`);
  if (verbless)
    for (const more of ['', `|${side}`, `|${channel}`, `|${when}`, asks ? '|asks' : '|says', `|${when}|${side}`])
      names.push(`o:frag${more}`);
  return names;
}
