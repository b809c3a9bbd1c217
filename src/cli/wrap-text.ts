import stringWidth from 'string-width';

const breakWord = (word: string, width: number): readonly string[] => {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const size = stringWidth(character);
    if (used + size > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  return [...pieces, piece];
};

/**
 * Breaks a line between words so that no line is wider than `width` columns; a word that is wider is cut.
 * With an infinite width the line stays as it is.
 */
export const wrapText = (text: string, width: number): readonly string[] => {
  if (width === Number.POSITIVE_INFINITY) return [text];
  const lines: string[] = [];
  let line: string | null = null;
  let used = 0;
  for (const word of text.split(' ')) {
    const size = stringWidth(word);
    if (line !== null && used + 1 + size <= width) {
      line += ` ${word}`;
      used += 1 + size;
      continue;
    }
    if (line !== null) lines.push(line.trimEnd());
    const pieces = size > width ? breakWord(word, width) : [word];
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = stringWidth(line);
  }
  return [...lines, line ?? ''];
};
