import type { SlackMessage } from '../../fakes/slack/workspace';
import { seededRandom } from '../random';
import { openRecords, type Records } from '../records';
import { CHANNEL, CLERK, councillor, type ServedCouncil, serveCouncil } from './served-council';

export type SlackFaults = {
  readonly messages: number;
  readonly kills: number;
  readonly seed: number;
  readonly log: (line: string) => void;
};

const COUNCILLORS = 120;
/** How many messages Slack has under way at once. */
const AT_ONCE = 12;
/** A lease is a minute long: what a killed process held is delivered after that. */
const PATIENCE_MS = 300_000;

type Kind = 'question' | 'instruction' | 'mention';
type Written = { readonly number: number; readonly kind: Kind; readonly user: string; readonly message: SlackMessage };

const QUESTIONS = [
  'may I ask the groundsman what he is doing?',
  'can I see the papers of that meeting?',
  'who do I go to about the toilets?',
  'can I get the office to print my flyers?',
];

const kindOf = (number: number): Kind => {
  if (number % 10 === 3) return 'instruction';
  return number % 5 === 1 ? 'mention' : 'question';
};

const wordsOf = (number: number, kind: Kind): string => {
  if (kind === 'instruction') return `Dave, please cut the grass at plot ${number} this afternoon.`;
  return QUESTIONS[number % QUESTIONS.length] ?? '';
};

/** What goes wrong with one call in ten. */
const troubleOf = (random: () => number) => {
  const drawn = random();
  if (drawn < 0.03) return { kind: 'rate-limited', afterS: 1 } as const;
  if (drawn < 0.06) return { kind: 'status', status: 500 } as const;
  if (drawn < 0.08) return { kind: 'drop', when: 'before' } as const;
  return drawn < 0.1 ? ({ kind: 'drop', when: 'after' } as const) : null;
};

const keyOf = ({ channel, ts }: SlackMessage): string => `slack:T0COUNCIL:${channel}:${ts}`;

/** Writes all messages; Slack sends each until it is acknowledged, and some once more after that. */
const writeAll = async (
  council: ServedCouncil,
  records: Records,
  { messages, kills, log }: SlackFaults,
  random: () => number,
) => {
  const { slack } = council;
  const written: Written[] = [];
  let [ackBeforeCommit, killed, next, acknowledged, unheard] = [0, 0, 0, 0, 0];
  const every = Math.max(1, Math.floor(messages / (kills + 1)));
  let restarting: Promise<void> = Promise.resolve();

  const killNow = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, random() * 300));
    await council.kill();
    killed += 1;
    await council.start();
    log(`killed ${killed}, ${acknowledged} acknowledged, ${records.waiting()} wait`);
  };

  const write = async (number: number): Promise<void> => {
    const user = councillor(Math.floor(random() * COUNCILLORS));
    const kind = kindOf(number);
    const words = wordsOf(number, kind);
    const isMention = kind === 'mention';
    const channel = isMention ? CHANNEL : slack.workspace.imOf(user).id;
    const message = slack.written(user, channel, isMention ? `<@U0REMIT> ${words}` : words);
    const event = isMention ? slack.mentionEvent(message) : slack.messageEvent(message);
    const { status, tries } = await slack.transport.event(event);
    const isOnDisk = records.has(keyOf(message));
    if (status === 200 && !isOnDisk) ackBeforeCommit += 1;
    if (status !== 200) {
      log(`message ${number} was given up after ${tries} tries, the last with ${status}; on disk: ${isOnDisk}`);
      // Taken and not acknowledged: its answer is owed all the same.
      if (!isOnDisk) unheard += 1;
    }
    if (status === 200 || isOnDisk) written.push({ number, kind, user, message });
    if (status !== 200) return;
    acknowledged += 1;
    const isTurn = acknowledged % every === 0;
    if (random() < 0.1) await slack.transport.event({ ...event, event_id: `Ev-again-${number}` });
    if (isTurn && killed < kills) {
      restarting = restarting.then(killNow);
      await restarting;
    }
  };

  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < messages) {
        next += 1;
        await write(next);
      }
    }),
  );
  await restarting;
  return { written, ackBeforeCommit, kills: killed, unheard };
};

const keyIn = ({ metadata }: SlackMessage): string => String(metadata?.event_payload.key ?? '');

/** How many of these are there beyond the first of each. */
const repeated = (keys: readonly string[]): number => keys.length - new Set(keys).size;

const countOf = (council: ServedCouncil, records: Records, written: readonly Written[]) => {
  const { workspace } = council.slack;
  const own = (channel: string) => workspace.read(channel).filter(({ isBot, metadata }) => isBot && metadata !== null);
  let [lost, twice] = [0, 0];
  const compare = (found: number, expected: number): void => {
    lost += Math.max(0, expected - found);
    twice += Math.max(0, found - expected);
  };
  for (let number = 0; number < COUNCILLORS; number += 1) {
    const user = councillor(number);
    const posted = own(workspace.imOf(user).id).map(keyIn);
    twice += repeated(posted);
    compare(new Set(posted).size, written.filter((one) => one.user === user && one.kind !== 'mention').length);
  }
  const inChannel = own(CHANNEL);
  for (const { message, kind } of written) {
    if (kind === 'mention') compare(inChannel.filter(({ threadTs }) => threadTs === message.ts).length, 1);
  }
  const cards = own(workspace.imOf(CLERK).id);
  const sentences = records.sentences();
  for (const { number, kind } of written) {
    if (kind !== 'instruction') continue;
    const words = wordsOf(number, kind);
    compare(sentences.filter((sentence) => sentence === words).length, 1);
    compare(cards.filter(({ text }) => text.includes(words)).length, 1);
  }
  return { lost, twice };
};

const drain = async (records: Records, log: SlackFaults['log']): Promise<void> => {
  const end = Date.now() + PATIENCE_MS;
  while (records.waiting() > 0) {
    if (Date.now() > end) throw new Error(`${records.waiting()} messages are not delivered.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (records.dead().length > 0) log(`given up: ${records.dead().join(', ')}`);
};

/** Messages through a Slack that fails, to a process that is killed: what everybody saw in the end is counted. */
export const runSlackFaults = async (faults: SlackFaults) => {
  const { seed, log } = faults;
  const random = seededRandom(seed);
  const council = await serveCouncil({ councillors: COUNCILLORS, log });
  try {
    await council.start();
    council.slack.failWhere(() => troubleOf(random));
    const records = openRecords(council.database);
    try {
      const { written, ackBeforeCommit, kills, unheard } = await writeAll(council, records, faults, random);
      log(`${written.length} acknowledged, ${unheard} given up by Slack; ${records.waiting()} wait`);
      await drain(records, log);
      const { lost, twice } = countOf(council, records, written);
      return { messages: written.length, kills, lost: lost + unheard, twice, ackBeforeCommit };
    } finally {
      records.close();
    }
  } finally {
    await council.clear();
  }
};
