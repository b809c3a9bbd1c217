import stringWidth from 'string-width';

const breakWord = (word: string, width: number): readonly string[] => {
  const pieces: string[] = [''];
  let room = width;
  for (const character of word) {
    const size = stringWidth(character);
    if (size > room) {
      pieces.push('');
      room = width;
    }
    pieces[pieces.length - 1] += character;
    room -= size;
  }
  return pieces;
};

/** Breaks a line between words so that no line is wider than `width` columns; a word that is wider is cut. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of text.split(' ')) {
    const joined: string = line === null ? word : `${line} ${word}`;
    if (stringWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== null) lines.push(line.trimEnd());
    const pieces = breakWord(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  lines.push(line ?? '');
  return lines;
};
