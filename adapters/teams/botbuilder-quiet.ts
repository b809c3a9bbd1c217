import { AsyncLocalStorage } from 'node:async_hooks';

const hushed = new AsyncLocalStorage<true>();
let isListening = false;

/** The console as it was, but for what is said within `quietly`. */
const listen = (): void => {
  if (isListening) return;
  isListening = true;
  const say = console.error;
  console.error = (...words) => {
    if (hushed.getStore() === undefined) say(...words);
  };
};

/**
 * Does the work without what Microsoft's library writes to the console: a key and a stack for each forged token, so that anybody
 * could fill the log. What comes of it is reported as an event.
 */
export const quietly = <Value>(work: () => Promise<Value>): Promise<Value> => {
  listen();
  return hushed.run(true, work);
};
