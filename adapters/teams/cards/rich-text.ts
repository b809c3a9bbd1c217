import type { Element, RichText, Spacing, TextRun } from './card';

type Look = Pick<TextRun, 'weight' | 'size' | 'isSubtle' | 'italic'>;
type Place = { readonly spacing?: Spacing; readonly separator?: true };

/** Words, and how they look. */
export type Run = Look & { readonly text: string };

/** Nothing that a reader could see. */
const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}]/u.test(text);

/** Half a character is no character: no client could read the message. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/**
 * Text as it was written: a run reads no Markdown, mention or link, and a date that `{{DATE(…)}}` would turn into another is
 * taken apart.
 */
const toRuns = ({ text, ...look }: Run): readonly TextRun[] =>
  wellFormed(text)
    .split(/(?<=\{)(?=\{)/)
    .filter((part) => part !== '')
    .map((part) => ({ type: 'TextRun', text: part, ...look }));

/** One paragraph of several runs; none where there is nothing to see. */
export const paragraph = (runs: readonly Run[], place: Place = {}): readonly RichText[] =>
  runs.every(({ text }) => isBlank(text)) ? [] : [{ type: 'RichTextBlock', inlines: runs.flatMap(toRuns), ...place }];

/** A paragraph for each line of the text; an empty line is a gap. */
export const paragraphs = (text: string, look: Look = {}, place: Place = {}): readonly RichText[] => {
  const lines = text.split(/\r\n?|\n|\u2028|\u2029/);
  let isAfterGap = false;
  let isFirst = true;
  return lines.flatMap((line) => {
    if (isBlank(line)) {
      isAfterGap = true;
      return [];
    }
    const own: Place = isFirst ? place : { spacing: isAfterGap ? 'Medium' : 'None' };
    isFirst = false;
    isAfterGap = false;
    return paragraph([{ text: line, ...look }], own);
  });
};

/** Words in which a client could see neither Markdown nor a link. */
const PLAIN = /^(?!\s*(?:[-–—+]|\d+[.)])\s)(?:[\p{L}\p{M}\p{Nd} ,;:'’‘“”·–—()?!…&%£/-]|\.(?=\s|$)|(?<=\d)\.(?=\d))+$/u;

/** A heading that screen readers announce as one, where its words allow it; else the same words, as bold. */
export const heading = (text: string, size: 'Medium' | 'Large' | null, place: Place = {}): readonly Element[] => {
  const sized = size === null ? {} : { size };
  if (isBlank(text)) return [];
  // `a/b` and `a:b` are no links, `//` and `mailto:b` are.
  if (!PLAIN.test(text) || /\/\/|\w:\S/.test(text))
    return paragraph([{ text: text.replace(/\s+/g, ' '), weight: 'Bolder', ...sized }], place);
  const { separator: _none, ...placed } = place;
  // A heading that gives no size is larger than any of ours.
  const drawn = { weight: 'Bolder', size: size ?? 'Default', wrap: true } as const;
  return [{ type: 'TextBlock', text, style: 'heading', ...drawn, ...placed }];
};

/** A bold label with what it labels beside it, `Label: text`. The lines of a longer text follow. */
export const labelled = (label: string, text: string, place: Place = {}): readonly RichText[] => {
  const [first = '', ...more] = text.split(/\r\n?|\n/);
  return [
    ...paragraph([{ text: `${label}: `, weight: 'Bolder' }, { text: first }], place),
    ...paragraphs(more.join('\n'), {}, { spacing: 'None' }),
  ];
};
