/** What somebody said lately in one thread of talk, so that a follow-up is understood. Kept in memory alone, and not for long. */
export type Recollection = {
  /** Oldest first; none where it was too long ago. */
  readonly earlier: (thread: string) => readonly string[];
  readonly remember: (thread: string, text: string) => void;
};

const MOST_TURNS = 4;
const LONGEST_MS = 30 * 60_000;
const MOST_THREADS = 5_000;
/** More of one message says nothing about the next. */
const LONGEST_TEXT = 2_000;

type Turn = { readonly text: string; readonly at: number };

/** A memory of the last few turns of each thread. `now`: ms. */
export const createRecollection = (now: () => number): Recollection => {
  const threads = new Map<string, readonly Turn[]>();
  const fresh = (thread: string): readonly Turn[] => {
    const oldest = now() - LONGEST_MS;
    return (threads.get(thread) ?? []).filter(({ at }) => at > oldest);
  };
  return {
    earlier: (thread) => fresh(thread).map(({ text }) => text),
    remember: (thread, text) => {
      const turns = [...fresh(thread), { text: text.slice(0, LONGEST_TEXT), at: now() }].slice(-MOST_TURNS);
      // Taken out first: a map keeps the order of its first insertions, and the oldest is to go first.
      threads.delete(thread);
      threads.set(thread, turns);
      const [first] = threads.keys();
      if (threads.size > MOST_THREADS && first !== undefined) threads.delete(first);
    },
  };
};
