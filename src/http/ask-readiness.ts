import type { Store } from '../app/store';
import type { Readiness } from './create-server';

/** A probe may ask as often as it likes; the store is asked this often, ms. */
const FRESH_MS = 1_000;
/** A store that takes longer is taken for unreachable, ms. */
const PATIENCE_MS = 2_000;

/** Asks the store now and then whether it is there. */
export const createReadiness = (store: Pick<Store, 'watched'>, relay: () => Readiness['relay']) => {
  let asked: { readonly at: number; readonly answer: Promise<Readiness['store']> } | null = null;
  const ask = (): Promise<Readiness['store']> => {
    const late = new Promise<'unreachable'>((resolve) => {
      setTimeout(resolve, PATIENCE_MS, 'unreachable').unref();
    });
    const found = store.watched().then(
      () => 'reachable' as const,
      () => 'unreachable' as const,
    );
    return Promise.race([found, late]);
  };
  return async (): Promise<Readiness> => {
    const at = Date.now();
    if (asked === null || at - asked.at > FRESH_MS) asked = { at, answer: ask() };
    return { store: await asked.answer, relay: relay() };
  };
};
