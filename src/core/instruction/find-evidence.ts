import type { Evidence } from '../finding';
import type { ScoredMessage } from './score-message';
import type { Token } from './tokens';

/** How many words are named at most: enough to see why, few enough to read at a glance. */
const NAMED = 6;

/** What a longer run of words shows says little about each of them. */
const LONGEST_RUN = 6;

/** Words that hold a sentence together, or say when, and nothing of what it is about. */
const FUNCTION_WORDS = new Set(
  `a an the this that these those and or but so if as than because when while i me my you your yours he him his she her it
  its we us our they them their who which what is are am be been being was were has have had do does did will would shall
  should can could may might must not to of in on at by for from with into onto about over under up down out off before
  after till until there here now then also just very too today tonight tomorrow monday tuesday wednesday thursday friday
  saturday sunday`.split(/\s+/),
);

/**
 * The words of the clearest sentence that speak most for an instruction, in their order in the text as it came, neighbours
 * together with the small words between them. Where no word of content does, the whole sentence if something in the message
 * directs somebody, and nothing if it is a bare statement. Small words are never named alone.
 */
export function findEvidence(text: string, { tokens, sentences, directs }: ScoredMessage): readonly Evidence[] {
  const [first, ...others] = sentences;
  if (first === undefined) return [{ words: text, start: 0, end: text.length }];
  const clearest = others.reduce((best, one) => (one.score > best.score ? one : best), first);
  const worth = new Map<number, number>();
  for (const { from, to, share } of clearest.parts()) {
    if (to - from > LONGEST_RUN) continue;
    for (let at = from; at < to; at++) worth.set(at, (worth.get(at) ?? 0) + share / (to - from));
  }
  const named = [...worth]
    .filter(([at, sum]) => sum > 0 && tokens[at]?.kind === 'word' && !isSmall(tokens[at]))
    .sort(([place, sum], [otherPlace, other]) => other - sum || place - otherPlace)
    .slice(0, NAMED)
    .map(([at]) => at)
    .sort((one, other) => one - other);
  if (named.length === 0 && !directs()) return [];
  const runs = named.length > 0 ? joinNeighbours(named, tokens) : [[clearest.from, clearest.to - 1] as const];
  return runs.map(([from, to]) => {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to]?.end ?? text.length;
    return { words: text.slice(start, end), start, end };
  });
}

/** A word without content of its own. */
function isSmall(token: Token | undefined): boolean {
  return token?.kind === 'word' && FUNCTION_WORDS.has(token.word);
}

/** First and last of each run of places that follow one another, small words between them counted in. */
function joinNeighbours(
  places: readonly number[],
  tokens: readonly Token[],
): readonly (readonly [first: number, last: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run !== undefined && tokens.slice(run[1] + 1, place).every(isSmall)) runs[runs.length - 1] = [run[0], place];
    else runs.push([place, place]);
  }
  return runs;
}
