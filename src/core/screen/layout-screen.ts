import { blank, type Line, layoutReply, line } from '../layout-reply';
import { placeOf } from '../show-clause';
import { say } from '../wording';
import type { Button, Form, HomeScreen, ItemCard, ListScreen, Screen } from './screen';

const INDENT = '  ';

const titled = (title: string, lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? [] : [blank, line('title', title), ...lines];

const quoted = (text: string): readonly Line[] => text.split('\n').map((one) => line('quote', one, '> '));

/** An item from top to bottom, without its buttons. */
export const layoutCard = (card: ItemCard): readonly Line[] => {
  const { heading, because, note, who, sentence, why, clauses, comment, history } = card;
  return [
    line('heading', heading),
    ...(because === null ? [] : [line('text', because)]),
    line('source', note),
    blank,
    ...who.map(({ label, text }) => line('text', say('row.line', { label, text }))),
    ...titled(sentence.label, [
      ...(sentence.text === null ? [line('mark', sentence.removed)] : quoted(sentence.text)),
      ...(why === null ? [] : [line('text', why)]),
    ]),
    ...titled(
      clauses.label,
      clauses.quotes.flatMap((quote) => [line('place', placeOf(quote)), ...quoted(quote.text)]),
    ),
    ...(comment === null ? [] : [blank, line('text', comment)]),
    ...titled(
      history.label,
      history.steps.map((step) => line('text', step, INDENT)),
    ),
  ];
};

const layoutButtons = (buttons: readonly Button[]): readonly Line[] =>
  buttons.length === 0 ? [] : [blank, line('text', buttons.map(({ label }) => `[${label}]`).join(' '))];

const layoutList = ({ heading, intro, rows, empty, filters, pages }: ListScreen): readonly Line[] => [
  line('heading', heading),
  line('text', intro),
  ...(empty === null ? [] : [line('text', empty)]),
  ...rows.flatMap(({ label, detail }) => [blank, line('title', label), line('text', detail, INDENT)]),
  ...layoutButtons([...filters, ...pages]),
];

const layoutForm = ({ title, intro, fields }: Form): readonly Line[] => [
  line('heading', title),
  ...intro.map((one) => line('text', one)),
  ...fields.flatMap(({ label, hint, problem }) => [
    blank,
    line('title', label),
    ...[hint, problem].flatMap((one) => (one === null ? [] : [line('text', one, INDENT)])),
  ]),
];

const layoutHome = ({ heading, intro, buttons, questions, lists, watched, footer }: HomeScreen): readonly Line[] => [
  line('heading', heading),
  ...intro.map((one) => line('text', one)),
  ...layoutButtons(buttons),
  ...titled(
    questions.label,
    questions.buttons.map(({ label }) => line('text', label, INDENT)),
  ),
  ...lists.flatMap((list) => [blank, ...layoutList(list)]),
  ...(watched === null
    ? []
    : titled(watched.label, [
        line('text', watched.intro),
        ...(watched.empty === null ? [] : [line('text', watched.empty)]),
        ...watched.channels.map(({ channel, name = channel }) => line('text', name, INDENT)),
        ...layoutButtons([...watched.pages, ...(watched.add === null ? [] : [watched.add])]),
      ])),
  blank,
  line('source', footer),
];

/** A screen as lines from top to bottom: what its plain text is made from. */
export const layoutScreen = (screen: Screen): readonly Line[] => {
  switch (screen.kind) {
    case 'reply':
      return [...layoutReply(screen.reply), ...layoutButtons(screen.buttons)];
    case 'item':
      return [...layoutCard(screen.card), ...layoutButtons(screen.card.buttons)];
    case 'list':
      return layoutList(screen.list);
    case 'clause':
      return [
        line('heading', screen.heading),
        line('place', placeOf(screen.quote)),
        ...(screen.quote.leadIn === null ? [] : quoted(screen.quote.leadIn)),
        ...quoted(screen.quote.text),
        ...(screen.quote.mark === null ? [] : [line('mark', screen.quote.mark, '> ')]),
        blank,
        line('source', screen.source.line),
      ];
    case 'form':
      return layoutForm(screen.form);
    case 'home':
      return layoutHome(screen.home);
    case 'notice':
      return [line('heading', screen.heading), line('text', screen.text), ...layoutButtons(screen.buttons)];
    case 'stale':
      return [line('text', screen.text), blank, ...layoutCard(screen.card), ...layoutButtons(screen.card.buttons)];
  }
};
