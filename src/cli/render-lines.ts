import type { Line } from '../core/layout-reply';
import { withoutControls } from '../core/plain-text';
import type { Colours } from './surroundings';
import { wrapText } from './wrap-text';

/** How wide a terminal is and which colours it has. */
export type Canvas = { readonly width: number; readonly colours: Colours };

const bar = (prefix: string): string => prefix.replace('>', '│');

const paint = (style: Line['style'], colours: Colours): ((text: string) => string) => {
  switch (style) {
    case 'heading':
      return (text) => colours.bold(colours.green(text));
    case 'verdict':
      return (text) => colours.bold(colours.yellow(text));
    case 'title':
      return colours.bold;
    case 'place':
      return colours.cyan;
    case 'lead-in':
    case 'mark':
    case 'source':
      return colours.dim;
    default:
      return (text) => text;
  }
};

/** Lines, wrapped and coloured, without anything that could steer the terminal. */
export const renderLines = (lines: readonly Line[], { width, colours }: Canvas): string =>
  lines
    .flatMap(({ style, prefix, hang, text }) => {
      const painted = paint(style, colours);
      const pieces = withoutControls(text)
        .split('\n')
        .flatMap((one) => wrapText(one, width - Math.max(prefix.length, hang.length)));
      return pieces.map((piece, index) =>
        `${colours.cyan(bar(index === 0 ? prefix : hang))}${painted(piece)}`.trimEnd(),
      );
    })
    .join('\n');
