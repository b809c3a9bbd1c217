/** Some words of one entry, by the names of `HistoryEntry.words`. */
export type WordsOf = { readonly sequence: number; readonly names: readonly string[] };

/** What was lawfully removed, when and by whom. */
export type Removal = {
  /** The entry that says so. */
  readonly sequence: number;
  readonly reference: string;
  readonly at: string;
  readonly by: string | null;
  readonly removed: 'everything' | readonly WordsOf[];
};

/** A place in the chain. */
export type Anchor = { readonly sequence: number; readonly hash: string };

/** A place in the chain, written down elsewhere: it proves that nothing was cut off the end since. The hash alone will do. */
export type KnownAnchor = { readonly sequence: number | null; readonly hash: string };

export type Verification =
  | {
      readonly kind: 'intact';
      readonly entries: number;
      readonly items: number;
      /** The last link; null for an empty register. */
      readonly head: Anchor | null;
      readonly removals: readonly Removal[];
    }
  /** The first thing that is wrong, in a sentence. */
  | {
      readonly kind: 'broken';
      readonly sequence: number;
      readonly reference: string | null;
      readonly problem: 'changed' | 'missing' | 'reordered' | 'item-differs' | 'words-differ' | 'words-missing';
      readonly says: string;
    };
