import type { Block } from './block';
import type { Part } from './outline';
import { isCapitals } from './words';

/** A heading that is open while its clauses are read; a smaller level is further out. */
export type Heading = { readonly level: number; readonly text: string; readonly number: string | null };

type LevelOf = (block: Block, open: readonly Heading[], next: Part | undefined) => number;

const OUTSIDE_NUMBERED = 5;

/** How many numbers a number has: 2 for `2.3`. */
export const depthOf = (number: string): number => number.split('.').length;

/** Says how deep a heading is: by its number, else by Markdown signs, else by capitals and bold. Signs that contradict numbers are ignored. */
export const headingLevels = (parts: readonly Part[]): LevelOf => {
  const headings = parts.filter((part) => part.role === 'heading').map((part) => part.block);
  const numbered = headings.filter((block) => block.marker.kind === 'number');
  const capitals = headings.some((block) => isCapitals(block.text));
  const numberedInCapitals = numbered.some((block) => isCapitals(block.text));
  const fewestSigns = numbered.reduce((fewest, block) => Math.min(fewest, block.hashes), 7);
  return (block, open, next) => {
    if (block.marker.kind === 'number') return depthOf(block.marker.number) * 10;
    if (numbered.length > 0) {
      const outside = block.hashes > 0 ? block.hashes < fewestSigns : isCapitals(block.text) && !numberedInCapitals;
      const number = open.findLast((heading) => heading.number !== null)?.number ?? null;
      if (outside) return next?.role === 'heading' ? OUTSIDE_NUMBERED : 10;
      return number === null ? 10 : depthOf(number) * 10 + 5;
    }
    if (block.hashes > 0) return block.hashes * 10;
    if (isCapitals(block.text) || !capitals) return 10;
    return block.bold ? 20 : 30;
  };
};

/** The headings still open above a clause of this number: `5.1` closes `4`, while a restarting `1` closes nothing. */
export const headingsAbove = (open: readonly Heading[], number: string): readonly Heading[] => {
  const isDeeper = (heading: Heading): boolean =>
    heading.number !== null && depthOf(number) > depthOf(heading.number) && !number.startsWith(`${heading.number}.`);
  const closed = open.findIndex(isDeeper);
  return closed < 0 ? open : open.slice(0, closed);
};
