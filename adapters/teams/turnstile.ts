/** Whoever waits for word that never comes lets the next one pass, ms. */
const LONGEST_MS = 10_000;

/**
 * Lets one through at a time: the next one once the one before is on record. So at most one message is with the platform and
 * not on record when the process dies.
 */
export const createTurnstile = () => {
  let last: Promise<void> = Promise.resolve();
  const inside = new Map<string, () => void>();

  const leave = (name: string): void => inside.get(name)?.();

  return {
    /** Resolves when it is this one's turn. */
    enter: async (name: string): Promise<void> => {
      const before = last;
      let open = (): void => undefined;
      last = new Promise((resolve) => {
        open = resolve;
      });
      await before;
      const late = setTimeout(() => leave(name), LONGEST_MS);
      inside.set(name, () => {
        clearTimeout(late);
        inside.delete(name);
        open();
      });
    },
    leave,
  };
};
