import { type CompiledPattern, MARK, type PatternKind, type Slot, type Step } from './compile-patterns';
import { isMark, type Unit } from './unit';

/** A pattern found in a sentence: the units it spans, whom the act falls to, the act, and what follows it. */
export type Found = {
  readonly name: string;
  readonly kind: PatternKind;
  readonly from: number;
  readonly to: number;
  readonly who: Unit | undefined;
  readonly verb: Unit | undefined;
  readonly object: Unit | undefined;
};

/** Finds patterns in sentences. */
export type PatternFinder = (units: readonly Unit[], clauseStarts: ReadonlySet<number>) => readonly Found[];

/** A pattern's further places in a sentence say nothing new. */
const MOST_PLACES = 4;

/** Makes a finder that tries only the patterns of which a sentence shows all that they need. */
export function createPatternFinder(patterns: readonly CompiledPattern[]): PatternFinder {
  const missingAtFirst = Uint8Array.from(patterns, ({ needs }) => needs.length);
  const patternOf = patterns.flatMap(({ needs }, at) => needs.map(() => at));
  const needsByKey = new Map<string, number[]>();
  for (const [need, keys] of patterns.flatMap(({ needs }) => needs).entries())
    for (const key of keys) {
      const known = needsByKey.get(key);
      if (known === undefined) needsByKey.set(key, [need]);
      else known.push(need);
    }
  const missingIn = (units: readonly Unit[]): Uint8Array => {
    const missing = missingAtFirst.slice();
    const isMet = new Uint8Array(patternOf.length);
    const meet = (need: number): void => {
      if (isMet[need] === 1) return;
      isMet[need] = 1;
      const at = patternOf[need] ?? 0;
      missing[at] = (missing[at] ?? 0) - 1;
    };
    for (const unit of units) {
      needsByKey.get(writtenTag(unit))?.forEach(meet);
      needsByKey.get(unit.word)?.forEach(meet);
    }
    return missing;
  };
  return (units, clauseStarts) => {
    const tokens = tokensOf(units, clauseStarts);
    const missing = missingIn(units);
    return patterns.filter((_, at) => missing[at] === 0).flatMap((pattern) => placesOf(pattern, tokens, units));
  };
}

/** A unit, or a place between units: where the sentence or a clause of it starts, where the sentence ends. */
type Token = {
  readonly kind: 'clause' | 'sentence' | 'end' | 'unit';
  readonly tag: string;
  readonly word: string;
  /** The unit, or the one before the place. */
  readonly at: number;
};

function placesOf({ name, kind, steps }: CompiledPattern, tokens: readonly Token[], units: readonly Unit[]): Found[] {
  const found: Found[] = [];
  let from = 0;
  while (from < tokens.length && found.length < MOST_PLACES) {
    const slots: Slots = { who: undefined, verb: undefined, obj: undefined };
    const to = matchFrom({ steps, tokens, units, slots }, 0, 0, from);
    if (to > from) {
      const first = tokens[isStart(tokens[from]) ? from + 1 : from]?.at ?? 0;
      const last = tokens[to - 1]?.at ?? 0;
      found.push({ name, kind, from: first, to: last + 1, who: slots.who, verb: slots.verb, object: slots.obj });
      from = to;
    } else from += 1;
  }
  return found;
}

type Slots = Record<Slot, Unit | undefined>;

/** A pattern tried on a sentence; `slots` fills as it matches. */
type Trial = {
  readonly steps: readonly Step[];
  readonly tokens: readonly Token[];
  readonly units: readonly Unit[];
  readonly slots: Slots;
};

/** Where the match ends that goes on at token `from` with step `index`, taken `taken` times so far; -1 where there is none. */
function matchFrom(trial: Trial, index: number, taken: number, from: number): number {
  const step = trial.steps[index];
  if (step === undefined) return from;
  if (taken < step.most) {
    const next = takeOne(step, trial.tokens, from);
    if (next > 0) {
      const { slot } = step;
      const before = slot === null ? undefined : trial.slots[slot];
      if (slot !== null) trial.slots[slot] = trial.units[trial.tokens[next - 1]?.at ?? 0];
      const end = matchFrom(trial, index, taken + 1, next);
      if (end >= 0) return end;
      if (slot !== null) trial.slots[slot] = before;
    }
  }
  return taken >= step.least ? matchFrom(trial, index + 1, 0, from) : -1;
}

/** The token after the one that the step takes; 0 where it takes none. Words may follow the start of a clause. */
function takeOne(step: Step, tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (first === undefined) return 0;
  const { takes } = step;
  if (takes === 'clause') return isStart(first) ? from + 1 : 0;
  if (takes !== 'unit') return first.kind === takes ? from + 1 : 0;
  const at = isStart(first) ? from + 1 : from;
  const token = tokens[at];
  return token !== undefined && fits(step, token) ? at + 1 : 0;
}

function fits({ words, tags, any, end }: Step, { kind, tag, word }: Token): boolean {
  if (kind !== 'unit') return kind === 'end' && end;
  // Of what starts with a P are the marks, which are no words.
  return (any && !tag.startsWith(MARK)) || tags.has(tag) || words.has(word);
}

function isStart(token: Token | undefined): boolean {
  return token?.kind === 'clause' || token?.kind === 'sentence';
}

function tokensOf(units: readonly Unit[], clauseStarts: ReadonlySet<number>): readonly Token[] {
  const tokens: Token[] = [];
  const place = (kind: Token['kind'], at: number): void => {
    tokens.push({ kind, tag: '', word: '', at: Math.max(at - 1, 0) });
  };
  let end = units.length;
  while (end > 0 && isMark(units[end - 1])) end--;
  for (const [at, unit] of units.entries()) {
    if (at === end) place('end', at);
    if (clauseStarts.has(at)) place(at === 0 ? 'sentence' : 'clause', at);
    tokens.push({ kind: 'unit', tag: writtenTag(unit), word: unit.word, at });
  }
  if (end === units.length) place('end', end);
  return tokens;
}

function writtenTag(unit: Unit): string {
  if (isMark(unit)) return MARK;
  if (unit.tag.startsWith('x')) return unit.tag.toUpperCase();
  return unit.tag.toUpperCase() === unit.tag ? unit.tag : 's';
}
