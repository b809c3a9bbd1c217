/** The value that a share (0 to 1) of all values do not exceed (nearest rank); NaN of none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** What a piece of work gave, and how long it took. */
export type Timed<Result> = { readonly result: Result; readonly ms: number };

/** Does the work once and takes its time. */
export const time = <Result>(work: () => Result): Timed<Result> => {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
};

/** The same for work that may answer later. */
export const timeAsync = async <Result>(work: () => Result | Promise<Result>): Promise<Timed<Result>> => {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
};
