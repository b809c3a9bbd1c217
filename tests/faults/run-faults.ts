import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/app/store';
import { openStore } from '../../src/store/open-store';
import { all } from '../fakes/store-deeds';
import { type Crew, createCrew, type Hiring } from './crew';
import { createPlatform, type Platform } from './platform';
import { seededRandom } from './random';
import { isRefused } from './wire';

export type Faults = Hiring & {
  readonly seed: number;
  /** At least so many messages arrive, however soon the kills are over. */
  readonly messages: number;
  readonly kills: number;
  /** Every tenth message arrives so many times at once. */
  readonly repeats: number;
  /** Time between two messages at most, ms; 0: as fast as they can be sent. */
  readonly gapMs: number;
  /** What happens once half of the messages have been filed. */
  readonly halfway?: () => Promise<void>;
  readonly log: (line: string) => void;
};

/**
 * `lost`, `twice`: items, presses; `missing`: messages that no reader saw. `disorder`: shown in the wrong order. `outdated`:
 * cards that show another version of their item than the last.
 */
export type FaultCounts = {
  readonly kills: number;
  readonly lost: number;
  readonly twice: number;
  readonly missing: number;
  readonly chain: 'intact' | 'broken';
  readonly disorder: number;
  readonly outdated: number;
  readonly messages: number;
  readonly calls: number;
};

/** No more than so many unacknowledged messages, as a platform would throttle. */
const AT_ONCE = 64;
/** A run in which nothing happens for so long has failed, and is counted as it stands, ms. */
const STUCK_MS = 60_000;

const killing = async (faults: Faults, crew: Crew, random: () => number): Promise<number> => {
  let kills = 0;
  while (kills < faults.kills) {
    await wait(20 + random() * 480);
    const which = random() < 0.1 ? 'any' : 'at-work';
    if (!(await settles(() => crew.kill(which)))) break;
    kills += 1;
    if (kills % 20 === 0) faults.log(`${kills} kills, ${crew.references.size} messages filed`);
  }
  return kills;
};

const sending = async (faults: Faults, crew: Crew, random: () => number, more: () => boolean): Promise<number> => {
  let message = 0;
  while (message < faults.messages || more()) {
    if (!(await settles(() => crew.unacknowledged() < AT_ONCE, crew.acknowledged))) break;
    message += 1;
    crew.send({ kind: 'message', message }, message % 10 === 0 ? faults.repeats : 1);
    if (faults.gapMs > 0) await wait(random() * faults.gapMs);
  }
  return message;
};

/** Whether it comes to be so before the run counts as stuck; while `progress` changes, it does not. */
const settles = async (isSo: () => boolean | Promise<boolean>, progress = () => 0): Promise<boolean> => {
  let [since, before] = [performance.now(), progress()];
  while (!(await isSo())) {
    if (progress() !== before) [since, before] = [performance.now(), progress()];
    if (performance.now() - since > STUCK_MS) return false;
    await wait(5);
  }
  return true;
};

/** Files, presses, relays, kills; then counts what is there and what readers saw. */
export const runFaults = async (faults: Faults): Promise<FaultCounts> => {
  const random = seededRandom(faults.seed);
  const platform = createPlatform(random);
  const crew = createCrew(faults, platform, random);
  try {
    let isKilling = faults.kills > 0;
    const killed = killing(faults, crew, seededRandom(faults.seed + 1)).finally(() => {
      isKilling = false;
    });
    let isSending = true;
    const sent = sending(faults, crew, seededRandom(faults.seed + 2), () => isKilling).finally(() => {
      isSending = false;
    });
    const halfway = (async () => {
      while (isSending && crew.references.size < faults.messages / 2) await wait(20);
      await faults.halfway?.();
    })();
    const [kills, messages] = await Promise.all([killed, sent, halfway]);
    const store = await openStore(faults.place);
    try {
      const isIdle = async () => crew.unacknowledged() === 0 && (await store.backlog()).waiting === 0;
      await settles(isIdle, () => platform.calls);
      await crew.stop();
      faults.log(`refused for a while: ${JSON.stringify(Object.fromEntries(crew.refusals))}`);
      return { kills, ...(await count(store, platform, messages)), messages, calls: platform.calls };
    } finally {
      await store.close();
    }
  } finally {
    crew.dismiss();
  }
};

const jobOf = (sentence: string | null): number => Number(/job (\d+)/.exec(sentence ?? '')?.[1]);

const itemsByMessage = async (store: Store): Promise<ReadonlyMap<number, readonly string[]>> => {
  const found = new Map<number, string[]>();
  for (let after: string | null = null, more = true; more; ) {
    const page = await store.list(all(), { limit: 500, order: 'oldest', after });
    for (const { sentence, reference } of page.items) {
      found.set(jobOf(sentence), [...(found.get(jobOf(sentence)) ?? []), reference]);
    }
    after = page.items.at(-1)?.reference ?? null;
    more = page.more;
  }
  return found;
};

const count = async (store: Store, platform: Platform, messages: number) => {
  const items = await itemsByMessage(store);
  let [lost, twice, missing, outdated] = [0, 0, 0, 0];
  for (let message = 1; message <= messages; message += 1) {
    const references = items.get(message) ?? [];
    if (references.length === 0) lost += 1;
    if (references.length > 1) twice += 1;
    for (const reference of references) {
      const acts = (await store.history({ kind: 'item', reference })).map(({ act }) => act);
      if (!acts.includes('acknowledged')) lost += 1;
      if (acts.length > 2) twice += 1;
      outdated += platform.outdated(message, acts.length);
    }
    for (const says of ['card', 'notice', 'update'] as const) {
      const times = platform.timesShown(message, says);
      if (times === 0) missing += 1;
      if (times > 1) twice += 1;
    }
    if (isRefused(message) && !platform.reachedDeputy(message)) missing += 1;
  }
  const { kind: chain } = await store.verifyChain(null);
  return { lost, twice, missing, chain, outdated, disorder: countDisorder(platform, items) };
};

/** Readers see cards and notices in the order in which the items were filed. */
const countDisorder = (platform: Platform, items: ReadonlyMap<number, readonly string[]>): number => {
  let disorder = 0;
  for (const conversation of platform.order()) {
    const references = conversation
      .filter((message) => !isRefused(message))
      .map((message) => items.get(message)?.[0] ?? '');
    const numbers = references.map((reference) => Number(reference.slice(7)));
    disorder += numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length;
  }
  return disorder;
};
