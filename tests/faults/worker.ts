import type { Delivered } from '../../src/app/delivery';
import { startRelay } from '../../src/app/relay';
import { type NewOutboxEntry, type OutboxEntry, type Store, StoreError } from '../../src/app/store';
import { openStore, type StoreLocation } from '../../src/store/open-store';
import { deed, destination, newItem, step, turn } from '../fakes/store-deeds';
import {
  type Content,
  clerkConversation,
  deputyConversation,
  type FromWorker,
  senderConversation,
  type ToWorker,
} from './wire';

/*
 * One process as it runs at a council: it files what comes in, acknowledges only then, and relays what is to be sent.
 * It is there to be killed at any moment.
 */
const say = (message: FromWorker): void => {
  process.send?.(message);
};

const entry = (
  message: number,
  says: Content['says'],
  conversation: string,
  otherwise: readonly string[] = [],
): NewOutboxEntry => ({
  to: destination(conversation),
  otherwise: otherwise.map((name) => destination(name)),
  content: says === 'card' ? { kind: 'item-card', because: 'opened' } : { message, says },
});

const record = async (store: Store, message: number): Promise<string> => {
  const { reference } = await store.recordTurn(
    turn(
      `delivery ${message}`,
      { ...newItem(), sentence: `Dave, do job ${message}.` },
      {
        outbox: [
          entry(message, 'card', clerkConversation(message), [deputyConversation(message)]),
          entry(message, 'notice', senderConversation(message)),
        ],
      },
    ),
  );
  return reference ?? 'none';
};

const press = async (store: Store, message: number, reference: string): Promise<void> => {
  const item = await store.item(reference);
  const acted = await store.act(
    step(reference, item?.version ?? 0, {
      deliveryKey: `press ${message}`,
      deed: deed('acknowledged', { words: { note: `about job ${message}` } }),
      change: { state: 'acknowledged' },
      outbox: [entry(message, 'update', clerkConversation(message))],
    }),
  );
  if (acted.kind !== 'applied' && acted.kind !== 'duplicate') throw new Error(`The press was ${acted.kind}.`);
};

/** A card shows its item as it is when it is delivered. */
const draw = async (store: Store, { reference, content, posted }: OutboxEntry) => {
  if (typeof content === 'object' && content !== null && 'message' in content) {
    return { content: content as Content, card: null };
  }
  const item = reference === null ? null : await store.item(reference);
  const message = Number(/job (\d+)/.exec(item?.sentence ?? '')?.[1]);
  const card = { version: item?.version ?? 0, posted: typeof posted === 'string' ? posted : null };
  return { content: { message, says: 'card' } as const, card };
};

const work = async (place: StoreLocation, leaseMs: number): Promise<void> => {
  const store = await openStore(place);
  const calls = new Map<number, (delivered: Delivered) => void>();
  let called = 0;
  const relay = startRelay({
    store,
    deliveries: new Map([
      [
        'slack',
        {
          deliver: async (entry) => {
            const { key, to } = entry;
            const drawn = await draw(store, entry);
            return await new Promise((resolve) => {
              called += 1;
              calls.set(called, resolve);
              say({ kind: 'deliver', call: called, key, conversation: to.conversation, ...drawn });
            });
          },
        },
      ],
    ]),
    report: () => undefined,
    now: Date.now,
    random: Math.random,
    pollMs: 50,
    leaseMs,
  });
  const handle = async (order: Extract<ToWorker, { readonly message: number }>): Promise<void> => {
    const { kind: what, message } = order;
    try {
      const reference = order.kind === 'press' ? order.reference : await record(store, message);
      if (order.kind === 'press') await press(store, message, reference);
      relay.wake();
      say({ kind: 'done', what, message, reference });
    } catch (error) {
      say({ kind: 'failed', what, message, reason: error instanceof StoreError ? error.reason : String(error) });
    }
  };
  process.on('message', (order: ToWorker) => {
    if (order.kind === 'answer') {
      calls.get(order.call)?.(order.delivered);
      calls.delete(order.call);
    } else if (order.kind === 'stop') {
      void relay
        .stop()
        .then(() => store.close())
        .then(() => process.disconnect());
    } else void handle(order);
  });
  say({ kind: 'ready' });
};

const [place = '{}', leaseMs = '1000'] = process.argv.slice(2);
work(JSON.parse(place) as StoreLocation, Number(leaseMs)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
// The platform has gone: so does this.
process.on('disconnect', () => process.exit(0));
