/** Whole numbers from 0 up to a limit, by turns the same for the same seed on every machine (mulberry32). */
export const createDice = (seed: number): ((limit: number) => number) => {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
};

/** The same things in another order. */
export const shuffle = <Thing>(things: readonly Thing[], dice: (limit: number) => number): readonly Thing[] => {
  const rest = [...things];
  return things.flatMap(() => rest.splice(dice(rest.length), 1));
};
