import type { Finding } from '../../../src/core/finding';
import type { Action } from '../../../src/core/register/action';
import { sayStale } from '../../../src/core/register/say-acted';
import { aFinding } from '../../fakes/protocol';
import { flagged, incoming, inMemory, openTestRegister, type TestRegister } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const DEPUTY = 'dina-deputy';
const ORDER = 'Otto, cut the hedge.';
const PAGE = { limit: 20, order: 'newest', after: null } as const;

let register: TestRegister;
let reference: string;
const start = async (answer: (text: string) => Finding = (text) => flagged(text, 'cut the hedge')) => {
  register = await openTestRegister(inMemory, { answer: ({ text }) => answer(text) });
  const handled = await register.handle(incoming(CORA, ORDER));
  reference = handled.kind === 'recorded' ? handled.reference : '';
};
beforeEach(() => start());
afterEach(() => register.store.close());

const act = async (by: string, action: Action, seenVersion?: number, deliveryKey: string | null = null) => {
  const view = await register.read.view(by, reference);
  const version = view.kind === 'nothing' ? 0 : view.version;
  return await register.act({ by, reference, action, seenVersion: seenVersion ?? version, deliveryKey });
};
const whole = async (by = CLERK) => {
  const view = await register.read.view(by, reference);
  if (view.kind !== 'whole') throw new Error(`${by} sees ${view.kind}`);
  return view;
};
const own = async (by = CORA) => {
  const view = await register.read.view(by, reference);
  if (view.kind !== 'own') throw new Error(`${by} sees ${view.kind}`);
  return view;
};
const close: Action = { kind: 'close', outcome: 'handled-as-a-request', note: 'booked for Tuesday' };

describe('an item', () => {
  it('is acknowledged, noted, closed with an outcome and reopened, and its history says by whom', async () => {
    for (const action of [
      { kind: 'acknowledge' },
      { kind: 'note', text: 'rang her' },
      close,
      { kind: 'reopen', reason: 'she rang back' },
    ] as const) {
      expect((await act(CLERK, action)).kind).toBe('done');
    }
    const { item, history } = await whole();
    expect(item).toMatchObject({ state: 'acknowledged', outcome: null, closedAt: null });
    expect(history.map((entry) => [entry.act, entry.by])).toEqual([
      ['opened', CORA],
      ['acknowledged', CLERK],
      ['noted', CLERK],
      ['closed', CLERK],
      ['reopened', CLERK],
    ]);
    expect(history[3]).toMatchObject({
      detail: { outcome: 'handled-as-a-request' },
      words: { note: 'booked for Tuesday' },
    });
  });

  it.each<[string, readonly Action[], Action, string]>([
    ['acknowledged twice', [{ kind: 'acknowledge' }], { kind: 'acknowledge' }, 'not-open'],
    ['acknowledged once it is closed', [close], { kind: 'acknowledge' }, 'closed'],
    ['closed twice', [close], close, 'closed'],
    ['reopened while it is open', [], { kind: 'reopen', reason: 'why not' }, 'not-closed'],
    ['given to a councillor', [], { kind: 'assign', to: 'cy-committee' }, 'not-assignable'],
    ['given to the chair', [], { kind: 'assign', to: 'hana-chair' }, 'not-assignable'],
    ['given to whoever has it', [], { kind: 'assign', to: CLERK }, 'already-assigned'],
    ['noted without a word', [], { kind: 'note', text: '  ' }, 'empty'],
    ['released without a hold', [], { kind: 'release', reason: 'over' }, 'not-held'],
    ['commented on by the Clerk', [], { kind: 'comment', text: 'hm' }, 'for-whoever-opened-it'],
  ])('cannot be %s', async (_, before, action, reason) => {
    for (const one of before) await act(CLERK, one);
    expect(await act(CLERK, action)).toEqual({ kind: 'refused', reason });
  });

  it('goes to the deputy or the Monitoring Officer with a card, and then they decide it', async () => {
    await act(CLERK, { kind: 'assign', to: 'mona-monitor' });
    expect((await register.outbox()).map(({ to }) => to.recipient)).toContain('mona-monitor');
    expect(await act(DEPUTY, { kind: 'acknowledge' })).toEqual({ kind: 'refused', reason: 'unseen' });
    expect((await act('mona-monitor', { kind: 'acknowledge' })).kind).toBe('done');
    await act('mona-monitor', { kind: 'assign', to: DEPUTY });
    expect((await register.read.view('mona-monitor', reference)).kind).toBe('nothing');
    expect((await whole(DEPUTY)).item.state).toBe('acknowledged');
  });
});

