import type { Press } from '../../../src/core/screen/press';
import type { Screen } from '../../../src/core/screen/screen';
import { screenText } from '../../../src/core/screen/screen-text';
import { say } from '../../../src/core/wording';
import { dataOf, foldActions, toAction } from './action';
import type { AdaptiveCard } from './card';
import { type Draft, fitCard, fitText } from './fit';
import { quoteElements } from './quote';
import { renderForm } from './render-form';
import { type LinkTo, renderItem } from './render-item';
import { renderHome, renderList } from './render-list';
import { renderReply, sourceElements } from './render-reply';
import { heading, paragraphs } from './rich-text';

/** Teams refreshes a card for at most so many people. */
const MOST_REFRESHED = 60;
const LONGEST_SUMMARY = 160;

export type RenderOptions = {
  /** Teams ids (`29:…`) of those who may act: their clients fetch the card anew when they open it. */
  readonly refreshFor: readonly string[];
  readonly linkTo: LinkTo;
};

/**
 * A message: `card`, and `summary` for the toast and the list of chats. `text` is the same in plain words, for where no card
 * can be shown: Teams would show it beside the card, and with it the message could outgrow its 28 kB.
 */
export type Rendered = { readonly card: AdaptiveCard; readonly text: string; readonly summary: string };

const draftsOf = (screen: Screen, linkTo: LinkTo): readonly [Draft, ...Draft[]] => {
  switch (screen.kind) {
    case 'reply':
      return renderReply(screen);
    case 'item':
      return renderItem(screen.card, linkTo);
    case 'stale':
      return renderItem(screen.card, linkTo, paragraphs(screen.text, { weight: 'Bolder' }));
    case 'list':
      return renderList(screen.list);
    case 'home':
      return renderHome(screen.home);
    case 'form':
      return renderForm(screen.form);
    case 'clause':
      return [
        {
          body: [...heading(screen.heading, 'Medium'), ...quoteElements(screen.quote, Number.POSITIVE_INFINITY)],
          foot: sourceElements(screen.source.line, ''),
          actions: [],
          rest: say('card.rest-of-document', { document: screen.source.line }),
        },
      ];
    case 'notice':
      return [
        {
          body: [...heading(screen.heading, 'Medium'), ...paragraphs(screen.text)],
          foot: [],
          actions: foldActions(screen.buttons.map(toAction)),
          rest: '',
        },
      ];
  }
};

const summaryOf = (screen: Screen): string => {
  switch (screen.kind) {
    case 'reply':
      return screen.reply.heading;
    case 'item':
      return screen.card.because === null ? screen.card.heading : `${screen.card.heading}: ${screen.card.because}`;
    case 'stale':
      return screen.text;
    case 'list':
      return screen.list.heading;
    case 'home':
      return screen.home.heading;
    case 'form':
      return screen.form.title;
    case 'clause':
    case 'notice':
      return screen.heading;
  }
};

const oneLine = (text: string): string => {
  const line = text
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= LONGEST_SUMMARY
    ? line
    : `${line.slice(0, LONGEST_SUMMARY - 1)}…`.replace(/\p{Surrogate}/gu, '');
};

const refreshOf = (screen: Screen, people: readonly string[]): Pick<AdaptiveCard, 'refresh'> => {
  if ((screen.kind !== 'item' && screen.kind !== 'stale') || people.length === 0) return {};
  const press: Press = { kind: 'item', reference: screen.card.reference };
  return {
    refresh: {
      action: { type: 'Action.Execute', title: screen.card.reference, verb: 'refresh', data: dataOf(press) },
      userIds: people.slice(0, MOST_REFRESHED),
    },
  };
};

/** What a screen is in Teams. Every word of it is shown as it was written; whatever does not fit is named, with where it is. */
export const renderScreen = (
  screen: Screen,
  { refreshFor, linkTo }: RenderOptions = { refreshFor: [], linkTo: () => null },
): Rendered => {
  const summary = oneLine(summaryOf(screen));
  const drafts = draftsOf(screen, linkTo);
  const around = {
    summary,
    ...refreshOf(screen, refreshFor),
    ...(screen.kind === 'form' ? {} : { msteams: { width: 'Full' } as const }),
  };
  return { card: fitCard(drafts, around), text: fitText(screenText(screen), drafts[0].rest), summary };
};
