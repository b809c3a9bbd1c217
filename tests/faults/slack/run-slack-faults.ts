import { CHANNEL, CLERK, type CouncilOnSlack, councillor, serveCouncilOnSlack } from '../../fakes/slack/served-council';
import type { SlackMessage } from '../../fakes/slack/workspace';
import type { Faults } from '../fault-command';
import { seededRandom } from '../random';
import { openRecords, type Records } from '../records';
import { sendThroughKills, untilDelivered } from '../send-through-kills';

const COUNCILLORS = 120;

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
const writeAll = async (council: CouncilOnSlack, records: Records, faults: Faults, random: () => number) => {
  const { slack, remit } = council;
  const written: Written[] = [];
  let [ackBeforeCommit, unheard] = [0, 0];

  const send = async (number: number): Promise<boolean> => {
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
    if (status === 200 || isOnDisk) written.push({ number, kind, user, message });
    if (status !== 200) {
      faults.log(`message ${number} was given up after ${tries} tries, the last with ${status}; on disk: ${isOnDisk}`);
      // Taken and not acknowledged: its answer is owed all the same.
      if (!isOnDisk) unheard += 1;
      return false;
    }
    if (random() < 0.1) await slack.transport.event({ ...event, event_id: `Ev-again-${number}` });
    return true;
  };

  const kills = await sendThroughKills({ ...faults, remit, records, random, send });
  return { written, ackBeforeCommit, kills, unheard };
};

const keyIn = ({ metadata }: SlackMessage): string => String(metadata?.event_payload.key ?? '');

/** How many of these are there beyond the first of each. */
const repeated = (keys: readonly string[]): number => keys.length - new Set(keys).size;

const countOf = (council: CouncilOnSlack, records: Records, written: readonly Written[]) => {
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

/** Messages through a Slack that fails, to a process that is killed: what everybody saw in the end is counted. */
export const runSlackFaults = async (faults: Faults) => {
  const { seed, log } = faults;
  const random = seededRandom(seed);
  const council = await serveCouncilOnSlack({ councillors: COUNCILLORS });
  try {
    await council.remit.start();
    council.slack.failWhere(() => troubleOf(random));
    const records = openRecords(council.remit.database);
    try {
      const { written, ackBeforeCommit, kills, unheard } = await writeAll(council, records, faults, random);
      log(`${written.length} acknowledged, ${unheard} given up by Slack; ${records.waiting()} wait`);
      await untilDelivered(records, log);
      const { lost, twice } = countOf(council, records, written);
      return { messages: written.length, kills, lost: lost + unheard, twice, ackBeforeCommit };
    } finally {
      records.close();
    }
  } finally {
    await council.clear();
  }
};
