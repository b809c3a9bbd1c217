import type { Evidence } from '../finding';
import type { ScoredMessage } from './score-message';

/** How many words are named at most: enough to see why, few enough to read at a glance. */
const NAMED = 6;

/** What a longer run of words shows says little about each of them. */
const LONGEST_RUN = 6;

/**
 * The words of the clearest sentence that speak most for an instruction, in their order in the text as it came, neighbours
 * together; the whole sentence where none of its words does.
 */
export function findEvidence(text: string, { tokens, sentences }: ScoredMessage): readonly Evidence[] {
  const [first, ...others] = sentences;
  if (first === undefined) return [{ words: text, start: 0, end: text.length }];
  const clearest = others.reduce((best, one) => (one.score > best.score ? one : best), first);
  const worth = new Map<number, number>();
  for (const { from, to, share } of clearest.parts) {
    if (to - from > LONGEST_RUN) continue;
    for (let at = from; at < to; at++) worth.set(at, (worth.get(at) ?? 0) + share / (to - from));
  }
  const named = [...worth]
    .filter(([at, sum]) => sum > 0 && tokens[at]?.kind === 'word')
    .sort(([place, sum], [otherPlace, other]) => other - sum || place - otherPlace)
    .slice(0, NAMED)
    .map(([at]) => at)
    .sort((one, other) => one - other);
  const runs = named.length > 0 ? joinNeighbours(named) : [[clearest.from, clearest.to - 1] as const];
  return runs.map(([from, to]) => {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to]?.end ?? text.length;
    return { words: text.slice(start, end), start, end };
  });
}

/** First and last of each run of places that follow one another. */
function joinNeighbours(places: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === place - 1) runs[runs.length - 1] = [run[0], place];
    else runs.push([place, place]);
  }
  return runs;
}
