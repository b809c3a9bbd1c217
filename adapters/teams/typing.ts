import type { BotFramework, Conversation } from './bot-framework';

/** An answer that is sooner there needs no sign that it is coming, ms. */
const PATIENCE_MS = 800;
const CALL_MS = 5_000;

/** Shows that Remit is at work where an answer takes longer than a moment. */
export const createTyping = (framework: BotFramework) => {
  const expected = new Map<string, NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();

  const end = (name: string): void => {
    clearTimeout(expected.get(name));
    expected.delete(name);
  };

  return {
    /** `name`: the conversation's in the outbox. Gives what takes it back where no answer comes there. */
    begin: (name: string, conversation: Conversation): (() => void) => {
      // Another message waits there already.
      if (expected.has(name)) return () => undefined;
      const timer = setTimeout(() => {
        expected.delete(name);
        // Whether it was seen makes no difference to anything.
        const sign = framework.send(conversation, { type: 'typing' }, AbortSignal.timeout(CALL_MS));
        underWay.add(sign);
        void sign.finally(() => underWay.delete(sign));
      }, PATIENCE_MS);
      expected.set(name, timer);
      return () => {
        if (expected.get(name) === timer) end(name);
      };
    },
    end,
    stop: async (): Promise<void> => {
      for (const name of [...expected.keys()]) end(name);
      await Promise.all(underWay);
    },
  };
};

export type Typing = ReturnType<typeof createTyping>;
