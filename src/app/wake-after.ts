import type { FrontDesk } from './front-desk';

/** A front desk after whose work `wake` is called, so that what it put into the outbox goes out at once. */
export const wakeAfter = (desk: FrontDesk, wake: () => void): FrontDesk => {
  const then = async <Value>(work: Promise<Value>): Promise<Value> => {
    const value = await work;
    wake();
    return value;
  };
  return {
    ...desk,
    receive: async (said) => {
      const received = await desk.receive(said);
      if (received.kind === 'queued') wake();
      return received;
    },
    edited: (said, original) => then(desk.edited(said, original)),
    deleted: (surface, key) => then(desk.deleted(surface, key)),
    press: (pressed) => then(desk.press(pressed)),
    submit: (pressed, values) => then(desk.submit(pressed, values)),
  };
};
