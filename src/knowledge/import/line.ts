import { endsSentence, foldSpace, startsLower } from './words';

/** What stands before the words of a line. */
export type Marker =
  | { readonly kind: 'none' }
  | { readonly kind: 'bullet' }
  | { readonly kind: 'letter'; readonly label: string }
  | { readonly kind: 'number'; readonly number: string };

/** One line that is not blank, taken apart. */
export type Line = {
  /** Counted from 1. */
  readonly at: number;
  readonly indent: number;
  /** Number of Markdown heading signs. */
  readonly hashes: number;
  /** True where the whole line is in bold. */
  readonly bold: boolean;
  readonly marker: Marker;
  readonly text: string;
  /** Length as it stands in the source. */
  readonly width: number;
  readonly afterBlank: boolean;
};

const GLYPHS = /(?:[•●▪◦○∙■□▢☐❑❒‣⁃\uf0b7\uf0a7]|\\Box\b|\\square\b|(?:[-–—*·]|o)(?= |$)) ?/y;
const NUMBER = /(\d{1,2}(?:\.\d{1,3}){0,5})([.)]?)(?: |$)/y;
const LETTER = /(?:\(([a-z]|[ivx]{1,5})\)|([a-z]|[ivx]{1,5})[.)]) /y;
/** A line shorter than this was not broken by the page. */
const NARROW = 60;
const MONTH =
  /^(?:st |nd |rd |th )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

const take = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

const indentOf = (raw: string): number => {
  let width = 0;
  for (const char of raw) {
    if (char === '\t') width += 4;
    else if (char === ' ' || char === '\u00a0') width += 1;
    else break;
  }
  return width;
};

const skipAll = (text: string, from: number, chars: string): number => {
  let at = from;
  while (at < text.length && chars.includes(text.charAt(at))) at += 1;
  return at;
};

/** `inSentence`: the line before may go on here, so that `2.6 below` is no number. */
const numberAt = (text: string, from: number, inSentence: boolean): { number: string; end: number } | null => {
  const match = take(NUMBER, text, from);
  const number = match?.[1];
  if (match === null || number === undefined) return null;
  const end = from + match[0].length;
  const rest = text.slice(end, end + 40);
  const plain = !number.includes('.') && match[2] === '';
  if (plain && (rest === '' || !/^["“‘'(]?\p{Lu}/u.test(rest) || MONTH.test(rest))) return null;
  return inSentence && startsLower(rest) ? null : { number, end };
};

const markerAt = (text: string, from: number, inSentence: boolean): { marker: Marker; end: number } => {
  let at = from;
  for (let glyph = take(GLYPHS, text, at); glyph !== null; glyph = take(GLYPHS, text, at)) at += glyph[0].length;
  const numbered = numberAt(text, at, inSentence && at === from);
  if (numbered !== null) return { marker: { kind: 'number', number: numbered.number }, end: numbered.end };
  if (at > from) return { marker: { kind: 'bullet' }, end: at };
  const letter = take(LETTER, text, from);
  if (letter === null) return { marker: { kind: 'none' }, end: from };
  return { marker: { kind: 'letter', label: letter[1] ?? letter[2] ?? '' }, end: from + letter[0].length };
};

const readLine = (raw: string, at: number, previous: Line | null): Line => {
  const folded = foldSpace(raw);
  const quoted = skipAll(folded, 0, '> ');
  const signs = skipAll(folded, quoted, '#') - quoted;
  const isHeading = signs > 0 && signs <= 6 && folded.charAt(quoted + signs) === ' ';
  const marked = folded.slice(isHeading ? quoted + signs + 1 : quoted);
  const plain = foldSpace(marked.replaceAll('**', ''));
  const { marker, end } = markerAt(
    plain,
    0,
    previous !== null && previous.width >= NARROW && !endsSentence(previous.text),
  );
  return {
    at,
    indent: indentOf(raw),
    hashes: isHeading ? signs : 0,
    bold: marked.startsWith('**') && marked.indexOf('**', 2) === marked.length - 2 && marked.length > 4,
    marker,
    text: plain.slice(end).trim(),
    width: raw.trimEnd().length,
    afterBlank: previous === null,
  };
};

/** The lines of a source that have words, in order. Linear in the length of the source. */
export const readLines = (source: string): readonly Line[] => {
  const lines: Line[] = [];
  let previous: Line | null = null;
  for (const [index, raw] of source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.trim() === '') previous = null;
    else {
      previous = readLine(raw, index + 1, previous);
      lines.push(previous);
    }
  }
  return lines;
};
