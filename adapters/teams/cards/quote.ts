import type { Quote } from '../../../src/core/reply';
import { placeOf } from '../../../src/core/show-clause';
import { say } from '../../../src/core/wording';
import type { Element } from './card';
import { paragraph, paragraphs } from './rich-text';
import { pressableRow } from './row';

/** As many whole words as `longest` characters hold. */
const firstPart = (text: string, longest: number): string => {
  const cut = text.lastIndexOf(' ', longest);
  return `${text.slice(0, cut > longest / 2 ? cut : longest)} …`;
};

/**
 * A clause word for word under its place, every line of it in a paragraph of its own. One of more than `longest` characters
 * shows its beginning and a line that opens the whole.
 */
export const quoteElements = (quote: Quote, longest: number): readonly Element[] => {
  const isWhole = quote.text.length <= longest;
  const text = isWhole ? quote.text : firstPart(quote.text, longest);
  const place = placeOf(quote);
  const bullet = quote.leadIn === null ? '' : '• ';
  const box: Element = {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    items: [
      ...paragraphs(place, { weight: 'Bolder' }),
      ...(quote.leadIn === null ? [] : paragraphs(quote.leadIn, {}, { spacing: 'Small' })),
      ...paragraphs(bullet + text, {}, { spacing: 'Small' }),
      ...(quote.mark === null || !isWhole
        ? []
        : paragraph([{ text: quote.mark, isSubtle: true }], { spacing: 'Small' })),
    ],
  };
  if (isWhole) return [box];
  return [box, pressableRow(say('card.read-whole', { place }), null, { kind: 'clause', clauseId: quote.clauseId })];
};
