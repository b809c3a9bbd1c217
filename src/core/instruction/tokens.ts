import { blankForeignParts } from '../normalise';
import type { Lexicon } from './lexicon';
import { quotedSpans } from './quoted-spans';
import { spellOut } from './spell-out';

type TokenKind = 'word' | 'number' | 'emoji' | 'mark' | 'break';

/** A word, number, emoji or mark of a message, folded, with its place in the text as it came. */
export type Token = {
  readonly word: string;
  readonly kind: TokenKind;
  /** Written with a capital letter first. */
  readonly capital: boolean;
  /** Between quotation marks: somebody's words. */
  readonly quoted: boolean;
  /** Follows an @. */
  readonly mention: boolean;
  readonly start: number;
  readonly end: number;
};

/** The rest of a longer message is not read: every later step stays bounded. */
const MOST_TOKENS = 800;

const PIECE =
  /\n+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’][\p{L}]+)*|\p{Extended_Pictographic}|['’][\p{L}]{1,3}(?![\p{L}])|[^\s\p{L}\p{N}\p{Cf}\p{Cc}]/gu;
const DIGIT = /\p{N}/u;
const LETTER = /\p{L}/u;
const EMOJI = /\p{Extended_Pictographic}/u;
const UPPER = /^\p{Lu}/u;
const TITLE = /^(?:mr|mrs|ms|dr|councillor|councillors|st|rev)$/;
const PLAIN_MARK = /^[,.?!]$/;

/** Cuts the sender's own words into tokens, shorthand spelt out; linear in the text's length. */
export function tokenise(text: string, lexicon: Lexicon): readonly Token[] {
  const own = blankForeignParts(text);
  const shouted = own === own.toUpperCase();
  const quotes = quotedSpans(own);
  const tokens: Token[] = [];
  let span = 0;
  let mention = false;
  for (const { 0: piece, index: start } of own.matchAll(PIECE)) {
    if (tokens.length >= MOST_TOKENS) break;
    if (piece === '@') {
      mention = true;
      continue;
    }
    const end = start + piece.length;
    while ((quotes[span]?.[1] ?? Number.POSITIVE_INFINITY) <= start) span++;
    const quoted = start > (quotes[span]?.[0] ?? Number.POSITIVE_INFINITY);
    const folded = piece === 'IT' && !shouted ? 'ict' : fold(piece);
    const kind = lexicon.replacement(folded) === undefined ? kindOf(piece) : 'word';
    if (kind === 'mark' && (joinsWords(own, start) || shortens(piece, start, tokens.at(-1)))) continue;
    const capital = UPPER.test(piece);
    // A capital within the message is a name more often than a slip.
    const word = kind === 'word' && !(capital && tokens.length > 0) ? (lexicon.repair(folded) ?? folded) : folded;
    const meant = kind === 'word' || kind === 'mark' ? spellOut(word, lexicon.replacement) : [word];
    for (const [at, one] of meant.entries())
      tokens.push({
        word: one,
        kind: PLAIN_MARK.test(one) ? 'mark' : kind,
        capital: at === 0 && capital,
        quoted,
        mention,
        start,
        end,
      });
    mention = false;
  }
  return tokens;
}

/** The stop of "Mr." */
function shortens(piece: string, start: number, before: Token | undefined): boolean {
  return piece === '.' && before?.end === start && TITLE.test(before.word);
}

/** An apostrophe after a word's s, a hyphen or stroke inside a word: marks that part nothing. */
function joinsWords(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const before = LETTER.test(text.charAt(at - 1));
  const after = LETTER.test(text.charAt(at + 1));
  if (mark === "'" || mark === '’') return before || after;
  return (mark === '-' || mark === '/') && before && after;
}

function fold(piece: string): string {
  return piece
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/…/g, '.');
}

function kindOf(piece: string): TokenKind {
  if (piece.startsWith('\n')) return 'break';
  if (DIGIT.test(piece)) return 'number';
  if (LETTER.test(piece)) return 'word';
  return EMOJI.test(piece) ? 'emoji' : 'mark';
}
