import type { Json } from '../../../src/core/register/item';
import type { ItemCard } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { type Blocks, buttonBlocks, contextBlocks, headingBlocks } from './blocks';
import { type Part, part } from './fit-room';
import { clausePart } from './reply';
import { paragraph, quoteBlocks } from './rich-text';
import { clip } from './text';

/** Steps that are left where the whole history does not fit. */
const LATEST_STEPS = 5;

/** The link back to a message, where it is known. */
export type LinkTo = (conversation: Json) => string | null;

/** Characters that are left of each line about people where there is no room for all of them. */
const SHORT_LINE = 100;

const whoBlocks = ({ who }: ItemCard, longest: number = Number.POSITIVE_INFINITY): Blocks =>
  paragraph(
    ...who.flatMap(({ label, text }, place) => [
      { text: place === 0 ? '' : '\n' },
      { text: `${label}: `, look: 'bold' as const },
      { text: clip(text, longest) },
    ]),
  );

const whereBlocks = (card: ItemCard, linkTo: LinkTo): Blocks => {
  const link = linkTo(card.conversation);
  return link === null ? [] : paragraph({ text: say('card.conversation'), link });
};

const titled = (title: string, blocks: Blocks): Blocks =>
  blocks.length === 0 ? [] : [...paragraph({ text: title, look: 'bold' }), ...blocks];

const sentenceBlocks = ({ sentence: { label, text, removed } }: ItemCard): Blocks =>
  titled(label, text === null ? paragraph({ text: removed, look: 'italic' }) : quoteBlocks({ text }));

/** A mark before each step tells where one ends and the next begins, when both wrap on a phone. */
const stepBlocks = (steps: readonly string[]): Blocks =>
  paragraph({ text: steps.map((step) => `• ${step}`).join('\n') });

const historyPart = ({ history: { label, steps } }: ItemCard): Part =>
  part(
    titled(label, stepBlocks(steps)),
    titled(label, stepBlocks(steps.length > LATEST_STEPS ? ['…', ...steps.slice(-LATEST_STEPS)] : steps)),
  );

/** An item in the order in which it is read: who, where, the sentence, why, the clause, the sender's comment, what has happened. */
export const cardParts = (card: ItemCard, linkTo: LinkTo): readonly Part[] => [
  part([
    ...headingBlocks(card.heading),
    ...(card.because === null ? [] : paragraph({ text: card.because, look: 'bold' })),
    ...contextBlocks(card.note),
  ]),
  part(whoBlocks(card), whoBlocks(card, SHORT_LINE)),
  part(whereBlocks(card, linkTo)),
  part(sentenceBlocks(card)),
  part(card.why === null ? [] : paragraph({ text: card.why })),
  part(card.clauses.quotes.length === 0 ? [] : paragraph({ text: card.clauses.label, look: 'bold' })),
  ...card.clauses.quotes.map(clausePart),
  part(card.comment === null ? [] : paragraph({ text: card.comment })),
  historyPart(card),
];

/** What this person can do with the item. */
export const cardEnd = ({ buttons }: ItemCard): Blocks => buttonBlocks(buttons);
