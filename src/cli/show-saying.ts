import { blank, type Line, layoutReply, line } from '../core/layout-reply';
import { withoutControls } from '../core/plain-text';
import { renderPlain } from '../core/render-plain';
import type { Reply, ReplyKind } from '../core/reply';
import { fillPlaceholders } from '../core/wording';
import type { Saying } from './conversation';
import { renderLines } from './render-lines';
import { coloursFor, type Surroundings, textWidth, wantsColour } from './surroundings';
import { terminalWording as wording } from './wording';

const SPEAK_OF_SENDING: ReadonlySet<ReplyKind> = new Set([
  'silence',
  'remit-check',
  'instruction',
  'concern',
  'referral',
]);

/** Whether a reply speaks of telling somebody, which a terminal does not do. */
const speaksOfSending = (reply: Reply): boolean =>
  reply.told.length > 0 || (SPEAK_OF_SENDING.has(reply.kind) && reply.actions.length > 0);

/** Lines of ours, as wide and as colourful as the output allows; unwrapped where it is no terminal. */
export const showLines = (lines: readonly Line[], { stdout, env }: Surroundings): string => {
  const width = stdout.isTTY === true ? textWidth(stdout) : Number.POSITIVE_INFINITY;
  return renderLines(lines, { width, colours: coloursFor(stdout, env) });
};

/**
 * A reply for this output: wrapped and coloured on a terminal, plain elsewhere, harmless on both. `after`: what came of it;
 * null where nothing ever does.
 */
export const showReply = (reply: Reply, surroundings: Surroundings, after: readonly Line[] | null = null): string => {
  const isTerminal = surroundings.stdout.isTTY === true || wantsColour(surroundings.stdout, surroundings.env);
  const shown = isTerminal ? showLines(layoutReply(reply), surroundings) : withoutControls(renderPlain(reply));
  const notSent = speaksOfSending(reply) ? [line('source', wording['not-sent'])] : [];
  const following = after ?? notSent;
  return following.length === 0 ? shown : `${shown}\n${showLines(following, surroundings)}`;
};

/** What the terminal says, ready to print; empty where there is nothing to say. */
export const showSaying = (saying: Saying, surroundings: Surroundings): string => {
  switch (saying.kind) {
    case 'reply': {
      const reply = showReply(saying.reply, surroundings, saying.after);
      if (saying.asked === null) return reply;
      const asked = fillPlaceholders(wording.picked, { question: saying.asked });
      return `${showLines([line('place', asked), blank], surroundings)}\n${reply}`;
    }
    case 'text':
      return showLines(saying.lines, surroundings);
    case 'nothing':
    case 'left':
      return '';
  }
};
