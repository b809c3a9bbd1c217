import stringWidth from 'string-width';
import { withoutControls } from '../../core/plain-text';
import { wrapText } from '../wrap-text';

/** A column: its title, and how wide it is; the last one takes what is left. */
export type Column = { readonly title: string; readonly width: number };

const GAP = '  ';
const NARROWEST_LAST = 20;

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

const layoutRow = (cells: readonly string[], widths: readonly number[]): readonly string[] => {
  const wrapped = cells.map((cell, index) =>
    withoutControls(cell)
      .split('\n')
      .flatMap((line) => wrapText(line, widths[index] ?? NARROWEST_LAST)),
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, index) => pad(lines[line] ?? '', widths[index] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
};

/** A table as lines of at most `total` columns of the terminal: the title row, then each row, its cells wrapped. */
export const layoutTable = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  total: number,
): readonly string[] => {
  const fixed = columns.slice(0, -1).map(({ width }) => width);
  const used = fixed.reduce((sum, width) => sum + width + GAP.length, 0);
  const widths = [...fixed, Math.max(NARROWEST_LAST, total - used)];
  return [columns.map(({ title }) => title), ...rows].flatMap((row) => layoutRow(row, widths));
};
