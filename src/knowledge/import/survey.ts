import type { Part } from './outline';

/** What has to be known of a whole document before its clauses are named. */
export type Survey = {
  /** True where the same number is printed twice. */
  readonly numbersRestart: boolean;
  /** Places of paragraphs that stand alone under a heading with a number, and so go by that number. */
  readonly lonely: ReadonlySet<number>;
};

const lonelyParagraphs = (parts: readonly Part[]): ReadonlySet<number> => {
  const lonely = new Set<number>();
  let under: number[] | null = null;
  const close = (): void => {
    const [only, second] = under ?? [];
    if (only !== undefined && second === undefined) lonely.add(only);
  };
  for (const [index, { role, block }] of parts.entries()) {
    if (role === 'heading') {
      close();
      under = block.marker.kind === 'number' ? [] : null;
    } else if (block.marker.kind === 'number') under = null;
    else if (role === 'clause' && block.marker.kind === 'none') under?.push(index);
  }
  close();
  return lonely;
};

/** Looks once over all parts of a document. */
export const surveyParts = (parts: readonly Part[]): Survey => {
  const numbers = parts.flatMap(({ role, block }) =>
    role === 'clause' && block.marker.kind === 'number' ? [block.marker.number] : [],
  );
  return { numbersRestart: new Set(numbers).size < numbers.length, lonely: lonelyParagraphs(parts) };
};
