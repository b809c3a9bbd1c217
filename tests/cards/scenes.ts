import { join } from 'node:path';
import { composeAnswerer } from '../../src/compose-answerer';
import { createResponder } from '../../src/core/create-responder';
import type { Verdict } from '../../src/core/message';
import type { Action } from '../../src/core/register/action';
import type { ReplyKind } from '../../src/core/reply';
import { composeReplyScreen } from '../../src/core/screen/compose-reply-screen';
import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { openLibrary } from '../../src/knowledge/open-library';
import { aCaller, aPlace, openTestDesk, pressed, said, type TestDesk } from '../fakes/front-desk';
import { firstMessage, type Written } from './find-messages';

/** A screen with the name of its picture. */
export type Scene = { readonly name: string; readonly screen: Screen };

const knowledge = join(__dirname, '..', '..', 'knowledge');
const library = openLibrary(join(knowledge, 'protocols'));
const answer = composeAnswerer({ knowledge, library, unseen: false });
const respond = createResponder(answer);

const CLERK = 'clara-clerk';
const DEPUTY = 'dina-deputy';
const COUNCILLOR = 'cora-councillor';
const CHANNEL = 'C024BE91L';
const ORDER = 'Dave, please cut the verge outside my house before Friday.';
const A_HUNDRED = 100;

const protocolOf = (key: string) => {
  const protocol = library.protocol(key);
  if (protocol === null) throw new Error(`There is no council ${key}.`);
  return protocol;
};

const replyTo = ({ text, council, role }: Written) =>
  respond({ text, council, role, audience: 'direct', earlier: [] }, protocolOf(council)).reply;

/** A reply of any of the councils, with the buttons that it would have. */
const screenOf = (written: Written): Screen => {
  const shown = protocolOf(written.council).clauses.slice(0, 3);
  return composeReplyScreen(replyTo(written), { item: null, others: shown.map(({ id }) => id) });
};

const firstOfKind = (kind: ReplyKind): Screen => screenOf(firstMessage(kind, (one) => replyTo(one).kind === kind));

const firstVerdict = (verdict: Verdict): Screen =>
  screenOf(firstMessage(verdict, (one) => one.role === 'officer' && replyTo(one).verdict?.verdict === verdict));

/** Langport's front desk with invented people; one channel is watched. */
const openDesk = async (): Promise<TestDesk> => {
  const hall = await openTestDesk(answer, { protocol: protocolOf('langport') });
  await hall.desk.press(pressed(CLERK, { kind: 'watch', channel: CHANNEL, on: true }));
  await hall.deliver();
  return hall;
};

const press = (hall: TestDesk, by: string, what: Press): Promise<Screen> => hall.desk.press(pressed(by, what));

const order = async (hall: TestDesk, text = ORDER): Promise<string> => {
  const at = aPlace(COUNCILLOR, { channel: CHANNEL, conversation: { channel: CHANNEL, ts: '1.2' } });
  const { reference } = await hall.desk.receive(said(COUNCILLOR, text, { audience: 'shared', at }));
  if (reference === null) throw new Error(`“${text}” was not recorded.`);
  return reference;
};

const cardOf = async (hall: TestDesk, by: string, reference: string): Promise<Extract<Screen, { kind: 'item' }>> => {
  const screen = await press(hall, by, { kind: 'item', reference });
  if (screen.kind !== 'item') throw new Error(`${by} sees a ${screen.kind} of ${reference}.`);
  return screen;
};

const talkScenes = async ({ desk }: TestDesk): Promise<readonly Scene[]> => {
  const ask = (text: string): Promise<Screen> => desk.look(said(COUNCILLOR, text));
  return [
    { name: 'question', screen: await ask('can I get the groundsman to do my leaflets') },
    { name: 'silent', screen: firstOfKind('silence') },
    { name: 'ambiguous', screen: firstOfKind('readings') },
    ...(['within', 'outside', 'via-clerk', 'depends', 'silent'] as const).map((verdict) => ({
      name: `remit-${verdict}`,
      screen: firstVerdict(verdict),
    })),
    { name: 'help', screen: await ask('help') },
    {
      name: 'help-clerk',
      screen: await desk.press({ ...pressed(CLERK, { kind: 'talk', about: 'help' }), command: '/remit' }),
    },
    { name: 'greeting', screen: await ask('hello') },
    { name: 'privacy', screen: await ask('what do you keep about me?') },
    { name: 'concern', screen: await ask('an officer was rude to me, who do I go to?') },
  ];
};

type Step = { readonly name: string; readonly by: string; readonly act: Action['kind']; readonly values: Values };
type Values = Readonly<Record<string, string>>;

