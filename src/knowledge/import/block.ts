import type { Line, Marker } from './line';
import { countWords, dangles, endsSentence, startsLower } from './words';

/** A paragraph, bullet or heading line: lines that belong together. */
export type Block = {
  readonly marker: Marker;
  readonly hashes: number;
  readonly bold: boolean;
  readonly indent: number;
  readonly text: string;
  readonly lines: readonly [number, number];
  readonly afterBlank: boolean;
};

/** A place where a paragraph that the page had cut was joined. */
export type Joined = { readonly lines: readonly [number, number]; readonly before: string; readonly after: string };

/** The blocks of a document, and what on its pages is no part of it. */
export type Blocks = {
  readonly blocks: readonly Block[];
  readonly joined: readonly Joined[];
  readonly furniture: readonly { readonly text: string; readonly line: number }[];
};

const FURNITURE =
  /^(?:(?:page|p\.) ?\d{1,3}(?: ?(?:of|\/) ?\d{1,3})?|[-–—] ?\d{1,3} ?[-–—]|\d{1,3} ?\| ?p ?a ?g ?e|\d{1,3})$/i;
const RULE = /^[-=_*~|:+]{3,}$/;
const LABEL =
  /^(?:drafted|adopted|adoption|approved|reviewed|review date|next review|last reviewed|date of|date adopted|date approved|version|minute ref|minute number|background papers?|issued|published)\b/i;
/** A paragraph shorter than this may be a heading, so what follows a blank line is not joined to it. */
const LONG_ENOUGH_TO_BE_CUT = 40;
/** Fewer characters than this are no page width. */
const NARROWEST_PAGE = 60;

/** True for lines about the document: dates, versions, background papers. */
export const isLabel = (text: string): boolean =>
  LABEL.test(text) &&
  (/^[^:]{3,30}: ?\S/.test(text) ||
    (countWords(text, 15) < 15 && /^\w+ (?:at|on|by)\b/i.test(text) && !text.endsWith('.')));

/** The width that nine lines in ten keep to; a line that the next word would not fit on was broken by the page. */
const pageWidth = (lines: readonly Line[]): number => {
  const widths = lines.map((line) => line.width).sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
};

const wasWrapped = (previous: Line, line: Line, width: number): boolean => {
  const space = line.text.indexOf(' ');
  const firstWord = space < 0 ? line.text.length : space;
  return width >= NARROWEST_PAGE && previous.width + 1 + firstWord > width;
};

type Open = { readonly first: Line; readonly last: Line; readonly tail: string };

const continues = ({ first, last, tail }: Open, line: Line, width: number): boolean => {
  if (line.marker.kind !== 'none' || line.hashes > 0 || line.bold) return false;
  if (tail === '') return true;
  if (first.hashes > 0) return false;
  const ended = endsSentence(tail);
  if (!line.afterBlank) {
    if (!ended && (startsLower(line.text) || dangles(tail))) return true;
    if (first.marker.kind !== 'none' && line.indent > first.indent) return true;
    return isLabel(first.text) ? !isLabel(line.text) : wasWrapped(last, line, width);
  }
  if (ended || tail.length < LONG_ENOUGH_TO_BE_CUT) return false;
  return startsLower(line.text) || (dangles(tail) && endsSentence(line.text));
};

const lastWords = (text: string): string => text.slice(-40);

/** Joins lines to blocks. Linear: each line is looked at once. */
export const joinLines = (lines: readonly Line[]): Blocks => {
  const width = pageWidth(lines);
  const blocks: Block[] = [];
  const joined: Joined[] = [];
  const furniture: { text: string; line: number }[] = [];
  let parts: string[] = [];
  let open: Open | null = null;
  const flush = (): void => {
    if (open !== null && parts.length > 0) {
      const { marker, hashes, bold, indent, afterBlank, at } = open.first;
      blocks.push({ marker, hashes, bold, indent, afterBlank, text: parts.join(' '), lines: [at, open.last.at] });
    }
    parts = [];
  };
  let afterFurniture = false;
  for (const read of lines) {
    if (read.marker.kind === 'none' && (FURNITURE.test(read.text) || RULE.test(read.text))) {
      furniture.push({ text: read.text, line: read.at });
      afterFurniture = true;
      continue;
    }
    const line = afterFurniture ? { ...read, afterBlank: true } : read;
    afterFurniture = false;
    const goesOn: boolean = open !== null && continues(open, line, width);
    if (!goesOn) flush();
    else if (open !== null && line.afterBlank && open.tail !== '') {
      joined.push({ lines: [open.last.at, line.at], before: lastWords(open.tail), after: line.text.slice(0, 40) });
    }
    if (line.text !== '') parts.push(line.text);
    open = { first: goesOn && open !== null ? open.first : line, last: line, tail: line.text };
  }
  flush();
  return { blocks, joined, furniture };
};
