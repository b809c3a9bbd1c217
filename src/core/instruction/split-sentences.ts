import type { Token } from './tokens';

/** A run of tokens that ends with a full stop, a question or exclamation mark, or a line. */
export type Sentence = { readonly from: number; readonly to: number; readonly asks: boolean };

const SHORTENED = new Set('mr mrs ms dr st rd councillor no vs e g i eg ie etc approx min para rev p m a'.split(' '));

/** A run without a stop is cut here, so that the patterns have little to search. */
const LONGEST = 90;

/** Cuts tokens into sentences; a stop inside a number, an initial or a shortened title ends nothing. */
export function splitSentences(tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !(endsAt(tokens, at, token) || at - from >= LONGEST)) continue;
    let to = at + 1;
    while (isStop(tokens[to]) || (isCloser(tokens[to]) && isStop(token))) to++;
    sentences.push({ from, to, asks: asksIn(tokens, at, to) });
    from = to;
    at = to - 1;
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length, asks: false });
  return sentences.filter((sentence) => hasSubstance(tokens, sentence));
}

function isStop(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'break' || (token.kind === 'mark' && /^[.!?]$/.test(token.word)));
}

function isCloser(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^["')]$/.test(token.word);
}

function endsAt(tokens: readonly Token[], at: number, token: Token): boolean {
  if (!isStop(token)) return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token.word !== '.' || before === undefined || after === undefined) return true;
  const touches = before.end === token.start;
  if (touches && after.start === token.end && (after.kind === 'word' || after.kind === 'number')) return false;
  return !(touches && before.kind === 'word' && (SHORTENED.has(before.word) || before.word.length === 1));
}

function asksIn(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.word === '?') return true;
  return false;
}

function hasSubstance(tokens: readonly Token[], { from, to }: Sentence): boolean {
  for (let at = from; at < to; at++) {
    const kind = tokens[at]?.kind;
    if (kind !== 'mark' && kind !== 'break') return true;
  }
  return false;
}
