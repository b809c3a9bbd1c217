import { setTimeout as wait } from 'node:timers/promises';
import type { Screen } from '../../src/core/screen/screen';
import type { BotFramework, Called, Conversation, Outgoing } from './bot-framework';
import { renderScreen } from './cards/render-screen';
import { linkTo } from './place';

const CARD = 'application/vnd.microsoft.card.adaptive';
const TRIES = 3;
const CALL_MS = 15_000;
/** Somebody who waits for longer than this has gone on, ms. */
const LONGEST_WAIT_MS = 8_000;

/** How a message is drawn for its reader. */
export type Look = {
  /** Teams id of the one who may act on it; null where it is for several. */
  readonly reader: string | null;
  readonly prompts: readonly string[];
  /** Said above it. */
  readonly remark: string | null;
};

/** A card as an attachment. */
export const attachmentOf = (screen: Screen, reader: string | null) => ({
  contentType: CARD,
  content: renderScreen(screen, { refreshFor: reader === null ? [] : [reader], linkTo }).card,
});

/** The message that shows a screen. */
export const messageOf = (screen: Screen, { reader, prompts, remark }: Look): Outgoing => {
  const { card, summary } = renderScreen(screen, { refreshFor: reader === null ? [] : [reader], linkTo });
  return {
    type: 'message',
    text: remark,
    summary,
    attachments: [{ contentType: CARD, content: card }],
    prompts: reader === null || prompts.length === 0 ? null : { to: reader, texts: prompts },
  };
};

const isWorthATry = (called: Called<unknown>): boolean =>
  called.kind === 'unreachable'
    ? !called.isDoubtful
    : called.kind === 'refused' && [412, 429, 502, 503].includes(called.status);

/** Shows at once what somebody asked for by a press, and tries again for as long as they may wait. `replace`: the message to change. */
export const showNow = async (
  framework: BotFramework,
  to: Conversation,
  screen: Screen,
  { reader, replace }: { readonly reader: string | null; readonly replace: string | null },
): Promise<Called<unknown>> => {
  const message = messageOf(screen, { reader, prompts: [], remark: null });
  for (let tried = 1; ; tried += 1) {
    const signal = AbortSignal.timeout(CALL_MS);
    const called =
      replace === null
        ? await framework.send(to, message, signal)
        : await framework.change(to, replace, message, signal);
    if (tried === TRIES || !isWorthATry(called)) return called;
    const asked = called.kind === 'refused' ? called.afterMs : null;
    await wait(Math.min(asked ?? 500 * tried, LONGEST_WAIT_MS));
  }
};
