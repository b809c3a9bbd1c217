import { createFrontDesk } from '../../src/app/create-front-desk';
import type { Caller, FrontDesk, Place, Pressed, Said } from '../../src/app/front-desk';
import { createRecollection } from '../../src/app/recollect';
import { createIntake } from '../../src/app/register';
import type { OutboxEntry } from '../../src/app/store';
import { createWatching, type Watching } from '../../src/app/watch-channels';
import type { Finding } from '../../src/core/finding';
import type { Message } from '../../src/core/message';
import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { inMemory, MONDAY, openTestRegister, type TestRegister } from './register';

/** A front desk of the invented council on a real store, with what a test looks at. */
export type TestDesk = {
  readonly desk: FrontDesk;
  readonly register: TestRegister;
  readonly watching: Watching;
  /** Who asked what was taken for an instruction, sooner than by answering. */
  readonly heard: readonly Message[];
  /** Takes what waits out of the outbox, and says that it was delivered. */
  readonly deliver: () => Promise<readonly (OutboxEntry & { readonly screen: Screen | null })[]>;
  /** Moves the clock, by minutes. */
  readonly later: (minutes: number) => void;
};

export const openTestDesk = async (
  answer: (message: Message) => Finding,
  given: Parameters<typeof openTestRegister>[1] = {},
): Promise<TestDesk> => {
  const register = await openTestRegister(inMemory, { ...given, answer });
  const { store, counter } = register;
  let at = Date.parse(MONDAY);
  const now = (): Date => new Date(at);
  const watching = createWatching({ store, now });
  const heard: Message[] = [];
  const hears = (message: Message): boolean => {
    heard.push(message);
    return answer(message).instruction !== null;
  };
  const intake = createIntake(counter.deps, counter.respond, watching.isWatched, hears);
  const recollection = createRecollection(() => at);
  const desk = createFrontDesk({ counter: () => ({ ...counter, intake }), watching, recollection });
  const told = watching.watchOnceTold({ deliver: async () => ({ kind: 'delivered', handle: { message: 1 } }) });
  return {
    desk,
    register,
    watching,
    heard,
    later: (minutes) => {
      at += minutes * 60_000;
      register.setNow(new Date(at).toISOString());
    },
    deliver: async () => {
      const delivered = [];
      for (;;) {
        const entries = await store.claimDue({ now: at, leaseMs: 60_000, limit: 50, adapters: ['chat'] });
        if (entries.length === 0) return delivered;
        for (const entry of entries) {
          delivered.push({ ...entry, screen: await desk.draw(entry) });
          await told.deliver(entry, new AbortController().signal, async () => true);
          await store.settle(entry, { kind: 'delivered', handle: { message: entry.key } }, at);
        }
      }
    },
  };
};

export const aCaller = (account: string, given: Partial<Caller> = {}): Caller => ({
  surface: 'chat',
  account,
  email: null,
  groups: [],
  name: null,
  isGuest: false,
  ...given,
});

let deliveries = 0;

export const aPlace = (account: string, given: Partial<Place> = {}): Place => {
  deliveries += 1;
  const to = (conversation: string) => ({ adapter: 'chat', conversation, recipient: null, address: { conversation } });
  return {
    deliveryKey: `place-${deliveries}`,
    channel: null,
    conversation: { channel: 'D1' },
    thread: `D-${account}`,
    answerTo: { everybody: to(`D-${account}`), sender: to(`D-${account}`) },
    ...given,
  };
};

/** Something said in private to Remit, but for what is given. */
export const said = (account: string, text: string, given: Partial<Said> = {}): Said => ({
  from: aCaller(account),
  at: aPlace(account),
  text,
  audience: 'direct',
  ...given,
});

export const pressed = (account: string, press: Press, given: Partial<Pressed> = {}): Pressed => ({
  from: aCaller(account),
  at: aPlace(account),
  press,
  about: null,
  ...given,
});
