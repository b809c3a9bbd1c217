import type { types } from '@slack/bolt';
import { withoutControls } from '../../../src/core/plain-text';

const LONE_SURROGATES = /\p{Cs}/gu;
const NOTHING = '–';

/** Words as Slack takes them: no control characters but line feeds, no broken characters. */
export const clean = (text: string): string => withoutControls(text).replace(LONE_SURROGATES, '\uFFFD');

/**
 * Characters of JSON in its longest way of writing, in which “ takes six. Nobody says how Slack counts a whole surface.
 */
export const weightOf = (text: string): number => text.replace(/[^ -~]/g, '\\u0000').length;

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Never between the halves of a character. */
const cutBefore = (text: string, place: number): number => (isLowSurrogate(text.charCodeAt(place)) ? place - 1 : place);

/** At most `limit` characters, with an ellipsis where there was more. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, cutBefore(text, limit - 1)).trimEnd()}…`;

/** The whole text in pieces of at most `limit` characters, parted after a line or a word where there is one. */
export const splitText = (text: string, limit: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const start = rest.slice(0, limit);
    const gap = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(' ')) + 1;
    const place = gap > limit / 2 ? gap : cutBefore(rest, limit);
    pieces.push(rest.slice(0, place));
    rest = rest.slice(place);
  }
  return rest === '' ? pieces : [...pieces, rest];
};

/**
 * A text object in which nothing comes alive: neither mrkdwn nor `:emoji:`. Slack refuses empty ones, so that nothing is
 * shown as a dash.
 */
export const plain = (text: string, limit: number): types.PlainTextElement => {
  const words = clip(clean(text).trim(), limit);
  return { type: 'plain_text', text: words === '' ? NOTHING : words, emoji: false };
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escaped text of at most `limit` bytes, with an ellipsis where there was more. */
export const shortenEscaped = (text: string, limit: number): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  const kept = bytes.subarray(0, limit - Buffer.byteLength('…')).toString('utf8');
  // Neither half a character nor half an entity.
  return `${kept.replace(/\uFFFD+$/, '').replace(/&[a-z]{0,3}$/, '')}…`;
};

/** For `text` of a message, where `<!channel>` and the like would come alive: at most `limit` characters, escaped. */
export const escapeText = (text: string, limit: number): string =>
  clip(
    text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign),
    limit,
  ).replace(/&[a-z]{0,3}…$/, '…');
