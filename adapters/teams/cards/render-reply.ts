import type { Choice, Reply, Section } from '../../../src/core/reply';
import type { Button, Screen } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { foldActions, toAction } from './action';
import type { Element } from './card';
import type { Draft } from './fit';
import { quoteElements } from './quote';
import { heading, paragraph, paragraphs } from './rich-text';
import { pressableRow } from './row';

/** How much of a clause stands in the message: all of it, unless that is more than a message holds. */
const LONGEST_QUOTES = [Number.POSITIVE_INFINITY, 3_000, 600] as const;

const QUOTES_THE_PROTOCOL: ReadonlySet<Reply['kind']> = new Set([
  'answer',
  'readings',
  'silence',
  'remit-check',
  'instruction',
  'concern',
  'referral',
]);

const choiceRow = (choice: Choice): Element =>
  pressableRow(
    choice.label,
    null,
    choice.kind === 'clause' ? { kind: 'clause', clauseId: choice.clauseId } : { kind: 'ask', text: choice.text },
  );

const sectionElements = (section: Section, longest: number): readonly Element[] => [
  ...(section.title === null ? [] : heading(section.title, null, { spacing: 'Large' })),
  ...section.paragraphs.flatMap((text, index) =>
    paragraphs(text, {}, { spacing: index === 0 && section.title !== null ? 'Small' : 'Medium' }),
  ),
  ...section.quotes.flatMap((quote) => quoteElements(quote, longest)),
  ...section.choices.map(choiceRow),
];

/** The document and what its words are not, small, below everything else. */
export const sourceElements = (line: string, footer: string): readonly Element[] => [
  ...paragraph([{ text: line, isSubtle: true }], { spacing: 'Medium', separator: true }),
  ...paragraph([{ text: footer, isSubtle: true }], { spacing: 'Small' }),
];

const referenceElements = (reference: string | null): readonly Element[] =>
  reference === null ? [] : paragraph([{ text: reference, isSubtle: true }], { spacing: 'Small' });

/** The reply from its heading to its footer, in the order in which it reads. */
export const renderReply = ({
  reply,
  reference,
  buttons,
  feedback,
}: Extract<Screen, { kind: 'reply' }>): readonly [Draft, ...Draft[]] => {
  const allButtons: readonly Button[] = [...buttons, ...feedback];
  const draft = (longest: number): Draft => ({
    body: [
      ...heading(reply.heading, 'Medium'),
      ...(reply.verdict === null ? [] : paragraphs(reply.verdict.line, { weight: 'Bolder' })),
      ...referenceElements(reference),
      ...reply.sections.flatMap((section) => sectionElements(section, longest)),
    ],
    foot: QUOTES_THE_PROTOCOL.has(reply.kind) ? sourceElements(reply.source.line, reply.footer) : [],
    actions: foldActions(allButtons.map(toAction)),
    rest: say('card.rest-of-document', { document: reply.source.line }),
  });
  const [whole, ...shorter] = LONGEST_QUOTES;
  return [draft(whole), ...shorter.map(draft)];
};
