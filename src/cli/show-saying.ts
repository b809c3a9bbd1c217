import type { Line } from '../core/layout-reply';
import { withoutControls } from '../core/plain-text';
import { renderPlain } from '../core/render-plain';
import type { Reply, ReplyKind } from '../core/reply';
import type { Saying } from './conversation';
import { renderLines, renderTerminal } from './render-terminal';
import { coloursFor, type Surroundings, textWidth } from './surroundings';
import { terminalWording as wording } from './wording';

const SPEAK_OF_SENDING: ReadonlySet<ReplyKind> = new Set([
  'silence',
  'remit-check',
  'instruction',
  'concern',
  'referral',
]);

/** Whether a reply speaks of telling somebody, which a terminal does not do. */
export const speaksOfSending = (reply: Reply): boolean =>
  reply.told.length > 0 || (SPEAK_OF_SENDING.has(reply.kind) && reply.actions.length > 0);

const asLine = (style: Line['style'], text: string): Line => ({ style, prefix: '', hang: '', text });

/** Paragraphs of ours, as wide and as colourful as the output allows; unwrapped where it is no terminal. */
export const showParagraphs = (
  paragraphs: readonly string[],
  { stdout, env }: Surroundings,
  style: Line['style'] = 'text',
): string => {
  const width = stdout.isTTY === true ? textWidth(stdout) : Number.POSITIVE_INFINITY;
  const lines = paragraphs.map((text) => asLine(style, text));
  return renderLines(lines, { width, colours: coloursFor(stdout, env) });
};

/** A reply for this output: wrapped and coloured on a terminal, plain elsewhere, harmless on both. */
export const showReply = (reply: Reply, surroundings: Surroundings): string => {
  const { stdout, env } = surroundings;
  const colours = coloursFor(stdout, env);
  const shown =
    stdout.isTTY === true || colours.isColorSupported
      ? renderTerminal(reply, { width: stdout.isTTY === true ? textWidth(stdout) : Number.POSITIVE_INFINITY, colours })
      : withoutControls(renderPlain(reply));
  const note = speaksOfSending(reply) ? showParagraphs([wording['not-sent']], surroundings, 'source') : null;
  return note === null ? shown : `${shown}\n${note}`;
};

/** What the terminal says, ready to print; empty where there is nothing to say. */
export const showSaying = (saying: Saying, surroundings: Surroundings): string => {
  switch (saying.kind) {
    case 'reply':
      return showReply(saying.reply, surroundings);
    case 'text':
      return showParagraphs(saying.paragraphs, surroundings);
    case 'nothing':
    case 'left':
      return '';
  }
};
