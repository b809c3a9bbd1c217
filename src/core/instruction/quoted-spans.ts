/** A run of the text, its first character and the one after its last. */
export type Span = readonly [from: number, to: number];

const LONGEST_QUOTE = 400;
const DOUBLE = /["“”„]/g;
const OPENING_SINGLE = /(?<=^|[\s(:,\-–—])['‘](?=[\p{L}\p{N}£])/gu;
const CLOSING_SINGLE = /['’](?=$|[\s.,;:!?)\-–—])/g;

/** Places between quotation marks, in order; a lone mark opens nothing, and single marks count where there are no double ones. */
export function quotedSpans(text: string): readonly Span[] {
  const marks = [...text.matchAll(DOUBLE)].map((found) => found.index);
  const spans: Span[] = [];
  for (let n = 0; n + 1 < marks.length; n += 2) {
    const open = marks[n] ?? 0;
    const close = marks[n + 1] ?? 0;
    if (close - open <= LONGEST_QUOTE) spans.push([open, close]);
  }
  return spans.length > 0 ? spans : singleSpans(text);
}

function singleSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let after = -1;
  for (const { index: open } of text.matchAll(OPENING_SINGLE)) {
    if (open <= after) continue;
    CLOSING_SINGLE.lastIndex = open + 1;
    const close = CLOSING_SINGLE.exec(text)?.index;
    if (close === undefined) break;
    if (close - open > LONGEST_QUOTE || !text.slice(open, close).includes(' ')) continue;
    spans.push([open, close]);
    after = close;
  }
  return spans;
}
