/** Longer messages are cut here, at a space where there is one: nobody asks about a protocol in more, and every later step stays bounded. */
export const MAX_MESSAGE_LENGTH = 4_000;

const CODE_BLOCK = /```[\s\S]*?(?:```|$)/g;
const QUOTED_LINE = /^[ \t]*(?:>|&gt;).*$/gm;
const FORWARDED =
  /^[ \t]*(?:-{2,} ?(?:Original|Forwarded) message ?-{2,}|(?:Begin )?forwarded message:|From: .{1,200}|On .{1,120} wrote:)[ \t]*$/im;
const SIGNATURE =
  /^[ \t]*(?:-- ?|_{5,}|Sent from my .{1,60}|(?:kind |best |warm )?regards,?|yours (?:sincerely|faithfully),?|many thanks,?)[ \t]*$/im;
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** White space and typographic marks folded; what a comparison of two texts ignores. */
export function foldMarks(text: string): string {
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
  const cut = text.length > MAX_MESSAGE_LENGTH ? text.slice(0, MAX_MESSAGE_LENGTH) : text;
  const own = dropForeignParts(cut);
  return foldMarks((own.trim() === '' ? cut : own).normalize('NFKC').replace(INVISIBLE, ' '));
}

function dropForeignParts(text: string): string {
  const visible = text.replace(CODE_BLOCK, ' ').replace(QUOTED_LINE, ' ');
  return upTo(upTo(visible, FORWARDED), SIGNATURE);
}

function upTo(text: string, marker: RegExp): string {
  const found = marker.exec(text);
  if (found === null) return text;
  const before = text.slice(0, found.index);
  return before.trim() === '' ? text.slice(found.index + found[0].length) : before;
}
