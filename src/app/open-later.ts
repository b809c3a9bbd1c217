import type { Store } from './store';

/** A store that is opened at its first use, so that what needs none does not wait for it. One that fails to open is tried again. */
export const openLater = (open: () => Promise<Store>): Store => {
  let opening: Promise<Store> | null = null;
  const store = async (): Promise<Store> => {
    opening ??= open();
    const opened = opening;
    try {
      return await opened;
    } catch (error) {
      if (opening === opened) opening = null;
      throw error;
    }
  };
  return {
    recordTurn: async (turn) => (await store()).recordTurn(turn),
    act: async (step) => (await store()).act(step),
    referenceOf: async (deliveryKey) => (await store()).referenceOf(deliveryKey),
    item: async (reference) => (await store()).item(reference),
    list: async (query, page) => (await store()).list(query, page),
    count: async (query) => (await store()).count(query),
    history: async (of) => (await store()).history(of),
    audit: async (deed) => (await store()).audit(deed),
    redact: async (redaction) => (await store()).redact(redaction),
    purge: async (references, deed) => (await store()).purge(references, deed),
    verifyChain: async (known) => (await store()).verifyChain(known),
    claimDue: async (claim) => (await store()).claimDue(claim),
    handOver: async (entry) => (await store()).handOver(entry),
    settle: async (entry, attempt, now) => (await store()).settle(entry, attempt, now),
    deadLetters: async (limit) => (await store()).deadLetters(limit),
    backlog: async () => (await store()).backlog(),
    sweep: async (before) => (await store()).sweep(before),
    setAway: async (away, deed) => (await store()).setAway(away, deed),
    absences: async (day) => (await store()).absences(day),
    watch: async (channel, deed) => (await store()).watch(channel, deed),
    unwatch: async (channel, deed) => (await store()).unwatch(channel, deed),
    watched: async () => (await store()).watched(),
    keepAddress: async (surface, person, address) => (await store()).keepAddress(surface, person, address),
    addressOf: async (surface, person) => (await store()).addressOf(surface, person),
    addresses: async () => (await store()).addresses(),
    forgetAddress: async (surface, person) => (await store()).forgetAddress(surface, person),
    close: async () => {
      if (opening !== null) await (await opening).close();
    },
  };
};