describe('what has changed since it was seen', () => {
  it('refuses the action and says what, by whom and when', async () => {
    await act(CLERK, { kind: 'assign', to: DEPUTY });
    register.setNow('2026-03-02T11:30:00.000Z');
    await act(DEPUTY, close);
    const result = await act(CLERK, { kind: 'acknowledge' }, 2);
    expect(result).toMatchObject({
      kind: 'stale',
      since: [
        { act: 'closed', by: DEPUTY, at: '2026-03-02T11:30:00.000Z', detail: { outcome: 'handled-as-a-request' } },
      ],
      view: { kind: 'whole', version: 3 },
    });
    expect((await whole()).item.state).toBe('closed');
  });

  it('is nothing to a sender where it was a note, which they never learn of', async () => {
    const { version } = await own();
    await act(CLERK, { kind: 'note', text: 'secretnote' });
    await act(CLERK, { kind: 'hold', reason: 'secrethold' });
    expect((await own()).version).toBe(version);
    expect((await act(CORA, { kind: 'comment', text: 'a favour, no order' }, version)).kind).toBe('done');
    expect(JSON.stringify(await own())).not.toMatch(/secret|noted|held/);
    expect((await whole()).item.comment).toBe('a favour, no order');
  });

  it('is nothing to a sender either where the note is written at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [note, comment] = await Promise.all([
        act(CLERK, { kind: 'note', text: `note ${round}` }),
        act(CORA, { kind: 'comment', text: `comment ${round}` }),
      ]);
      expect(comment.kind).toBe('done');
      expect(['done', 'stale']).toContain(note.kind);
    }
  });

  it('is not said to be anything where the register has not come so far, as after a backup was put back', async () => {
    const result = await act(CLERK, { kind: 'acknowledge' }, 9);
    if (result.kind !== 'stale') throw new Error(result.kind);
    const says = sayStale(reference, result.since, register.counter.naming);
    expect(says).toBe(`${reference} is not as you saw it. Look at it again, then decide.`);
  });

  it('is told to a sender without a name where it was a decision', async () => {
    await act(CLERK, close);
    const result = await act(CORA, { kind: 'send-as-request', text: null }, 1);
    expect(result).toMatchObject({ kind: 'stale', since: [{ act: 'closed', by: null }], view: { kind: 'own' } });
  });

  it('does not stop the second delivery of the same press from being the same press', async () => {
    expect((await act(CLERK, close, 1, 'press-1')).kind).toBe('done');
    expect(await act(CLERK, close, 1, 'press-1')).toMatchObject({ kind: 'done', view: { version: 2 } });
    expect((await whole()).history).toHaveLength(2);
  });
});

describe('whoever sent a flagged message', () => {
  it('sees what was recorded of it and its state, and neither notes nor who has it', async () => {
    await act(CLERK, { kind: 'note', text: 'secretnote' });
    await act(CLERK, { ...close, note: 'secretnote too' });
    const { items } = await register.read.own(CORA, PAGE);
    expect(items).toMatchObject([{ reference, state: 'closed', outcome: 'handled-as-a-request', sentence: ORDER }]);
    const shown = JSON.stringify([items, await own()]);
    expect(shown).not.toMatch(/secretnote|clara/);
    expect((await own()).history.map((step) => [step.act, step.byYou])).toEqual([
      ['opened', true],
      ['closed', false],
    ]);
  });

  it('sees each comment that they made, the one before the last too, until it is removed', async () => {
    await act(CORA, { kind: 'comment', text: 'it was a joke' });
    await act(CORA, { kind: 'send-as-request', text: 'by Friday' });
    expect((await own()).history.map(({ words }) => words)).toEqual([[], ['it was a joke'], ['by Friday']]);
    await register.redact.redact(CLERK, reference, 'a joke', null);
    expect((await own()).history.map(({ words }) => words)).toEqual([[], [null], ['by Friday']]);
  });

  it('sends it as a request, or says that it is none, and the Clerk reads that', async () => {
    expect((await act(CORA, { kind: 'send-as-request', text: 'by Friday if it can be done' })).kind).toBe('done');
    const { item, history } = await whole();
    expect(item.comment).toBe('by Friday if it can be done');
    expect(history.at(-1)).toMatchObject({ act: 'sent-as-a-request', by: CORA });
  });

  it.each<Action>([{ kind: 'acknowledge' }, close, { kind: 'withdraw', reason: null }, { kind: 'assign', to: DEPUTY }])(
    'cannot decide it: $kind',
    async (action) => {
      expect(await act(CORA, action)).toEqual({ kind: 'refused', reason: 'about-you' });
    },
  );
});

it('whoever refers something may withdraw it, which closes it without action', async () => {
  await register.store.close();
  await start(() => aFinding({ intent: 'referral', notify: ['clerk'] }));
  expect((await act(CORA, { kind: 'close', outcome: 'no-action', note: null })).kind).toBe('refused');
  expect((await act(CORA, { kind: 'withdraw', reason: 'settled' })).kind).toBe('done');
  expect((await whole()).item).toMatchObject({ state: 'closed', outcome: 'no-action' });
});

it('to a stranger, what there is and what there is not look the same', async () => {
  const wish = { by: 'otto-officer', action: { kind: 'note', text: 'hm' }, seenVersion: 1, deliveryKey: null } as const;
  const [there, missing] = [reference, 'R-2026-0999'];
  expect(await register.act({ ...wish, reference: there })).toEqual(
    await register.act({ ...wish, reference: missing }),
  );
  expect(await register.read.view('otto-officer', there)).toEqual(await register.read.view('otto-officer', missing));
  expect((await register.act({ ...wish, by: 'nobody-known', reference: there })).kind).toBe('refused');
});
