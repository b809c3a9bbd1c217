import { setTimeout as wait } from 'node:timers/promises';
import type { ServedRemit } from '../fakes/serve-remit';
import type { Faults } from './fault-command';
import type { Records } from './records';

/** How many messages a platform has under way at once. */
const AT_ONCE = 12;
/** How long nothing may be delivered: a lease is a minute long, and what a killed process held waits for its end. */
const PATIENCE_MS = 180_000;

type Sending = Faults & {
  readonly remit: ServedRemit;
  readonly records: Records;
  readonly random: () => number;
  /** Sends one message, numbered from 1, until it is taken; false where the platform gave it up. */
  readonly send: (number: number) => Promise<boolean>;
};

/** Sends all messages, several at once, and kills and starts the process again at even distances; says how often it did. */
export const sendThroughKills = async ({ messages, kills, log, remit, records, random, send }: Sending) => {
  const every = Math.max(1, Math.floor(messages / (kills + 1)));
  let [next, taken, killed] = [0, 0, 0];
  let restarting: Promise<void> = Promise.resolve();

  const killNow = async (): Promise<void> => {
    await wait(random() * 300);
    await remit.kill();
    killed += 1;
    await remit.start();
    log(`killed ${killed}, ${taken} taken, ${records.waiting()} wait`);
  };

  const sendNext = async (): Promise<void> => {
    next += 1;
    if (!(await send(next))) return;
    taken += 1;
    if (taken % every !== 0 || killed >= kills) return;
    restarting = restarting.then(killNow);
    await restarting;
  };

  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < messages) await sendNext();
    }),
  );
  await restarting;
  return killed;
};

/** Resolves when nothing waits to be delivered any more. */
export const untilDelivered = async (records: Records, log: Faults['log']): Promise<void> => {
  let [fewest, since] = [Number.POSITIVE_INFINITY, Date.now()];
  for (let waiting = records.waiting(); waiting > 0; waiting = records.waiting()) {
    if (waiting < fewest) [fewest, since] = [waiting, Date.now()];
    if (Date.now() - since > PATIENCE_MS) throw new Error(`${waiting} messages are not delivered.`);
    await wait(200);
  }
  const dead = new Set(records.dead());
  if (dead.size > 0) log(`given up: ${[...dead].join(', ')}`);
};
