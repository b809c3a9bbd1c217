import { type Logger, LogLevel } from '@slack/bolt';

/** Slack's packages log what people wrote when something fails; what an operator needs is reported instead. */
export const createSilentLogger = (): Logger => {
  const nothing = (): void => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    setLevel: nothing,
    getLevel: () => LogLevel.ERROR,
    setName: nothing,
  };
};