/** What becomes of an item, one after the other. */
const STEPS: readonly Step[] = [
  { name: '2-comment', by: COUNCILLOR, act: 'comment', values: { text: 'It was a <favour>, not an *order*.' } },
  { name: '3-request', by: COUNCILLOR, act: 'send-as-request', values: {} },
  { name: '4-acknowledged', by: CLERK, act: 'acknowledge', values: {} },
  { name: '5-noted', by: CLERK, act: 'note', values: { text: 'Spoke to the groundsman: he has not started.' } },
  { name: '6-given-to-the-deputy', by: CLERK, act: 'assign', values: { to: DEPUTY } },
  { name: '7-held', by: DEPUTY, act: 'hold', values: { reason: 'A complaint is under way.' } },
  {
    name: '8-closed',
    by: DEPUTY,
    act: 'close',
    values: { outcome: 'handled-as-a-request', note: 'Booked for Thursday.' },
  },
  { name: '9-reopened', by: DEPUTY, act: 'reopen', values: { reason: 'The verge belongs to the county.' } },
];

/** One item on its way: what its sender and the Clerk are told, and a picture of the card after each step. */
const cardScenes = async (hall: TestDesk): Promise<readonly Scene[]> => {
  const reference = await order(hall);
  const told = (await hall.deliver()).flatMap(({ screen }) => screen ?? []);
  const scenes: Scene[] = told.map((screen) => ({
    name: screen.kind === 'item' ? 'card-1-open' : 'notice-to-sender',
    screen,
  }));
  scenes.push({ name: 'card-senders-own', screen: await cardOf(hall, COUNCILLOR, reference) });
  const { version: old } = (await cardOf(hall, CLERK, reference)).card;
  for (const { name, by, act, values } of STEPS) {
    hall.later(90);
    const { version } = (await cardOf(hall, by, reference)).card;
    const done = await hall.desk.submit(pressed(by, { kind: 'act', reference, version, act }), values);
    if (done.kind === 'stale' || done.kind === 'form') throw new Error(`${act} gave a ${done.kind}.`);
    const keeper = by === COUNCILLOR ? CLERK : by;
    scenes.push({ name: `card-${name}`, screen: await cardOf(hall, keeper, reference) });
  }
  const stale = await press(hall, DEPUTY, { kind: 'act', reference, version: old, act: 'acknowledge' });
  return [...scenes, { name: 'card-stale', screen: stale }];
};

const formScenes = async (hall: TestDesk): Promise<readonly Scene[]> => {
  const reference = await order(hall, `${ORDER} Tell Mary as well.`);
  const { version } = (await cardOf(hall, CLERK, reference)).card;
  const about = { text: ORDER, writtenBy: aCaller(COUNCILLOR), conversation: null };
  const acts = await Promise.all(
    (['close', 'assign', 'note'] as const).map(async (act) => ({
      name: `form-${act}`,
      screen: await press(hall, CLERK, { kind: 'act', reference, version, act }),
    })),
  );
  const refer = await hall.desk.press(pressed('otto-officer', { kind: 'refer' }, { about }));
  return [
    ...acts,
    { name: 'form-ask', screen: await press(hall, COUNCILLOR, { kind: 'ask', text: '' }) },
    { name: 'form-check', screen: await press(hall, COUNCILLOR, { kind: 'check' }) },
    { name: 'form-refer', screen: refer },
    { name: 'form-watch', screen: await press(hall, CLERK, { kind: 'watch', channel: null, on: true }) },
  ];
};

const homeScenes = async (): Promise<readonly Scene[]> => {
  const hall = await openDesk();
  const home = (by: string): Promise<Screen> => hall.desk.home(aCaller(by));
  const empty = [
    { name: 'home-empty', screen: await home(COUNCILLOR) },
    { name: 'home-empty-clerk', screen: await home(CLERK) },
  ];
  for (let count = 1; count <= A_HUNDRED; count += 1) await order(hall, `${ORDER} Job ${count}.`);
  const filter = { state: 'open', kind: null } as const;
  const scenes = [
    ...empty,
    { name: 'home-hundred', screen: await home(COUNCILLOR) },
    { name: 'home-hundred-clerk', screen: await home(CLERK) },
    { name: 'list-page', screen: await press(hall, CLERK, { kind: 'items', filter, after: 'R-2026-0050' }) },
  ];
  await hall.register.store.close();
  return scenes;
};

/** What people see most, from the product's own answers and a register in memory. */
export const openScenes = async (): Promise<readonly Scene[]> => {
  const hall = await openDesk();
  const scenes = [
    ...(await talkScenes(hall)),
    ...(await cardScenes(hall)),
    ...(await formScenes(hall)),
    ...(await homeScenes()),
  ];
  await hall.register.store.close();
  return scenes;
};
