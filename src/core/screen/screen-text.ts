import { renderPlain } from '../render-plain';
import { placeOf } from '../show-clause';
import type { Button, ItemCard, ListScreen, Screen } from './screen';

const join = (...lines: readonly (string | null)[]): string =>
  lines.filter((line) => line !== null && line !== '').join('\n');

const labels = (buttons: readonly Button[]): string => buttons.map(({ label }) => label).join(' · ');

const cardText = (card: ItemCard): string =>
  join(
    card.heading,
    card.because,
    card.note,
    ...card.who.map(({ label, text }) => `${label}: ${text}`),
    card.sentence.label,
    card.sentence.text ?? card.sentence.removed,
    card.why,
    card.clauses.quotes.length === 0 ? null : card.clauses.label,
    ...card.clauses.quotes.map((quote) => join(placeOf(quote), quote.leadIn, quote.text, quote.mark)),
    card.comment,
    card.history.steps.length === 0 ? null : card.history.label,
    ...card.history.steps,
    labels(card.buttons),
  );

const listText = (list: ListScreen): string =>
  join(
    list.heading,
    list.intro,
    ...list.rows.map(({ label, detail }) => `${label}: ${detail}`),
    list.empty,
    labels(list.pages),
  );

/** All that a screen says, as plain text: for notifications, screen readers and whoever compares what is said. */
export const screenText = (screen: Screen): string => {
  switch (screen.kind) {
    case 'reply':
      return join(renderPlain(screen.reply), labels(screen.buttons));
    case 'item':
      return cardText(screen.card);
    case 'stale':
      return join(screen.text, cardText(screen.card));
    case 'list':
      return listText(screen.list);
    case 'clause':
      return join(screen.heading, placeOf(screen.quote), screen.quote.leadIn, screen.quote.text, screen.source.line);
    case 'form':
      return join(screen.form.title, ...screen.form.intro);
    case 'home':
      return join(screen.home.heading, ...screen.home.intro, ...screen.home.lists.map(listText), screen.home.footer);
    case 'notice':
      return join(screen.heading, screen.text, labels(screen.buttons));
  }
};
