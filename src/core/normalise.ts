/** No more than this is kept, cut at a space where there is one: nobody asks about a protocol in more, and every later step stays bounded. */
const MAX_MESSAGE_LENGTH = 4_000;

/** How much is looked at: the sender's own words may stand below a long quotation. */
const MOST_READ = 5 * MAX_MESSAGE_LENGTH;

const CODE_BLOCK = /```[\s\S]*?(?:```|$)/g;
const QUOTED_LINE = /^[ \t]*(?:>|&gt;).*$/gm;
const FORWARDED =
  /^[ \t]*(?:-{2,} ?(?:Original|Forwarded) message ?-{2,}|(?:Begin )?forwarded message:|\*?From:\*? .{1,200}|On .{1,120}(?:\n.{0,80})?wrote:)[ \t]*$/im;
const SIGNATURE = /^[ \t]*(?:-- ?|_{5,}|Sent from my .{1,60})[ \t]*$/im;
const SIGN_OFF = /^[ \t]*(?:(?:kind |best |warm )?regards,?|yours (?:sincerely|faithfully),?|many thanks,?)[ \t]*$/im;
/** Soft hyphens, joiners, marks of direction: they stand inside words, where nobody sees them. */
const HIDDEN = /[^\P{Cf}\u200B]+/gu;
/** Control characters, halves of characters and the space without width, all of which part words. */
const UNSEEN = /(?:[^\P{Cc}\s]|[\p{Cs}\u200B])+/gu;

/** White space and typographic marks folded; what a comparison of two texts ignores. */
function foldMarks(text: string): string {
  return text
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The sender's own words: without quoted lines, forwarded mail, code blocks and signature, on one line, marks folded.
 * A message that is nothing but such parts is kept whole, since its sender means something by it.
 */
export function normalise(text: string): string {
  const seen = cutAt(MOST_READ, text.replace(HIDDEN, '').replace(UNSEEN, ' ').trim());
  return cutAt(MAX_MESSAGE_LENGTH, foldForms(dropForeignParts(seen)) || foldForms(seen));
}

/** Marks are folded before their forms are: an acute accent that stands alone would become a space and a combining one. */
function foldForms(text: string): string {
  return foldMarks(foldMarks(text).normalize('NFKC'));
}

/** The same text with what is not the sender's own turned into spaces, so that every place stays where it was. Lines stay lines. */
export function blankForeignParts(text: string): string {
  const seen = text.slice(0, MOST_READ);
  let own = blankAll(blankAll(seen, CODE_BLOCK), QUOTED_LINE);
  own = blankAfter(blankAfter(own, FORWARDED), SIGNATURE);
  const at = own.search(SIGN_OFF);
  if (at >= 0 && !own.slice(at).includes('?')) own = blankAfter(own, SIGN_OFF);
  return own.trim() === '' ? seen : own;
}

const blank = (part: string): string => part.replace(/[^\n]/g, ' ');

const blankAll = (text: string, parts: RegExp): string => text.replace(parts, blank);

function blankAfter(text: string, marker: RegExp): string {
  const found = marker.exec(text);
  if (found === null) return text;
  const before = text.slice(0, found.index);
  const after = found.index + found[0].length;
  return before.trim() === ''
    ? blank(text.slice(0, after)) + text.slice(after)
    : before + blank(text.slice(found.index));
}

function cutAt(limit: number, text: string): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(' ', limit);
  return text.slice(0, space > 0 ? space : limit).replace(/[\uD800-\uDBFF]$/, '');
}

function dropForeignParts(text: string): string {
  const visible = text.replace(CODE_BLOCK, ' ').replace(QUOTED_LINE, ' ');
  return withoutSignOff(upTo(upTo(visible, FORWARDED), SIGNATURE));
}

/** People sign off and then think of a question. */
function withoutSignOff(text: string): string {
  const at = text.search(SIGN_OFF);
  return at >= 0 && text.slice(at).includes('?') ? text : upTo(text, SIGN_OFF);
}

function upTo(text: string, marker: RegExp): string {
  const found = marker.exec(text);
  if (found === null) return text;
  const before = text.slice(0, found.index);
  return before.trim() === '' ? text.slice(found.index + found[0].length) : before;
}
