import type { types } from '@slack/bolt';
import type { Quote } from '../../../src/core/reply';
import { placeOf } from '../../../src/core/show-clause';
import { LIMITS } from './limits';
import { clean, splitText, weightOf } from './text';

/** Words with their look. In rich text nothing that somebody wrote comes alive: not mrkdwn, mentions, links or emoji. */
export type Span = { readonly text: string; readonly look?: 'bold' | 'italic'; readonly link?: string };

type Paragraph = { readonly kind: 'section' | 'quote'; readonly spans: readonly Span[] };

const isShown = ({ text }: Span): boolean => text !== '';

const drawSpan = ({ text, look, link }: Span): types.RichTextElement => {
  const style = look === undefined ? {} : { style: { [look]: true } };
  return link === undefined || link.length > LIMITS.link
    ? { type: 'text', text, ...style }
    : { type: 'link', url: link, text, ...style };
};

const drawParagraph = ({ kind, spans }: Paragraph): types.RichTextBlockElement => ({
  type: kind === 'quote' ? 'rich_text_quote' : 'rich_text_section',
  elements: spans.map(drawSpan),
});

/** As many characters of text as are sure to weigh no more than a block may. */
const longestPieceOf = (text: string): number =>
  weightOf(text) <= LIMITS.blockWeight ? LIMITS.sectionText : LIMITS.blockWeight / 6;

/** The same spans in pieces that each fit a block. */
const splitSpans = (spans: readonly Span[]): readonly (readonly Span[])[] => {
  const pieces: Span[][] = [[]];
  let [room, weight]: [number, number] = [LIMITS.sectionText, LIMITS.blockWeight];
  for (const span of spans) {
    const words = clean(span.text);
    for (const text of splitText(words, longestPieceOf(words))) {
      if (text.length > room || weightOf(text) > weight) {
        pieces.push([]);
        [room, weight] = [LIMITS.sectionText, LIMITS.blockWeight];
      }
      pieces.at(-1)?.push({ ...span, text });
      room -= text.length;
      weight -= weightOf(text);
    }
  }
  return pieces.map((piece) => piece.filter(isShown)).filter((piece) => piece.some(({ text }) => text.trim() !== ''));
};

const blockOf = (paragraph: Paragraph): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [drawParagraph(paragraph)],
});

/** A paragraph, in as many blocks as it needs. */
export const paragraph = (...spans: readonly Span[]): readonly types.RichTextBlock[] =>
  splitSpans(spans).map((piece) => blockOf({ kind: 'section', spans: piece }));

/** Somebody's words, or the protocol's, set apart from ours: whole, in as many blocks as they need. */
export const quoteBlocks = (...spans: readonly Span[]): readonly types.RichTextBlock[] =>
  splitSpans(spans).map((piece) => blockOf({ kind: 'quote', spans: piece }));

/** A clause word for word, under its number and headings. The sentence that a bullet completes stands apart from it. */
export const clauseBlocks = (quote: Quote): readonly types.RichTextBlock[] => [
  ...paragraph({ text: placeOf(quote), look: 'bold' }),
  ...quoteBlocks(
    ...(quote.leadIn === null ? [] : [{ text: `${quote.leadIn}\n`, look: 'italic' as const }, { text: '• ' }]),
    { text: quote.text },
    ...(quote.mark === null ? [] : [{ text: `\n${quote.mark}`, look: 'italic' as const }]),
  ),
];
