import type { Press } from '../../../src/core/screen/press';
import { openTestDesk, pressed, said, type TestDesk } from '../../fakes/front-desk';
import { aFinding } from '../../fakes/protocol';
import { flagged } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const DEPUTY = 'dina-deputy';
const HANA = 'hana-chair';
const DRAWN = 'C-2026-3333';
const COUNTED = 'R-2026-9999';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk(({ text }) => (text.includes('cut') ? flagged(text, 'cut') : aFinding()));
});
afterEach(() => desk.register.store.close());

const order = async (): Promise<string> => (await desk.desk.receive(said(CORA, 'Otto, cut the hedge'))).reference ?? '';
const concern = async (): Promise<string> => {
  const press = { kind: 'refer' } as const;
  await desk.desk.submit(pressed(CORA, press), { text: 'she was rude', about: 'clerk' });
  const { items } = await desk.register.read.own(CORA, { limit: 1, order: 'newest', after: null });
  return items[0]?.reference ?? '';
};

const lists = (after: string): readonly Press[] => [
  { kind: 'items', filter: { state: null, kind: null }, after },
  { kind: 'mine', after },
];

/** What is shown for a page that begins there, but for the reference that was asked for. */
const shown = async (who: string, after: string): Promise<string> => {
  const screens = [];
  for (const press of lists(after)) screens.push(await desk.desk.press(pressed(who, press)));
  return JSON.stringify(screens).replaceAll(after, 'AFTER');
};

describe('a page after an item', () => {
  it.each([
    ['the Clerk, whom it is about', CLERK],
    ['whoever it is kept from', DEPUTY],
    ['somebody whom the settings do not list', 'nobody-known'],
  ])('tells %s no more than one after an item that there is not', async (_, who) => {
    await order();
    const secret = await concern();
    await order();
    expect(secret).toMatch(/^C-/);
    expect(secret).not.toBe(DRAWN);
    expect(await shown(who, secret)).toBe(await shown(who, DRAWN));
  });

  it('tells the sender of a message nothing of another’s', async () => {
    await concern();
    const others = (await desk.desk.receive(said('cy-committee', 'Otto, cut the hedge'))).reference ?? '';
    expect(await shown(CORA, others)).toBe(await shown(CORA, COUNTED));
  });

  it('tells the Clerk nothing of a concern about her that was removed', async () => {
    await order();
    const secret = await concern();
    await order();
    const { store } = desk.register;
    const deed = { act: 'purged', by: HANA, at: '2026-03-02T10:00:00.000Z', detail: {}, words: {} } as const;
    await store.purge([secret], deed);
    expect(await shown(CLERK, secret)).toBe(await shown(CLERK, DRAWN));
  });

  it('goes on where somebody may see the item, and for the Clerk where it was removed meanwhile', async () => {
    const first = await order();
    const second = await order();
    expect(await shown(CLERK, second)).toContain(first);
    expect(await shown(CORA, second)).toContain(first);
    const deed = { act: 'purged', by: CLERK, at: '2026-03-02T10:00:00.000Z', detail: {}, words: {} } as const;
    await desk.register.store.purge([second], deed);
    expect(await shown(CLERK, second)).toContain(first);
  });
});
