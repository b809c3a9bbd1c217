import picocolors from 'picocolors';

type Colours = ReturnType<typeof picocolors.createColors>;

/** A stream that may be a terminal. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** What a command may touch of the outside. */
export type Surroundings = {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
};

const NARROWEST = 40;
const WIDEST = 100;

/** Columns to wrap at: the terminal's, within what reads well. */
export const textWidth = ({ columns }: Output): number => Math.min(WIDEST, Math.max(NARROWEST, columns ?? 80));

/** Whether to colour: NO_COLOR and FORCE_COLOR decide (no-color.org), else whether this is a terminal that can. */
export const wantsColour = (output: Output, env: Surroundings['env']): boolean => {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return output.isTTY === true && env.TERM !== 'dumb';
};

/** The colours for a stream; each a function that returns its text as it is where there are none. */
export const coloursFor = (output: Output, env: Surroundings['env']): Colours =>
  picocolors.createColors(wantsColour(output, env));

export type { Colours };
