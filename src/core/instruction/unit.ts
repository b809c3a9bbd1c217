/** One or more tokens that act as one: a name, a role, a time, a verb, a noun, a small word. */
export type Unit = {
  /** A tag of the vocabulary, `NAME`, `TITLED`, `VB` `VBZ` `VBG` `VBD`, `NUM`, `EMOJI`, `x` (any other word), or a small word itself. */
  readonly tag: string;
  readonly word: string;
  /** Kinds of a verb, as in the vocabulary. */
  readonly kinds: string;
  readonly capital: boolean;
  readonly quoted: boolean;
  /** First token, and the one after the last. */
  readonly from: number;
  readonly to: number;
};

/** A full stop, comma, bracket or other mark. */
export function isMark(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.tag !== 'EMOJI' && !/\p{L}|\p{N}/u.test(unit.word);
}
