import { nameOfError } from './refused-error';
import type { SlackOptions } from './slack-options';

/** Work that nobody waits for: it begins after Slack is answered, and a failure of it is reported. */
export type Background = {
  readonly run: (what: string, work: () => Promise<unknown>) => void;
  /** Resolves when all of it has ended. */
  readonly settled: () => Promise<void>;
};

export const createBackground = (report: SlackOptions['report']): Background => {
  const underWay = new Set<Promise<void>>();
  return {
    run: (what, work) => {
      const running = (async () => {
        try {
          await work();
        } catch (error) {
          report({ kind: 'failed', during: what, reason: nameOfError(error) });
        }
      })().finally(() => underWay.delete(running));
      underWay.add(running);
    },
    settled: async () => {
      // One may begin another.
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
