import { createRegister } from '../../../src/app/register';
import type { Staffing } from '../../../src/core/register/person';
import { ambleStaff, flagged, incoming, inMemory, openTestRegister, type TestRegister } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const DEPUTY = 'dina-deputy';
const REFERENCE = 'R-2026-0001';

let register: TestRegister;
beforeEach(async () => {
  register = await openTestRegister(inMemory, { answer: ({ text }) => flagged(text, 'cut the hedge') });
});
afterEach(() => register.store.close());

/** Recorded on Monday 2 March; Friday the 6th is a bank holiday at this council. */
const record = () => register.handle(incoming(CORA, 'Otto, cut the hedge.', { notice: null }));
const at = async (moment: string) => {
  register.setNow(moment);
  return await register.remind();
};
const item = async () => await register.store.item(REFERENCE);
const nothing = { reminded: 0, passedOn: 0 };
const aboutTheClerk = {
  by: CORA,
  deliveryKey: 'k',
  text: 'she was rude',
  earlier: [],
  writtenBy: CORA,
  about: 'clerk',
  comment: null,
  conversation: null,
} as const;

describe('an item that nobody acknowledges', () => {
  beforeEach(record);

  it('is brought up again after two working days, once, when the office opens', async () => {
    expect(await at('2026-03-03T17:00:00.000Z')).toEqual(nothing);
    expect(await at('2026-03-04T08:59:00.000Z')).toEqual(nothing);
    expect(await at('2026-03-04T09:00:00.000Z')).toEqual({ reminded: 1, passedOn: 0 });
    expect(await at('2026-03-04T09:05:00.000Z')).toEqual(nothing);
    expect(await item()).toMatchObject({ assignedTo: CLERK, version: 1 });
  });

  it('goes to the deputy after four working days, bank holidays and weekends not counted', async () => {
    await at('2026-03-04T09:00:00.000Z');
    expect(await at('2026-03-06T12:00:00.000Z')).toEqual(nothing);
    expect(await at('2026-03-08T12:00:00.000Z')).toEqual(nothing);
    expect(await at('2026-03-09T09:00:00.000Z')).toEqual({ reminded: 0, passedOn: 1 });
    expect(await item()).toMatchObject({ assignedTo: DEPUTY, state: 'open' });
    expect(await at('2026-03-20T09:00:00.000Z')).toEqual(nothing);
    const seen = await register.read.view(DEPUTY, REFERENCE);
    expect(seen.kind === 'whole' && seen.history.at(-1)).toMatchObject({
      act: 'escalated',
      by: 'remit',
      words: { to: DEPUTY },
    });
  });

  it('is left alone once it is acknowledged', async () => {
    const action = { kind: 'acknowledge' } as const;
    await register.act({ by: CLERK, reference: REFERENCE, action, seenVersion: 1, deliveryKey: null });
    expect(await at('2026-03-30T09:00:00.000Z')).toEqual(nothing);
  });

  it('is done once, however many processes look at the same time', async () => {
    register.setNow('2026-03-04T10:00:00.000Z');
    const done = await Promise.all([register.remind(), register.remind(), register.remind()]);
    expect(done.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
  });

  it('goes to the deputy at once when the Clerk is away, on any day', async () => {
    await register.away.set(CLERK, { person: CLERK, from: '2026-03-07', until: '2026-03-10' });
    expect(await at('2026-03-06T23:00:00.000Z')).toEqual({ reminded: 0, passedOn: 0 });
    expect(await at('2026-03-07T10:00:00.000Z')).toEqual({ reminded: 0, passedOn: 1 });
  });
});

describe('an item whose keeper has left', () => {
  const under = (given: Partial<Staffing>) => {
    const { deps } = register.counter;
    const staffing = { ...deps.directory.staffing, ...given };
    return createRegister({ ...deps, directory: { ...deps.directory, staffing } });
  };
  const withoutChair = () => under({ people: ambleStaff.people.filter(({ id }) => id !== 'hana-chair') });
  const refer = async () => {
    const referred = await register.refer(aboutTheClerk);
    return referred.kind === 'recorded' ? referred.reference : '';
  };
  const leave = (person: string) => register.away.set(CLERK, { person, from: '2026-03-02', until: '2026-03-04' });

  it.each(['open', 'acknowledged'])('goes to the next of its way while it is %s, once', async (state) => {
    const referred = await register.refer(aboutTheClerk);
    const reference = referred.kind === 'recorded' ? referred.reference : '';
    if (state === 'acknowledged') {
      const request = { by: 'hana-chair', reference, seenVersion: 1, deliveryKey: null };
      await register.act({ ...request, action: { kind: 'acknowledge' } });
    }
    await register.remind();
    expect(await register.store.item(reference)).toMatchObject({ assignedTo: 'hana-chair' });
    await Promise.all([withoutChair().remind(), withoutChair().remind()]);
    expect(await register.store.item(reference)).toMatchObject({ assignedTo: 'mona-monitor', state });
    const history = await register.store.history({ kind: 'item', reference });
    expect(history.filter(({ act }) => act === 'escalated')).toMatchObject([{ detail: { because: 'left' } }]);
  });

  it('goes to the next of its way even where they are away, when nobody is there, and shows in their list', async () => {
    const reference = await refer();
    await leave('mona-monitor');
    const left = withoutChair();
    for (let looks = 0; looks < 3; looks += 1) await left.remind();
    const page = { limit: 9, order: 'newest', after: null } as const;
    expect((await left.read.list('mona-monitor', {}, page)).items).toMatchObject([{ reference }]);
    const history = await register.store.history({ kind: 'item', reference });
    expect(history.filter(({ act }) => act === 'escalated')).toHaveLength(1);
  });

  it('goes past whoever is away to the first who is there', async () => {
    const reference = await refer();
    await leave('mona-monitor');
    const concerns = { aboutClerk: 'deputy-clerk', aboutChair: 'clerk' } as const;
    const people = ambleStaff.people.filter(({ id }) => id !== 'hana-chair');
    const offices = { ...ambleStaff.offices, chair: 'otto-officer' };
    await under({ people, offices, concerns: { ...concerns, aboutClerk: 'monitoring-officer' } }).remind();
    expect(await register.store.item(reference)).toMatchObject({ assignedTo: 'otto-officer' });
  });

  it('goes on from somebody who is away as soon as another comes back', async () => {
    const reference = await refer();
    for (const person of ['mona-monitor', DEPUTY]) await leave(person);
    const concerns = { aboutClerk: 'deputy-clerk', aboutChair: 'clerk' } as const;
    const left = under({ people: ambleStaff.people.filter(({ id }) => id !== 'hana-chair'), concerns });
    await left.remind();
    expect(await register.store.item(reference)).toMatchObject({ assignedTo: DEPUTY });
    await left.away.back('mona-monitor', 'mona-monitor');
    await left.remind();
    expect(await register.store.item(reference)).toMatchObject({ assignedTo: 'mona-monitor' });
  });
});

it('what the Clerk recorded herself about her successor goes on, since neither may decide it', async () => {
  const referred = await register.refer({ ...aboutTheClerk, by: CLERK, writtenBy: CLERK, about: 'deputy-clerk' });
  const reference = referred.kind === 'recorded' ? referred.reference : '';
  expect(await register.store.item(reference)).toMatchObject({ assignedTo: CLERK });
  const { deps } = register.counter;
  const staffing = { ...ambleStaff, offices: { ...ambleStaff.offices, clerk: DEPUTY, 'deputy-clerk': null } };
  await createRegister({ ...deps, directory: { ...deps.directory, staffing } }).remind();
  expect(await register.store.item(reference)).toMatchObject({ assignedTo: 'hana-chair' });
});

it('a concern about the Clerk goes on from the chair to the Monitoring Officer, and never to the Clerk or her deputy', async () => {
  const referred = await register.refer(aboutTheClerk);
  const item = async () => await register.store.item(referred.kind === 'recorded' ? referred.reference : '');
  expect(await item()).toMatchObject({ assignedTo: 'hana-chair' });
  // Whoever is told how many there were may be the Clerk.
  expect(await at('2026-03-09T09:00:00.000Z')).toEqual(nothing);
  expect(await item()).toMatchObject({ assignedTo: 'mona-monitor' });
  const told = (await register.outbox()).map(({ to }) => to.recipient);
  expect(told.sort()).toEqual(['hana-chair', 'mona-monitor']);
});

it('a concern about the deputy goes from the Clerk to the Monitoring Officer, and never to the deputy', async () => {
  const referred = await register.refer({ ...aboutTheClerk, about: 'deputy-clerk' });
  const reference = referred.kind === 'recorded' ? referred.reference : '';
  expect(await register.store.item(reference)).toMatchObject({ kind: 'concern', about: [DEPUTY], assignedTo: CLERK });
  await at('2026-03-09T09:00:00.000Z');
  expect(await register.store.item(reference)).toMatchObject({ assignedTo: 'mona-monitor' });
  const view = await register.read.view('mona-monitor', reference);
  expect(view.kind === 'whole' && view.assignable).toEqual([CLERK]);
  expect((await register.read.view(DEPUTY, reference)).kind).toBe('nothing');
});

describe('the council’s day', () => {
  it('begins at its own midnight, in summer an hour before that of Greenwich', async () => {
    await register.away.set(CLERK, { person: CLERK, from: '2026-07-01', until: '2026-07-01' });
    register.setNow('2026-06-30T22:59:00.000Z');
    expect(await register.handle(incoming(CORA, 'cut the hedge'))).toMatchObject({ keeper: CLERK });
    register.setNow('2026-06-30T23:01:00.000Z');
    expect(await register.handle(incoming(CORA, 'cut the hedge'))).toMatchObject({ keeper: DEPUTY });
  });
});

describe('being away', () => {
  const away = { person: CLERK, from: '2026-03-02', until: '2026-03-20' };

  it.each([
    [CORA, away, 'not-yours'],
    ['nobody-known', away, 'unlisted'],
    [CLERK, { ...away, person: 'nobody-known' }, 'unlisted'],
    [CLERK, { ...away, from: '2026-02-30' }, 'no-such-day'],
    [CLERK, { ...away, until: 'Friday' }, 'no-such-day'],
    [CLERK, { ...away, until: '2026-03-01' }, 'ends-before-it-begins'],
    [CLERK, { ...away, from: '2026-02-01', until: '2026-02-10' }, 'past'],
  ])('is not set by %s for %j: %s', async (by, given, reason) => {
    expect(await register.away.set(by, given)).toEqual({ kind: 'refused', reason });
    expect(await register.away.list()).toEqual([]);
  });

  it('ends when somebody is back', async () => {
    expect(await register.away.set(DEPUTY, away)).toEqual({ kind: 'set' });
    expect(await register.away.list()).toEqual([away]);
    expect(await register.away.back(CLERK, CLERK)).toEqual({ kind: 'set' });
    expect(await register.handle(incoming(CORA, 'cut the hedge'))).toMatchObject({ keeper: CLERK });
  });
});
