import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ownOf } from '../../src/app/scope';
import type { ItemFilter, Store, Turn } from '../../src/app/store';
import { openStore } from '../../src/store/open-store';
import { aPerson } from '../fakes/register';
import { deed, message, page, step, turn } from '../fakes/store-deeds';
import { type Places, postgresPlaces, sqlitePlaces } from '../fakes/store-places';
import { seededRandom } from '../faults/random';
import { openFlaggedHandler } from './handle-flagged';

/*
 * How long the register takes when it is large: npx tsx tests/bench/store.ts [--items 100000] [--store sqlite|postgres]
 * [--json]. Times are ms of one call; each commit is on the disk before its time is taken.
 */
const WORDS = (
  'please tell the groundsman to cut hedge by cafe before friday paint gate empty bins in park move meeting send ' +
  'minutes to all members stop work on hall order new benches for green fix lock office phone contractor about drains'
).split(' ');
const PEOPLE = 200;
const TURNS = 2_000;
const ROUNDS = 200;
const HANDLED = 500;
/** Before the code is compiled a message takes several times as long. */
const WARMING = 100;

type Times = { readonly p50: number; readonly p99: number; readonly max: number };

const timesOf = async (rounds: number, work: (round: number) => Promise<unknown>): Promise<Times> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work(round);
    times.push(performance.now() - started);
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => Number((times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
};

/** A flagged message of fourteen words. */
const flagged = (number: number, random: () => number, outbox: Turn['outbox']): Turn => {
  const any = (count: number): number => Math.floor(random() * count);
  const sender = `cllr-${any(PEOPLE)}`;
  const sentence = Array.from({ length: 13 }, () => WORDS[any(WORDS.length)]).join(' ');
  const about = number % 50 === 0 ? ['clerk', sender] : [sender];
  const item = {
    sentence: `${sentence} job${number}`,
    fired: sentence.split(' ').slice(2, 5),
    sender,
    openedBy: sender,
    about,
  };
  return turn(`bench ${number}`, item, { outbox });
};

/** So many are filed at the same time, which takes the disk about as long as one. */
const TOGETHER = 50;

/** The references of so many items, of which every tenth is dealt with. */
const seed = async (store: Store, items: number, random: () => number): Promise<readonly string[]> => {
  const references: string[] = [];
  while (references.length < items) {
    const first = references.length + 1;
    const turns = Array.from({ length: TOGETHER }, (_, index) => flagged(first + index, random, []));
    const recorded = await Promise.all(turns.map((one) => store.recordTurn(one)));
    references.push(...recorded.map(({ reference }) => reference ?? ''));
    const dealtWith = recorded.filter((_, index) => (first + index) % 10 === 0);
    for (const { reference } of dealtWith) {
      const change =
        random() < 0.5 ? ({ state: 'acknowledged' } as const) : ({ state: 'closed', outcome: 'no-action' } as const);
      await store.act(step(reference ?? '', 1, { deed: deed('acknowledged'), change }));
    }
  }
  return references;
};

/** What the Clerk may see. */
const within: readonly ItemFilter[] = [{ notAbout: 'clerk' }, { assignedTo: 'clerk' }];

const measure = async (store: Store, references: readonly string[], random: () => number) => {
  const items = references.length;
  const added: string[] = [];
  const list =
    (where: ItemFilter, more: Parameters<typeof page>[0] = {}) =>
    () =>
      store.list({ where, within }, page(more));
  const some = () => references[Math.floor(random() * items)] ?? '';
  const handle = openFlaggedHandler(store);
  await timesOf(WARMING, (round) => handle(-round));
  const own = (person: string) => () =>
    store.list({ where: {}, within: ownOf(aPerson(person, 'councillor'), 'langport') }, page());
  return {
    handle: await timesOf(HANDLED, handle),
    turn: await timesOf(TURNS, async (round) => {
      const news = flagged(items + 1 + round, random, [message('clerk'), message(`sender-${round}`)]);
      added.push((await store.recordTurn(news)).reference ?? '');
    }),
    act: await timesOf(ROUNDS, (round) => store.act(step(added[round] ?? '', 1))),
    list: await timesOf(ROUNDS, list({})),
    listOpenOldest: await timesOf(ROUNDS, list({ states: ['open'] }, { order: 'oldest' })),
    listClosed: await timesOf(ROUNDS, list({ states: ['closed'], outcomes: ['no-action'] })),
    listDeep: await timesOf(ROUNDS, list({}, { after: references[Math.ceil(items / 2)] ?? null })),
    listOfOneSender: await timesOf(ROUNDS, (round) => list({ sender: `cllr-${round % PEOPLE}` })()),
    listOwn: await timesOf(ROUNDS, (round) => own(`cllr-${round % PEOPLE}`)()),
    listOwnOfNobody: await timesOf(ROUNDS, own('nobody')),
    listInvolvingOne: await timesOf(ROUNDS, (round) => list({ involves: `cllr-${round % PEOPLE}` })()),
    listPastRetention: await timesOf(ROUNDS, list({ closedBefore: '2020-01-01T00:00:00.000Z' })),
    searchRare: await timesOf(ROUNDS, (round) => list({ text: `job${1 + round * 7}` })()),
    searchCommon: await timesOf(ROUNDS, list({ text: 'hedge' })),
    searchCommonOldest: await timesOf(ROUNDS, list({ text: 'hedge' }, { order: 'oldest' })),
    searchThree: await timesOf(ROUNDS, list({ text: 'paint gate fri' })),
    open: await timesOf(ROUNDS, async () => {
      const reference = some();
      await store.item(reference);
      await store.history({ kind: 'item', reference });
    }),
    count: await timesOf(20, () => store.count({ where: {}, within })),
    verify: await timesOf(1, () => store.verifyChain(null)),
  };
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      items: { type: 'string', default: '100000' },
      store: { type: 'string', default: 'sqlite' },
      json: { type: 'boolean', default: false },
    },
  });
  const places: Places = values.store === 'postgres' ? await postgresPlaces() : sqlitePlaces();
  const store = await openStore(await places.fresh());
  try {
    const random = seededRandom(1);
    const items = Number(values.items);
    const started = performance.now();
    const references = await seed(store, items, random);
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    const figures = await measure(store, references, random);
    process.stdout.write(
      `${values.store}, ${items} items filed in ${seconds} s, ${cpus()[0]?.model ?? ''} x ${cpus().length}, load ${(loadavg()[0] ?? 0).toFixed(1)}\n`,
    );
    for (const [name, { p50, p99, max }] of Object.entries(figures)) {
      process.stdout.write(`${name.padEnd(20)} p50 ${p50} ms, p99 ${p99} ms, max ${max} ms\n`);
    }
    if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    await store.close();
    await places.clear();
  }
};

void run();
