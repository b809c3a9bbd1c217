import type { types } from '@slack/bolt';
import type { Json } from '../../../src/core/register/item';
import type { Screen } from '../../../src/core/screen/screen';
import { screenText } from '../../../src/core/screen/screen-text';
import { say } from '../../../src/core/wording';
import { buttonBlocks, contextBlocks, divider, headingBlocks } from './blocks';
import { fitRoom, part, type Surface } from './fit-room';
import { renderForm } from './form';
import { homeParts } from './home';
import { cardEnd, cardParts, type LinkTo } from './item-card';
import { LIMITS, ROOM } from './limits';
import { listEnd, listParts } from './list';
import { replyEnd, replyParts } from './reply';
import { clauseBlocks, paragraph } from './rich-text';
import { clean, escapeText, plain, shortenEscaped } from './text';

/**
 * A message as `chat.postMessage` takes it. `text` is all that the blocks say, for notifications and screen readers; it must
 * go with the flags beside it, by which nothing in it comes alive.
 */
export type SlackMessage = {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly mrkdwn: false;
  readonly parse: 'none';
  readonly link_names: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

const noLink: LinkTo = () => null;

const surfaceOf = (screen: Screen, linkTo: LinkTo): Surface => {
  switch (screen.kind) {
    case 'reply':
      return {
        parts: replyParts(screen),
        last: replyEnd(screen),
        rest: say('card.rest-of-document', { document: screen.reply.source.title }),
      };
    case 'item':
      return {
        parts: cardParts(screen.card, linkTo),
        last: cardEnd(screen.card),
        rest: say('card.rest-of-item', { reference: screen.card.reference }),
      };
    case 'stale':
      return {
        parts: [part([...paragraph({ text: screen.text }), ...divider]), ...cardParts(screen.card, linkTo)],
        last: cardEnd(screen.card),
        rest: say('card.rest-of-item', { reference: screen.card.reference }),
      };
    case 'list':
      return {
        parts: [part(headingBlocks(screen.list.heading)), ...listParts(screen.list)],
        last: listEnd(screen.list),
        rest: say('card.rest-of-list'),
      };
    case 'clause':
      return {
        parts: [part(headingBlocks(screen.heading)), part(clauseBlocks(screen.quote))],
        last: contextBlocks(screen.source.line),
        rest: say('card.rest-of-document', { document: screen.source.title }),
      };
    case 'notice':
      return {
        parts: [part([...headingBlocks(screen.heading), ...paragraph({ text: screen.text })])],
        last: buttonBlocks(screen.buttons),
        rest: say('card.rest-of-list'),
      };
    case 'home':
      return {
        parts: homeParts(screen.home),
        last: contextBlocks(screen.home.footer),
        rest: say('card.rest-of-list'),
      };
    case 'form': {
      // A message cannot hold fields: its button opens the form.
      const { title, intro, press } = screen.form;
      return {
        parts: [part([...headingBlocks(title), ...intro.flatMap((text) => paragraph({ text }))])],
        last: buttonBlocks([{ label: title, press, style: 'plain', asks: true }]),
        rest: say('card.rest-of-list'),
      };
    }
  }
};

/** Any screen as a message. `linkTo` makes the link back to where something was written. */
export const renderScreen = (screen: Screen, linkTo: LinkTo = noLink): SlackMessage => ({
  text: escapeText(clean(screenText(screen)).trim() || say('card.product'), LIMITS.textTwin),
  blocks: fitRoom(surfaceOf(screen, linkTo), ROOM.message),
  mrkdwn: false,
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
});

/** The same message where Slack takes less text; its blocks say all of it. */
export const withShortText = (message: SlackMessage): SlackMessage => ({
  ...message,
  text: shortenEscaped(message.text, LIMITS.changedText),
});

/** What goes instead of a message that Slack refuses for its size or its blocks; null where there is nothing else to send. */
export const lessOf = (message: SlackMessage, code: string): SlackMessage | null => {
  switch (code) {
    case 'msg_too_long': {
      const less = withShortText(message);
      return less.text === message.text ? null : less;
    }
    case 'invalid_blocks':
    case 'invalid_blocks_format':
    case 'msg_blocks_too_long':
      // The text says all that the blocks say.
      return { ...message, blocks: [] };
    default:
      return null;
  }
};

/**
 * Any screen as what `views.open` takes. `carried` comes back with a form; null where it is more than Slack carries, so that
 * the form cannot be shown.
 */
export const renderModal = (screen: Screen, carried: Json = null, linkTo: LinkTo = noLink): types.ModalView | null => {
  if (screen.kind === 'form') return renderForm(screen.form, carried);
  return {
    type: 'modal',
    title: plain(say('card.product'), LIMITS.modalTitle),
    close: plain(say('card.close'), LIMITS.modalButton),
    blocks: fitRoom(surfaceOf(screen, linkTo), ROOM.view),
  };
};
