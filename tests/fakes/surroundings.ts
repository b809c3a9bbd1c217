import { PassThrough } from 'node:stream';
import type { Surroundings } from '../../src/cli/surroundings';

type Screen = PassThrough & { isTTY?: boolean; columns?: number };

/** Streams that remember what was written to them, as a pipe or as a terminal of some width. */
export type FakeSurroundings = Surroundings & {
  readonly stdin: Screen;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** All that stands on standard output and on standard error so far. */
  readonly written: () => string;
  readonly complained: () => string;
};

const collect = (stream: PassThrough): (() => string) => {
  const pieces: string[] = [];
  stream.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  return () => pieces.join('');
};

/** A pipe, with all that will ever be read from it. */
export const pipeSurroundings = (input = '', env: Surroundings['env'] = {}): FakeSurroundings => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  return { stdin, stdout, stderr, env, written: collect(stdout), complained: collect(stderr) };
};

/** A terminal at which somebody may type: write to `stdin`. */
export const terminalSurroundings = (columns = 80, env: Surroundings['env'] = {}): FakeSurroundings => {
  const screen = (): Screen => Object.assign(new PassThrough(), { isTTY: true, columns });
  const [stdin, stdout, stderr] = [screen(), screen(), screen()];
  return { stdin, stdout, stderr, env, written: collect(stdout), complained: collect(stderr) };
};
