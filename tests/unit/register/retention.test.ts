import { createExportRegister } from '../../../src/app/export-register';
import { createReadRegister } from '../../../src/app/read-register';
import type { Outcome } from '../../../src/core/register/item';
import { addMonths } from '../../../src/core/register/local-time';
import { ambleStaff, flagged, incoming, inMemory, openTestRegister, type TestRegister } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';

let register: TestRegister;
beforeEach(async () => {
  register = await openTestRegister(inMemory, { answer: ({ text }) => flagged(text, 'cut') });
});
afterEach(() => register.store.close());

const closed = async (text: string, outcome: Outcome): Promise<string> => {
  const handled = await register.handle(incoming(CORA, text));
  const reference = handled.kind === 'recorded' ? handled.reference : '';
  const action = { kind: 'close', outcome, note: null } as const;
  await register.act({ by: CLERK, reference, action, seenVersion: 1, deliveryKey: null });
  return reference;
};
const hold = (reference: string) =>
  register.act({
    by: CLERK,
    reference,
    action: { kind: 'hold', reason: 'a claim' },
    seenVersion: 2,
    deliveryKey: null,
  });

describe('the retention clock', () => {
  it('runs by outcome from the day on which an item was closed, to the day', async () => {
    const short = await closed('cut the hedge', 'not-an-instruction');
    const long = await closed('cut the grass', 'no-action');
    register.setNow('2026-06-01T12:00:00.000Z');
    expect(await register.purge.plan(CLERK)).toEqual({ due: [], held: [], left: [] });
    register.setNow('2026-06-02T00:30:00.000Z');
    expect((await register.purge.plan(CLERK)).due).toEqual([
      { reference: short, outcome: 'not-an-instruction', since: '2026-06-02' },
    ]);
    register.setNow('2026-09-02T12:00:00.000Z');
    expect((await register.purge.plan(CLERK)).due.map(({ reference }) => reference)).toEqual([short, long]);
  });

  it('stops for a legal hold, and does not run while an item is open', async () => {
    const held = await closed('cut the hedge', 'no-action');
    await hold(held);
    await register.handle(incoming(CORA, 'cut the grass'));
    register.setNow('2036-01-01T12:00:00.000Z');
    expect(await register.purge.plan(CLERK)).toEqual({ due: [], held: [held], left: [] });
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 72, '2032-12-15'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('counts months as people do: %s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });
});

describe('a purge', () => {
  it('removes nothing that its plan did not show, and the history still proves itself', async () => {
    const first = await closed('cut the hedge', 'no-action');
    const second = await closed('cut the grass', 'no-action');
    register.setNow('2027-01-01T12:00:00.000Z');
    expect(await register.purge.purge(CLERK, [first, 'R-2026-0777'])).toEqual({
      kind: 'purged',
      purged: [first],
      held: [],
      left: [],
    });
    expect((await register.read.view(CLERK, first)).kind).toBe('nothing');
    expect((await register.read.view(CLERK, second)).kind).toBe('whole');
    expect(await register.store.verifyChain(null)).toMatchObject({
      kind: 'intact',
      removals: [{ reference: first, by: CLERK, removed: 'everything' }],
    });
    expect(await register.purge.purge(CLERK, [first])).toEqual({ kind: 'nothing-due' });
  });

  it('says whether it was the Clerk’s, so that the next one may know of it', async () => {
    const hers = await closed('cut the hedge', 'no-action');
    const referred = await register.refer({
      ...{ by: CORA, deliveryKey: 'k', text: 'it was loud', earlier: [], writtenBy: CORA },
      ...{ about: 'clerk', comment: null, conversation: null },
    });
    const other = referred.kind === 'recorded' ? referred.reference : '';
    const action = { kind: 'close', outcome: 'no-action', note: null } as const;
    await register.act({ by: 'hana-chair', reference: other, action, seenVersion: 1, deliveryKey: null });
    register.setNow('2027-01-01T12:00:00.000Z');
    await register.purge.purge(CLERK, [hers]);
    await register.purge.purge('hana-chair', [other]);
    const detailOf = async (reference: string) =>
      (await register.store.history({ kind: 'item', reference })).at(-1)?.detail;
    expect([await detailOf(hers), await detailOf(other)]).toEqual([{ as: 'clerk' }, {}]);
  });

  it('is for whoever keeps the items: others plan and remove nothing', async () => {
    const reference = await closed('cut the hedge', 'no-action');
    register.setNow('2027-01-01T12:00:00.000Z');
    for (const by of [CORA, 'otto-officer', 'dina-deputy', 'nobody-known']) {
      expect(await register.purge.plan(by)).toEqual({ due: [], held: [], left: [] });
      expect(['nothing-due', 'refused']).toContain((await register.purge.purge(by, [reference])).kind);
    }
    expect((await register.read.view(CLERK, reference)).kind).toBe('whole');
  });
});

describe('an export of one person', () => {
  const facts = async (subject: string, others: 'with-others' | 'without-others') => {
    const exported = await register.exports.person(CLERK, subject, others);
    if (exported.kind !== 'exported') throw new Error(exported.reason);
    return exported.data;
  };

  it('holds what is theirs, and what is about or by others apart from it', async () => {
    const reference = await closed('Otto, cut the hedge', 'spoke-to-the-member');
    await hold(reference);
    const { items } = await facts(CORA, 'with-others');
    expect(items).toHaveLength(1);
    const [item] = items;
    const own = JSON.stringify(item?.own);
    expect(own).toContain('Otto, cut the hedge');
    expect(own).not.toContain(CLERK);
    expect(JSON.stringify(item?.thirdParties)).toContain('a claim');
    const alone = await facts(CORA, 'without-others');
    expect(JSON.stringify(alone.items[0]?.own)).toBe(own);
    expect(JSON.stringify(alone)).not.toContain('a claim');
  });

  it('says where it was said', async () => {
    await closed('cut the hedge', 'no-action');
    const own = (await facts(CORA, 'with-others')).items[0]?.own ?? [];
    expect(own).toContainEqual({ at: null, what: 'said in', who: CORA, words: '{"channel":"D1"}' });
  });

  it('says which words were removed by their names, and not where they stand among all others', async () => {
    const reference = await closed('cut the hedge', 'no-action');
    await register.redact.redact(CLERK, reference, 'hedge', null);
    const { items } = await facts(CLERK, 'with-others');
    expect(items[0]?.own).toContainEqual(
      expect.objectContaining({ what: 'redacted', words: 'removed: fired, sentence' }),
    );
    const whole = await register.exports.all(CLERK);
    if (whole.kind !== 'exported') throw new Error(whole.reason);
    const [{ history } = { history: [] }] = whole.data.items;
    expect(history.at(-1)).toMatchObject({ act: 'redacted', detail: { removed: ['fired', 'sentence'] } });
    expect(JSON.stringify(whole)).not.toContain('sequence');
  });

  it('finds items that somebody was given once, and has no more', async () => {
    const handled = await register.handle(incoming(CORA, 'cut the hedge'));
    const reference = handled.kind === 'recorded' ? handled.reference : '';
    for (const [index, to] of ['mona-monitor', 'dina-deputy'].entries()) {
      const action = { kind: 'assign', to } as const;
      await register.act({ by: CLERK, reference, action, seenVersion: index + 1, deliveryKey: null });
    }
    const { items } = await facts('mona-monitor', 'with-others');
    expect(items[0]?.own.map(({ what }) => what)).toEqual(['assigned: to']);
  });

  it('holds nothing of another council whose register is kept in the same place', async () => {
    const reference = await closed('cut the hedge', 'no-action');
    const { deps } = register.counter;
    const elsewhere = createExportRegister({ ...deps, protocol: { ...deps.protocol, key: 'elsewhere' } });
    for (const subject of [CORA, CLERK]) {
      expect(JSON.stringify(await elsewhere.person(CLERK, subject, 'with-others'))).not.toContain(reference);
    }
    // Nor is what was exported there in the history of the Clerk here, whoever she is now.
    const offices = { ...ambleStaff.offices, clerk: 'dina-deputy' };
    const directory = { ...deps.directory, staffing: { ...ambleStaff, offices } };
    expect(await createReadRegister({ ...deps, directory }).deeds('dina-deputy')).toEqual([]);
    await register.exports.all(CLERK);
    const [deed] = await createReadRegister({ ...deps, directory }).deeds('dina-deputy');
    expect(deed).toMatchObject({ act: 'exported', by: CLERK, detail: {} });
  });

  it('finds items in which somebody only acted', async () => {
    await closed('cut the hedge', 'no-action');
    const { items } = await facts(CLERK, 'with-others');
    expect(items[0]?.own.map(({ what }) => what)).toContain('closed');
  });

  it('is in the history, with whose data it was sealed and not in the open', async () => {
    await facts(CORA, 'with-others');
    const history = await register.store.history({ kind: 'register' });
    expect(history).toMatchObject([{ act: 'exported', by: CLERK, words: { person: CORA } }]);
    expect(JSON.stringify(history[0]?.detail)).not.toContain(CORA);
  });
});

describe('how somebody is reached', () => {
  beforeEach(async () => {
    await register.store.keepAddress('teams', CORA, { conversation: 'a1' });
    await register.store.keepAddress('teams', 'left-long-ago', { conversation: 'a2' });
    await register.store.keepAddress('slack', 'slack:U1', { channel: 'D1' });
  });

  it('is forgotten by a purge of the Clerk’s where the settings list them no more: the plan and the history say so', async () => {
    expect(await register.purge.plan(CLERK)).toEqual({ due: [], held: [], left: ['left-long-ago'] });
    expect(await register.store.addresses()).toHaveLength(3);
    for (const by of [CORA, 'dina-deputy']) await register.purge.purge(by, []);
    expect(await register.store.addresses()).toHaveLength(3);
    expect(await register.purge.purge(CLERK, [])).toMatchObject({ kind: 'purged', left: ['left-long-ago'] });
    expect((await register.store.addresses()).map(({ person }) => person)).toEqual([CORA, 'slack:U1']);
    const history = await register.store.history({ kind: 'register' });
    expect(history).toMatchObject([{ act: 'purged', by: CLERK, detail: { addresses: 1 } }]);
    expect(JSON.stringify(history)).not.toContain('left-long-ago');
    expect(await register.store.verifyChain(null)).toMatchObject({ kind: 'intact', removals: [] });
    expect(await register.purge.purge(CLERK, [])).toEqual({ kind: 'nothing-due' });
  });

  it.each([
    [CLERK, true],
    [CORA, true],
    ['hana-chair', false],
  ])('is in an export of their data by %s: %s', async (by, isThere) => {
    const exported = await register.exports.person(by, CORA, 'with-others');
    if (exported.kind !== 'exported') throw new Error(exported.reason);
    const address = { at: null, what: 'address: teams', who: CORA, words: '{"conversation":"a1"}' };
    expect(exported.data.elsewhere).toEqual(isThere ? [address] : []);
  });
});
