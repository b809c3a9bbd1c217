import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Throws away what only the start needed, in some 0.1 s. From then on V8 sets the heap's limit by what is in use: before its
 * first full collection it lets some 200 MB of garbage gather.
 */
export const settleMemory = (): void => {
  // So a process that was started without the flag can still ask for a collection.
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
};
