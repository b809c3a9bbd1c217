import type { Choice, Quote, Reply, ReplyKind, Section } from './reply';
import { placeOf } from './show-clause';

/** One line of a reply before it is wrapped or coloured. `hang` is how far the lines that follow on are set in. */
export type Line = {
  readonly style:
    | 'heading'
    | 'verdict'
    | 'title'
    | 'text'
    | 'place'
    | 'lead-in'
    | 'quote'
    | 'mark'
    | 'source'
    | 'blank';
  readonly prefix: string;
  readonly hang: string;
  readonly text: string;
};

/** Replies under which the document is named. */
export const SPEAKS_OF_THE_PROTOCOL: Readonly<Record<ReplyKind, boolean>> = {
  answer: true,
  readings: true,
  silence: true,
  'remit-check': true,
  instruction: true,
  concern: true,
  referral: true,
  greeting: false,
  thanks: false,
  help: false,
  privacy: false,
  'off-topic': false,
  unreadable: false,
};

const BAR = '> ';
/** Between paragraphs. */
export const blank: Line = { style: 'blank', prefix: '', hang: '', text: '' };

/** One line; those that follow on are set in as it is. */
export const line = (style: Line['style'], text: string, prefix = '', hang = prefix): Line => ({
  style,
  prefix,
  hang,
  text,
});

const layoutQuote = (quote: Quote): readonly Line[] => {
  const bullet = quote.leadIn === null ? BAR : `${BAR}• `;
  const hang = quote.leadIn === null ? BAR : `${BAR}  `;
  return [
    blank,
    line('place', placeOf(quote)),
    ...(quote.leadIn === null ? [] : [line('lead-in', quote.leadIn, BAR)]),
    ...quote.text.split('\n').map((text, index) => line('quote', text, index === 0 ? bullet : hang, hang)),
    ...(quote.mark === null ? [] : [line('mark', quote.mark, hang)]),
  ];
};

/** What there is to pick, with the number to type in front. */
export const layoutChoices = (choices: readonly Choice[]): readonly Line[] =>
  choices.map(({ label }, index) => {
    const number = `${index + 1}. `;
    return line('text', label, number, ' '.repeat(number.length));
  });

const layoutSection = ({ title, paragraphs, quotes, choices }: Section): readonly Line[] => [
  blank,
  ...(title === null ? [] : [line('title', title)]),
  ...paragraphs.map((text) => line('text', text)),
  ...quotes.flatMap(layoutQuote).slice(paragraphs.length === 0 ? 1 : 0),
  ...layoutChoices(choices),
];

/** The reply as lines from top to bottom; what every plain or coloured text of it is made from. */
export const layoutReply = (reply: Reply): readonly Line[] => [
  line('heading', reply.heading),
  ...(reply.verdict === null ? [] : [line('verdict', reply.verdict.line)]),
  ...reply.sections.flatMap(layoutSection),
  ...(SPEAKS_OF_THE_PROTOCOL[reply.kind]
    ? [blank, line('source', reply.source.line), line('source', reply.footer)]
    : []),
];
