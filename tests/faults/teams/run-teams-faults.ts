import { setTimeout as wait } from 'node:timers/promises';
import { chatOf, mentioned, overheard, toBot } from '../../fakes/teams/activities';
import type { Call, Member, Posted, Scripted } from '../../fakes/teams/connector';
import { cardOf, wordsOf } from '../../fakes/teams/read-card';
import { type CouncilOnTeams, serveCouncilOnTeams } from '../../fakes/teams/served-council';
import type { Faults } from '../fault-command';
import { seededRandom } from '../random';
import { openRecords, type Records } from '../records';
import { sendThroughKills, untilDelivered } from '../send-through-kills';

const COUNCILLORS = 120;
/** How often and after what time a message is sent again that nobody took, ms. */
const AGAIN_MS = [100, 500, 1_000, 2_000, 5_000, 5_000, 10_000, 20_000, 20_000];
/** How a message begins that may be there already. */
const REMARK = /^You may have this already/;

type Kind = 'question' | 'instruction' | 'mention' | 'chatter';
type Written = { readonly number: number; readonly kind: Kind; readonly by: Member; readonly conversation: string };

const QUESTIONS = [
  'may I ask the groundsman what he is doing?',
  'can I see the papers of that meeting?',
  'who do I go to about the toilets?',
  'can I get the office to print my flyers?',
];

const kindOf = (number: number): Kind => {
  if (number % 10 === 3) return 'instruction';
  if (number % 10 === 7) return 'chatter';
  return number % 5 === 1 ? 'mention' : 'question';
};

const textOf = (number: number, kind: Kind): string => {
  if (kind === 'instruction') return `Dave, please cut the grass at plot ${number} this afternoon.`;
  if (kind === 'chatter') return `Lovely turnout at the fair, ${number} of us I think.`;
  return QUESTIONS[number % QUESTIONS.length] ?? '';
};

/** What goes wrong with one call in ten. A line that breaks does so before anything is done. */
const troubleOf = (random: () => number, { path }: Call): Scripted | undefined => {
  const drawn = random();
  if (drawn < 0.03) return { status: 429, headers: { 'retry-after': '1' } };
  if (drawn < 0.05) return { status: 502 };
  if (drawn < 0.06) return { status: 412, code: 'PreconditionFailed' };
  if (drawn < 0.08) return { status: 500 };
  return drawn < 0.1 && path !== '' ? 'drop' : undefined;
};

const activityOf = (council: CouncilOnTeams, { number, kind, by }: Omit<Written, 'conversation'>) => {
  const { site } = council.teams;
  const [id, text] = [`m${number}`, textOf(number, kind)];
  // Half of the orders are given in the channel that is watched, half to the bot.
  if (kind === 'chatter' || (kind === 'instruction' && number % 20 === 3)) return overheard(site, by, id, text);
  return kind === 'mention' ? mentioned(site, by, id, text) : toBot(site, by, id, text);
};

const conversationOf = (activity: ReturnType<typeof activityOf>): string =>
  String((activity.conversation as { readonly id: string }).id);

/** Sends it until it is taken, as a platform does; null where it gave up. */
const sendUntilTaken = async (council: CouncilOnTeams, activity: ReturnType<typeof activityOf>): Promise<boolean> => {
  for (const pause of [0, ...AGAIN_MS]) {
    await wait(pause);
    try {
      if ((await council.tell(activity)).status === 200) return true;
    } catch {
      // Nobody listens: it was killed.
    }
  }
  return false;
};

const writeAll = async (council: CouncilOnTeams, records: Records, faults: Faults, random: () => number) => {
  const { remit, councillors, clerk } = council;
  const written: Written[] = [];
  let [ackBeforeCommit, unheard] = [0, 0];

  const send = async (number: number): Promise<boolean> => {
    const by = councillors[Math.floor(random() * COUNCILLORS)] ?? clerk;
    const kind = kindOf(number);
    const activity = activityOf(council, { number, kind, by });
    const conversation = conversationOf(activity);
    if (!(await sendUntilTaken(council, activity))) {
      unheard += 1;
      return false;
    }
    if (kind !== 'chatter' && !records.has(`teams:${conversation}:m${number}`)) ackBeforeCommit += 1;
    written.push({ number, kind, by, conversation });
    if (random() < 0.1) await council.tell(activity).catch(() => undefined);
    return true;
  };

  const kills = await sendThroughKills({ ...faults, remit, records, random, send });
  return { written, ackBeforeCommit, kills, unheard };
};

const isRemarked = ({ activity }: Posted): boolean => typeof activity.text === 'string' && REMARK.test(activity.text);

/** What everybody saw: against what they should have seen, once each. */
const countOf = (council: CouncilOnTeams, records: Records, written: readonly Written[]) => {
  const posted = council.teams.connector.messages();
  let [lost, twice, inDoubt] = [0, 0, 0];
  const compare = (shown: readonly Posted[], expected: number): void => {
    lost += Math.max(0, expected - shown.length);
    const extra = Math.max(0, shown.length - expected);
    const owned = Math.min(extra, shown.filter(isRemarked).length);
    inDoubt += owned;
    twice += extra - owned;
  };
  for (const by of council.councillors) {
    const theirs = written.filter((one) => one.by === by && (one.kind === 'question' || one.kind === 'instruction'));
    compare(
      posted.filter(({ conversation }) => conversation === chatOf(by)),
      theirs.length,
    );
  }
  const cards = council.teams.chat(council.clerk).map((one) => ({ one, words: wordsOf(cardOf(one)) }));
  const sentences = records.sentences();
  for (const { number, kind, conversation } of written) {
    if (kind === 'mention')
      compare(
        posted.filter((one) => one.conversation === conversation),
        1,
      );
    if (kind !== 'instruction') continue;
    const words = textOf(number, kind);
    const filed = sentences.filter((sentence) => sentence === words).length;
    lost += Math.max(0, 1 - filed);
    twice += Math.max(0, filed - 1);
    compare(
      cards.filter((card) => card.words.includes(words)).map(({ one }) => one),
      1,
    );
  }
  return { lost, twice, inDoubt };
};

/** Messages through a Teams that fails, to a process that is killed: what everybody saw in the end is counted. */
export const runTeamsFaults = async (faults: Faults) => {
  const { seed, log } = faults;
  const random = seededRandom(seed);
  let isFailing = false;
  const council = await serveCouncilOnTeams({
    councillors: COUNCILLORS,
    latencyMs: () => Math.floor(random() * 5),
    interfere: (call) => (isFailing ? troubleOf(random, call) : undefined),
  });
  try {
    await council.open();
    isFailing = true;
    const records = openRecords(council.remit.database);
    try {
      const { written, ackBeforeCommit, kills, unheard } = await writeAll(council, records, faults, random);
      log(`${written.length} taken, ${unheard} given up by Teams; ${records.waiting()} wait`);
      await untilDelivered(records, log);
      const { lost, twice, inDoubt } = countOf(council, records, written);
      return { messages: written.length, kills, lost: lost + unheard, twice, ackBeforeCommit, inDoubt };
    } finally {
      records.close();
    }
  } finally {
    await council.clear();
  }
};
