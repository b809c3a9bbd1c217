import type { Action } from '../../../src/core/register/action';
import { openTestDesk, type TestDesk } from '../../fakes/front-desk';
import { aFinding } from '../../fakes/protocol';

const CHAIR = 'hana-chair';
const MONITOR = 'mona-monitor';
const ACKNOWLEDGE: Action = { kind: 'acknowledge' };
const GIVE: Action = { kind: 'assign', to: MONITOR };

let desk: TestDesk;
let reference: string;
const refer = async (text: string, about: 'clerk' | null): Promise<string> => {
  const by = 'cora-councillor';
  const given = { by, deliveryKey: text, text, earlier: [], writtenBy: by, about, comment: null, conversation: null };
  const referred = await desk.register.refer(given);
  return referred.kind === 'recorded' ? referred.reference : '';
};
beforeEach(async () => {
  desk = await openTestDesk(() => aFinding());
  reference = await refer('she was rude', 'clerk');
});
afterEach(() => desk.register.store.close());

const act = async (by: string, action: Action) => {
  const view = await desk.register.read.view(by, reference);
  const seenVersion = view.kind === 'nothing' ? 0 : view.version;
  expect((await desk.register.act({ by, reference, action, seenVersion, deliveryKey: null })).kind).toBe('done');
};

/** Delivers what waits, but to this person, who has no account any more; who got a new card of the item. */
const deliverWithout = async (gone: string | null): Promise<readonly (string | null)[]> => {
  const { store } = desk.register;
  const shown: (string | null)[] = [];
  for (;;) {
    const [entry] = await store.claimDue({ now: 1, leaseMs: 1, limit: 1, adapters: ['chat'] });
    if (entry === undefined) return shown;
    if (entry.to.recipient === gone) {
      await store.settle(entry, { kind: 'dead', reason: 'account_inactive' }, 1);
      continue;
    }
    const screen = await desk.desk.draw(entry);
    if (entry.posted === null && screen?.kind === 'item') shown.push(entry.to.recipient);
    await store.settle(entry, { kind: 'delivered', handle: entry.key }, 1);
  }
};
const keeper = async () => (await desk.register.store.item(reference))?.assignedTo;

describe('an item whose keeper cannot be reached', () => {
  it('is with the next person of its way, who gets the card', async () => {
    expect(await deliverWithout(CHAIR)).toEqual([MONITOR]);
    expect(await keeper()).toBe(MONITOR);
  });

  it.each([
    ['open', []],
    ['acknowledged', [ACKNOWLEDGE]],
  ])('goes back to whoever gave it to them while it was %s', async (_, before) => {
    await deliverWithout(null);
    for (const action of [...before, GIVE]) await act(CHAIR, action);
    expect(await deliverWithout(MONITOR)).toEqual([CHAIR]);
    expect(await keeper()).toBe(CHAIR);
  });

  it('goes back to them as often as it is given away again', async () => {
    await deliverWithout(null);
    for (let round = 0; round < 2; round += 1) {
      await act(CHAIR, GIVE);
      expect(await deliverWithout(MONITOR)).toEqual([CHAIR]);
    }
  });

  it('goes back to whoever did not answer, where it was passed on for that', async () => {
    await deliverWithout(null);
    desk.register.setNow('2026-03-20T10:00:00.000Z');
    await desk.register.remind();
    expect(await keeper()).toBe(MONITOR);
    expect(await deliverWithout(MONITOR)).toEqual([CHAIR]);
    expect(await keeper()).toBe(CHAIR);
  });

  it('stays with whoever it was given to by hand before its first card failed', async () => {
    await deliverWithout(null);
    reference = await refer('a word with you', null);
    await act('clara-clerk', GIVE);
    expect(await deliverWithout('clara-clerk')).toEqual([MONITOR]);
    expect(await keeper()).toBe(MONITOR);
  });

  it('stays with them where they have acted on it all the same', async () => {
    await deliverWithout(null);
    await act(CHAIR, GIVE);
    await act(MONITOR, ACKNOWLEDGE);
    expect(await deliverWithout(MONITOR)).toEqual([]);
    expect(await keeper()).toBe(MONITOR);
  });
});
