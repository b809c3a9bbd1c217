/**
 * Lets so many through with each turn of the event loop, in the order in which they came. What takes a processor for
 * milliseconds waits here first: between the turns answers leave, and connections, of which Node accepts one a turn, are taken in.
 */
export const createTurns = (atOnce: number): (() => Promise<void>) => {
  const waiting: (() => void)[] = [];
  let left = atOnce;
  let isCounting = false;
  const count = (): void => {
    if (isCounting) return;
    isCounting = true;
    setImmediate(() => {
      isCounting = false;
      const next = waiting.splice(0, atOnce);
      left = atOnce - next.length;
      if (next.length > 0) count();
      for (const begin of next) begin();
    });
  };
  return () => {
    count();
    if (left === 0) return new Promise((resolve) => waiting.push(resolve));
    left -= 1;
    return Promise.resolve();
  };
};
