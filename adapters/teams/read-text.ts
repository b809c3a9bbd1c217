import type { Activity } from './activity';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const codePoint = (digits: string, base: number): string => {
  const code = Number.parseInt(digits, base);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

/** Once: what was written as an entity stays one. */
const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return codePoint(hex, 16);
      if (decimal !== undefined) return codePoint(decimal, 10);
      return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
    },
  );

const tidy = (text: string): string =>
  text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const QUOTE_END = '</blockquote>';

/** Without what stands in quotes, nested ones too. */
const withoutQuotes = (html: string): string =>
  html
    .split(/<blockquote\b[^<>]*>/i)
    .map((piece, index) => {
      if (index === 0) return piece;
      const end = piece.toLowerCase().lastIndexOf(QUOTE_END);
      return end === -1 ? '' : piece.slice(end + QUOTE_END.length);
    })
    .join('\n');

/** Markup without its tags: its own words, not those of a message that it quotes. */
export const htmlText = (html: string): string =>
  tidy(
    decode(
      withoutQuotes(html)
        .replace(/<(?:emoji|img)\b[^<>]*\balt="([^"<>]*)"[^<>]*>/gi, '$1')
        .replace(/<(?:br|hr|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n')
        .replace(/<li\b[^<>]*>/gi, '- ')
        .replace(/<[^<>]*>/g, ''),
    ),
  );

const htmlOf = ({ attachments }: Activity): string | null => {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : null;
};

/** What names the bot in a message, as it is written there. */
const namesOfBot = ({ entities, recipient }: Activity): readonly string[] =>
  (entities ?? []).flatMap(({ type, mentioned, text }) =>
    type === 'mention' && mentioned?.id === recipient.id && typeof text === 'string' ? [text] : [],
  );

/** Whether a message speaks to the bot by name. */
export const isMentioned = (activity: Activity): boolean => namesOfBot(activity).length > 0;

const withoutNames = (text: string, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(name, ' '), text).replace(/<\/?at\b[^>]*>/gi, '');

/** What somebody wrote, without the bot's name and without a message that they quote. */
export const readText = (activity: Activity): string => {
  const html = htmlOf(activity);
  const names = namesOfBot(activity);
  if (html === null || !/<blockquote\b/i.test(html)) return tidy(decode(withoutNames(activity.text ?? '', names)));
  const own = htmlText(html);
  const plain = names.map((name) => name.replace(/<[^<>]*>/g, '')).find((name) => own.startsWith(name));
  return plain === undefined ? own : own.slice(plain.length).trim();
};
