/** Something that is done again and again. */
export type Clock = {
  /** Lets what is under way end; nothing is done after that. */
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
  /** What the work threw; it is done again at the next time all the same. Must not throw. */
  readonly failed: (error: unknown) => void;
};

/** Does the work at once and then again each time, never twice at a time. */
export const startClock = ({ everyMs, work, failed }: Options): Clock => {
  let underWay: Promise<void> | null = null;
  const tick = (): void => {
    underWay ??= work()
      .then(() => undefined, failed)
      .finally(() => {
        underWay = null;
      });
  };
  tick();
  const timer = setInterval(tick, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
};
