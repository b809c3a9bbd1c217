import { SPEAKS_OF_THE_PROTOCOL } from '../../../src/core/layout-reply';
import type { Choice, Quote, Section } from '../../../src/core/reply';
import type { Button, Screen } from '../../../src/core/screen/screen';
import { placeOf } from '../../../src/core/show-clause';
import { say } from '../../../src/core/wording';
import { type Blocks, buttonBlocks, contextBlocks, headingBlocks, rowBlocks } from './blocks';
import { type Part, part } from './fit-room';
import { SHORT_LABEL } from './limits';
import { clauseBlocks, paragraph } from './rich-text';

const plainButton = (label: string, press: Button['press']): Button => ({ label, press, style: 'plain', asks: false });

/** A clause, or its name with a button that opens it. */
export const clausePart = (quote: Quote): Part =>
  part(
    clauseBlocks(quote),
    rowBlocks(
      placeOf(quote),
      plainButton(say('card.read'), { kind: 'clause', clauseId: quote.clauseId }),
      placeOf(quote),
    ),
  );

const choiceButton = (choice: Choice): Button =>
  choice.kind === 'clause'
    ? plainButton(say('card.read'), { kind: 'clause', clauseId: choice.clauseId })
    : plainButton(say('card.ask'), { kind: 'ask', text: choice.text });

const choiceParts = (choices: readonly Choice[]): readonly Part[] => {
  const areShort = choices.every(({ label }) => label.length <= SHORT_LABEL);
  if (choices.length === 0) return [];
  if (areShort)
    return [part(buttonBlocks(choices.map((choice) => ({ ...choiceButton(choice), label: choice.label }))))];
  return choices.map((choice) => {
    const button = choiceButton(choice);
    const row = rowBlocks(choice.label, button, `${button.label}: ${choice.label}`);
    // Where there is no room for the whole label, what can be chosen still can.
    return part(row, buttonBlocks([{ ...button, label: choice.label }]));
  });
};

const sectionParts = ({ title, paragraphs, quotes, choices }: Section): readonly Part[] => [
  part([
    ...(title === null ? [] : paragraph({ text: title, look: 'bold' })),
    ...paragraphs.flatMap((text) => paragraph({ text })),
  ]),
  ...quotes.map(clausePart),
  ...choiceParts(choices),
];

type ReplyScreen = Extract<Screen, { kind: 'reply' }>;

/** A reply from top to bottom, without what stands beneath it. */
export const replyParts = ({ reply }: ReplyScreen): readonly Part[] => [
  part([
    ...headingBlocks(reply.heading),
    ...(reply.verdict === null ? [] : paragraph({ text: reply.verdict.line, look: 'bold' })),
  ]),
  ...reply.sections.flatMap(sectionParts),
];

/** What to do next, which document was quoted, and whether it helped. */
export const replyEnd = ({ reply, buttons, feedback }: ReplyScreen): Blocks => [
  ...buttonBlocks(buttons),
  ...(SPEAKS_OF_THE_PROTOCOL[reply.kind] ? contextBlocks(reply.source.line, reply.footer) : []),
  ...buttonBlocks(feedback),
];
