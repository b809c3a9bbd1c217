/** As many names as are remembered at least; twice as many at most. */
const REMEMBERED = 20_000;

export type Once = (name: string, work: () => Promise<void>) => Promise<void>;

/**
 * Does what has a name once in this process: whoever comes with the same name while it is under way waits for the same end, and
 * whoever comes after has nothing to wait for. What failed is forgotten, and done again. The store's keys hold for all processes
 * and for ever; this spares the work of an answer for each copy that Slack sends.
 */
export const createOnce = (): Once => {
  const underWay = new Map<string, Promise<void>>();
  let recent = new Set<string>();
  let older = new Set<string>();
  const remember = (name: string): void => {
    if (recent.size >= REMEMBERED) [older, recent] = [recent, new Set()];
    recent.add(name);
  };
  return async (name, work) => {
    if (recent.has(name) || older.has(name)) return;
    const running = underWay.get(name);
    if (running !== undefined) return await running;
    const started = work();
    underWay.set(name, started);
    try {
      await started;
      remember(name);
    } finally {
      underWay.delete(name);
    }
  };
};
