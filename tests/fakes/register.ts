import type { Counter } from '../../src/app/counter';
import type { Directory } from '../../src/app/directory';
import type { IncomingMessage } from '../../src/app/handle-message';
import { createIntake, createRegister, type Intake, type Register } from '../../src/app/register';
import type { RegisterDeps } from '../../src/app/register-deps';
import type { OutboxEntry, Store } from '../../src/app/store';
import { createResponder } from '../../src/core/create-responder';
import type { Finding } from '../../src/core/finding';
import type { Message } from '../../src/core/message';
import type { Protocol, Role } from '../../src/core/protocol';
import type { Person, Staffing } from '../../src/core/register/person';
import { openStore, type StoreLocation } from '../../src/store/open-store';
import { aFinding, ambleford } from './protocol';

export const aPerson = (id: string, role: Role, chairs: readonly string[] = []): Person => ({
  id,
  name: id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' '),
  role,
  chairs,
});

/** The people of an invented council: two councillors, one of whom chairs a committee, and every office held. */
export const ambleStaff: Staffing = {
  people: [
    aPerson('cora-councillor', 'councillor'),
    aPerson('cy-committee', 'councillor', ['Planning']),
    aPerson('hana-chair', 'chair'),
    aPerson('otto-officer', 'officer'),
    aPerson('clara-clerk', 'clerk'),
    aPerson('dina-deputy', 'deputy-clerk'),
    aPerson('mona-monitor', 'monitoring-officer'),
  ],
  offices: {
    clerk: 'clara-clerk',
    'deputy-clerk': 'dina-deputy',
    chair: 'hana-chair',
    'monitoring-officer': 'mona-monitor',
  },
  concerns: { aboutClerk: 'chair', aboutChair: 'clerk' },
};

/** Everybody has an account of their own id on the surface `chat`. */
const directoryOf = (staffing: Staffing): Directory => ({
  staffing,
  personOf: ({ surface, account, isGuest }) =>
    surface === 'chat' && isGuest !== true ? (staffing.people.find(({ id }) => id === account) ?? null) : null,
  destinationsOf: (id) => [{ adapter: 'chat', conversation: id, recipient: id, address: { account: id } }],
});

export type TestRegister = Register &
  Intake & {
    readonly store: Store;
    /** The same, as a front desk works with it. */
    readonly counter: Counter;
    /** Moves the clock. */
    readonly setNow: (at: string) => void;
    /** What waits to be delivered, the first of each conversation. */
    readonly outbox: () => Promise<readonly OutboxEntry[]>;
  };

type Given = {
  readonly answer?: (message: Message) => Finding;
  readonly staffing?: Staffing;
  readonly protocol?: Protocol;
  readonly watched?: readonly string[];
};

/** A Monday morning. */
export const MONDAY = '2026-03-02T10:00:00.000Z';

/** The register of an invented council, on a real store. */
export const openTestRegister = async (place: StoreLocation, given: Given = {}): Promise<TestRegister> => {
  const { answer = () => aFinding(), staffing = ambleStaff, protocol = ambleford, watched = [] } = given;
  let at = MONDAY;
  const now = (): Date => new Date(at);
  const store = await openStore(place, { now: () => now().getTime() });
  const deps: RegisterDeps = {
    store,
    directory: directoryOf(staffing),
    protocol,
    calendar: { timeZone: 'Europe/London', isHoliday: (date) => date === '2026-03-06' },
    times: { remindAfter: 2, passOnAfter: 4 },
    retention: {
      'no-action': 6,
      'not-an-instruction': 3,
      'handled-as-a-request': 12,
      'spoke-to-the-member': 24,
      'referred-to-the-monitoring-officer': 72,
    },
    now,
  };
  const register = createRegister(deps);
  const respond = createResponder(answer);
  const intake = createIntake(deps, respond, (_, channel) => watched.includes(channel));
  const naming = { terms: protocol.terms, staffing: deps.directory.staffing, timeZone: 'Europe/London' };
  return {
    ...register,
    ...intake,
    counter: { deps, register, intake, respond, naming },
    store,
    setNow: (moment) => {
      at = moment;
    },
    outbox: () => store.claimDue({ now: now().getTime(), leaseMs: 1, limit: 50, adapters: ['chat'] }),
  };
};

/** A register that nothing survives of. */
export const inMemory: StoreLocation = { kind: 'sqlite', path: ':memory:' };

let deliveries = 0;

/** A message to Remit in the invented council, but for what is given. */
export const incoming = (account: string, text: string, given: Partial<IncomingMessage> = {}): IncomingMessage => {
  deliveries += 1;
  return {
    surface: 'chat',
    deliveryKey: `delivery-${deliveries}`,
    account,
    text,
    audience: 'direct',
    earlier: [],
    channel: null,
    conversation: { channel: 'D1' },
    notice: { adapter: 'chat', conversation: account, recipient: account, address: { account } },
    ...given,
  };
};

/** The finding that flags these words of a message. */
export const flagged = (text: string, words: string, given: Partial<Finding> = {}): Finding => {
  const start = text.indexOf(words);
  return aFinding({
    intent: 'instruction',
    instruction: { evidence: [{ words, start, end: start + words.length }] },
    notify: ['clerk'],
    ...given,
  });
};
