import { join } from 'node:path';
import type { NewOutboxEntry, Store } from '../../src/app/store';
import { openStore } from '../../src/store/open-store';
import { first, newItem, step, turn } from '../fakes/store-deeds';
import { openTownHall, type TownHall } from '../fakes/town-hall';

let hall: TownHall;
let store: Store;
beforeEach(async () => {
  hall = openTownHall('set-up');
  store = await openStore({ kind: 'sqlite', path: join(hall.folder, 'remit.sqlite') });
});
afterEach(async () => {
  await store.close();
  hall.clear();
});

const to = (recipient: string) => ({ adapter: 'slack', conversation: recipient, recipient, address: null });
const card = (recipient: string, ...otherwise: readonly string[]): NewOutboxEntry => ({
  to: to(recipient),
  otherwise: otherwise.map(to),
  content: { kind: 'item-card', because: 'opened' },
});
const aTurn = (key: string, at: string, outbox: readonly NewOutboxEntry[], about: readonly string[] = ['cora']) =>
  turn(
    key,
    {
      ...newItem(),
      council: 'ambleford',
      kind: about[0] === 'cora' ? 'instruction' : 'concern',
      openedBy: 'cora',
      sender: 'cora',
      about,
    },
    { at, outbox },
  );
const nextEntry = async () =>
  first(await store.claimDue({ now: Date.now(), leaseMs: 1_000, limit: 1, adapters: ['slack'] }));
const doctor = async () => {
  const { exitCode, out } = await hall.run(['doctor']);
  return { exitCode, out: out.replace(/\s+/g, ' ') };
};
const now = (): string => new Date().toISOString();

it('names what could not be delivered, to whom and why, and what to do', async () => {
  await store.recordTurn(aTurn('d1', now(), [card('clara-clerk', 'dina-deputy')]));
  await store.settle(await nextEntry(), { kind: 'dead', reason: 'channel_not_found' }, Date.now());
  const passedOn = await doctor();
  expect(passedOn.exitCode).toBe(0);
  expect(passedOn.out).toMatch(
    /A message about R-2026-0001 for Clara Clerk by slack, .*: channel_not_found\. It was sent another way\./,
  );
  await store.settle(await nextEntry(), { kind: 'dead', reason: 'account_inactive' }, Date.now());
  const lost = await doctor();
  expect(lost.exitCode).toBe(1);
  expect(lost.out).toMatch(
    /for Dina Deputy by slack, .*: account_inactive\. It went to nobody else\. .* → Mend the account in remit.yaml/,
  );
});

it('says what waits too long, and since when', async () => {
  await store.recordTurn(aTurn('d1', '2026-03-02T09:00:00.000Z', [card('clara-clerk')]));
  const { exitCode, out } = await doctor();
  expect(exitCode).toBe(1);
  expect(out).toMatch(/1 wait, the oldest since 2 Mar 2026, 09:00\. .* → Is Remit running/);
});

const dead = async (reason: string) => store.settle(await nextEntry(), { kind: 'dead', reason }, Date.now());
const withoutTimes = (out: string): string => out.replace(/\d+ \w+ \d{4}, \d\d:\d\d/g, 'then');
const onTheClerk = ['clara-clerk'];

it('says no more of a message about a concern that is kept from the Clerk than of an answer to a question', async () => {
  const answer = { to: to('otto'), otherwise: [], content: { kind: 'reply' } };
  await store.recordTurn(turn('d1', null, { at: now(), outbox: [answer] }));
  await dead('channel_not_found');
  const before = await doctor();
  expect(before.exitCode).toBe(1);
  expect(before.out).toMatch(/✗ A message by slack, [^.]*: channel_not_found\. /);
  expect(before.out).not.toContain('Otto');
  await store.sweep('2999-01-01T00:00:00.000Z');
  await store.recordTurn(aTurn('d2', now(), [card('hana-chair')], onTheClerk));
  await dead('channel_not_found');
  expect(withoutTimes((await doctor()).out)).toBe(withoutTimes(before.out));
});

it('does not say that a message of which the Clerk may not know went another way, or could not be changed', async () => {
  const all = await doctor();
  const concern = aTurn('d1', now(), [card('hana-chair', 'mona-monitor'), card('dina-deputy')], onTheClerk);
  const { reference } = await store.recordTurn(concern);
  await dead('channel_not_found');
  for (let card = 0; card < 2; card += 1) {
    await store.settle(await nextEntry(), { kind: 'delivered', handle: 'm1' }, Date.now());
  }
  await store.act(step(reference ?? '', 1));
  await dead('message_not_found');
  await store.settle(await nextEntry(), { kind: 'delivered', handle: null }, Date.now());
  expect(await store.backlog()).toMatchObject({ waiting: 0, dead: 2 });
  expect(await doctor()).toEqual(all);
});

it('is not troubled by a card that cannot be changed any more', async () => {
  const { reference } = await store.recordTurn(aTurn('d1', now(), [card('clara-clerk')]));
  await store.settle(await nextEntry(), { kind: 'delivered', handle: 'm1' }, Date.now());
  await hall.run(['register', 'ack', reference ?? '']);
  await store.settle(await nextEntry(), { kind: 'dead', reason: 'message_not_found' }, Date.now());
  const { exitCode, out } = await doctor();
  expect(exitCode).toBe(0);
  expect(out).toMatch(
    /A card about R-\S+ for Clara Clerk by slack could not be brought up to date, .*: message_not_found\./,
  );
});
