/** Whoever takes longer, or waits for word that never comes, lets the next one pass, ms. */
const PATIENCE_MS = 1_000;

const createGate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

/** A turn. `isClear` resolves once the one before is on record; `answered` lets the next one make ready. */
type Turn = { readonly isClear: Promise<void>; readonly answered: () => void };

/**
 * Lets one through at a time: the next one once the one before is on record, or has taken too long. So, unless the platform is
 * slow, at most one message is with it and not on record when the process dies.
 */
export const createTurnstile = () => {
  let last = { answered: Promise.resolve(), recorded: Promise.resolve() };
  const inside = new Map<string, () => void>();
  return {
    /** Resolves when it is this one's turn to make ready. */
    enter: async (name: string): Promise<Turn> => {
      const before = last;
      const [answer, record] = [createGate(), createGate()];
      last = { answered: answer.opened, recorded: record.opened };
      await before.answered;
      const leave = (): void => {
        clearTimeout(late);
        inside.delete(name);
        answer.open();
        record.open();
      };
      const late = setTimeout(leave, PATIENCE_MS);
      inside.set(name, leave);
      // By then the answer is being written down, and both can share a commit.
      return { isClear: before.recorded, answered: () => void setImmediate(answer.open) };
    },
    leave: (name: string): void => inside.get(name)?.(),
  };
};
