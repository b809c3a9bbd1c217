/** One fault in a knowledge file: where it is (line counted from 1), what is wrong, and what to do about it. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
};
