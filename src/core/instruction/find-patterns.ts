import type { CompiledPattern, PatternKind } from './compile-patterns';
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
      needsByKey.get(writtenWord(unit))?.forEach(meet);
    }
    return missing;
  };
  return (units, clauseStarts) => {
    const encoded = encodeUnits(units, clauseStarts);
    const missing = missingIn(units);
    return patterns.filter((_, at) => missing[at] === 0).flatMap((pattern) => placesOf(pattern, encoded, units));
  };
}

/** A sentence's units as a string for the patterns, with the place of each unit in it. */
type Encoded = { readonly text: string; readonly starts: readonly number[] };

function placesOf(pattern: CompiledPattern, encoded: Encoded, units: readonly Unit[]): Found[] {
  const { name, kind, expression, occurs } = pattern;
  // Most patterns match nowhere, and to find that out by matchAll copies the expression first.
  if (!occurs.test(encoded.text)) return [];
  const found: Found[] = [];
  for (const match of encoded.text.matchAll(expression)) {
    const at = (place: number): number => unitAt(encoded.starts, place);
    const slot = (key: string): Unit | undefined => {
      const span = match.indices?.groups?.[key];
      return span === undefined ? undefined : units[at(span[1] - 1)];
    };
    const mark = match[0].startsWith('<#') ? match[0].indexOf('>') + 1 : 0;
    found.push({
      name,
      kind,
      from: at(match.index + mark),
      to: at(match.index + match[0].length - 1) + 1,
      who: slot('who'),
      verb: slot('verb'),
      object: slot('obj'),
    });
    if (found.length === MOST_PLACES) break;
  }
  return found;
}

/** Writes units down for the patterns: `<#>` where a clause starts, `<##>` where the sentence does, `<$>` where it ends. */
function encodeUnits(units: readonly Unit[], clauseStarts: ReadonlySet<number>): Encoded {
  let text = '';
  const starts: number[] = [];
  let end = units.length;
  while (end > 0 && isMark(units[end - 1])) end--;
  for (const [at, unit] of units.entries()) {
    if (at === end) text += '<$>';
    if (clauseStarts.has(at)) text += at === 0 ? '<##>' : '<#>';
    starts.push(text.length);
    text += `<${writtenTag(unit)}:${writtenWord(unit)}>`;
  }
  return { text: end === units.length ? `${text}<$>` : text, starts };
}

function writtenTag(unit: Unit): string {
  if (isMark(unit)) return 'P';
  if (unit.tag.startsWith('x')) return unit.tag.toUpperCase();
  return unit.tag.toUpperCase() === unit.tag ? unit.tag : 's';
}

function writtenWord({ word }: Unit): string {
  return word === ':' ? 'colon' : word.replace(/[<>:]/g, '');
}

function unitAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
