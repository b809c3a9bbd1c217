import type { Json } from '../../../src/core/register/item';
import type { ItemCard } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { foldActions, toAction } from './action';
import type { CardAction, Element, Spacing } from './card';
import type { Draft } from './fit';
import { quoteElements } from './quote';
import { heading, labelled, paragraph, paragraphs } from './rich-text';

/** Makes the link back to where something was said; null where there is none. */
export type LinkTo = (conversation: Json) => string | null;

const LONGEST_QUOTES = [Number.POSITIVE_INFINITY, 3_000, 600] as const;

const sentenceElements = ({ label, text, removed }: ItemCard['sentence']): readonly Element[] => [
  ...heading(label, null, { spacing: 'Large' }),
  {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    items: text === null ? paragraph([{ text: removed, italic: true }]) : paragraphs(text),
  },
];

const bodyOf = (card: ItemCard, longest: number, top: { readonly spacing?: Spacing }): readonly Element[] => [
  ...heading(card.heading, 'Medium', top),
  ...(card.because === null ? [] : paragraphs(card.because)),
  ...paragraph([{ text: card.note, isSubtle: true }], { spacing: 'Small' }),
  ...card.who.flatMap(({ label, text }, index) => labelled(label, text, { spacing: index === 0 ? 'Medium' : 'Small' })),
  ...sentenceElements(card.sentence),
  ...(card.why === null ? [] : paragraphs(card.why, {}, { spacing: 'Small' })),
  ...(card.clauses.quotes.length === 0 ? [] : heading(card.clauses.label, null, { spacing: 'Large' })),
  ...card.clauses.quotes.flatMap((quote) => quoteElements(quote, longest)),
  ...(card.comment === null ? [] : paragraphs(card.comment, {}, { spacing: 'Large' })),
  ...(card.history.steps.length === 0 ? [] : heading(card.history.label, null, { spacing: 'Large' })),
  ...card.history.steps.flatMap((step) => paragraphs(`• ${step}`, {}, { spacing: 'Small' })),
];

const linkAction = (card: ItemCard, linkTo: LinkTo): readonly CardAction[] => {
  const url = linkTo(card.conversation);
  return url === null ? [] : [{ type: 'Action.OpenUrl', title: say('card.conversation'), url }];
};

/** One item in the order in which it is read, `before` it what has just happened. */
export const renderItem = (
  card: ItemCard,
  linkTo: LinkTo,
  before: readonly Element[] = [],
): readonly [Draft, ...Draft[]] => {
  const draft = (longest: number): Draft => ({
    body: [...before, ...bodyOf(card, longest, before.length === 0 ? {} : { spacing: 'Large' })],
    foot: [],
    actions: foldActions([...card.buttons.map(toAction), ...linkAction(card, linkTo)]),
    rest: say('card.rest-of-item', { reference: card.reference }),
  });
  const [whole, ...shorter] = LONGEST_QUOTES;
  return [draft(whole), ...shorter.map(draft)];
};
