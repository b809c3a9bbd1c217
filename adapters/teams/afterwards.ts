import type { TeamsEvent } from './options';

/** Work that goes on after the platform was answered, owned until it ends. */
export const createAfterwards = (report: (event: TeamsEvent) => void) => {
  const underWay = new Set<Promise<void>>();
  return {
    /** `during` names it in the log. The work says why it failed, null where it did not. */
    run: (during: string, work: () => Promise<string | null>): void => {
      const running = (async () => {
        try {
          const reason = await work();
          if (reason !== null) report({ kind: 'teams-failed', during, reason });
        } catch (error) {
          report({ kind: 'teams-failed', during, reason: error instanceof Error ? error.name : 'unknown error' });
        }
      })();
      underWay.add(running);
      void running.finally(() => underWay.delete(running));
    },
    stop: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
};

export type Afterwards = ReturnType<typeof createAfterwards>;
