import { all, deed, first, MORNING, message, newItem, page, step, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

const claim = { now: Date.parse(MORNING), leaseMs: 60_000, limit: 100, adapters: ['slack'] };

/** Turns: what one incoming message leaves behind. */
export const turnContract = (stand: Stand): void => {
  test('files the item as it was said, and gives it back the same', async () => {
    const store = await stand.open();
    expect(await store.recordTurn(turn('d1'))).toEqual({ kind: 'recorded', reference: 'R-2026-0001' });
    const { sentence, fired, ...rest } = newItem();
    expect(await store.item('R-2026-0001')).toEqual({
      ...rest,
      sentence,
      fired,
      reference: 'R-2026-0001',
      state: 'open',
      outcome: null,
      version: 1,
      comment: null,
      openedAt: MORNING,
      acknowledgedAt: null,
      closedAt: null,
      remindedAt: null,
      escalatedAt: null,
      legalHold: false,
    });
    expect(await store.item('R-2026-0002')).toBeNull();
  });

  test('files one item however often the same message is delivered, a day later too', async () => {
    const store = await stand.open();
    const [first, ...again] = await Promise.all(
      Array.from({ length: 5 }, () => store.recordTurn(turn('d1', {}, { outbox: [message('c1')] }))),
    );
    await (await stand.openAgain()).recordTurn(turn('d1', {}, { at: '2026-03-03T09:00:00.000Z' }));
    expect([first, ...again].map((recorded) => recorded?.kind).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'duplicate'),
      'recorded',
    ]);
    expect([first, ...again].every((recorded) => recorded?.reference === 'R-2026-0001')).toBe(true);
    expect((await store.list(all(), page())).items).toHaveLength(1);
    expect(await store.claimDue(claim)).toHaveLength(1);
  });

  test('keeps nothing of a message that opens no item but its key and the reply', async () => {
    const store = await stand.open();
    expect(await store.recordTurn(turn('d1', null, { outbox: [message('c1', 'Clause 2.3 says …')] }))).toEqual({
      kind: 'recorded',
      reference: null,
    });
    expect(await store.recordTurn(turn('d1', null))).toEqual({ kind: 'duplicate', reference: null });
    expect((await store.list(all(), page())).items).toEqual([]);
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 0, items: 0, head: null });
    const [entry] = await store.claimDue(claim);
    expect(entry).toMatchObject({ reference: null, content: { text: 'Clause 2.3 says …' } });
  });

  test('numbers items without gaps or repeats, whoever files them, and anew each year', async () => {
    const store = await stand.open();
    const other = await stand.openAgain();
    const recorded = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? store : other).recordTurn(turn(`d${index}`))),
    );
    const references = recorded.map(({ reference }) => reference).sort();
    expect(references).toEqual(
      Array.from({ length: 30 }, (_, index) => `R-2026-${String(index + 1).padStart(4, '0')}`),
    );
    const at = '2027-01-01T00:00:00.000Z';
    const next = turn('new year', {}, { open: { item: newItem(), deed: deed('opened', { at }) } });
    expect(await store.recordTurn(next)).toMatchObject({ reference: 'R-2027-0001' });
  });

  test('goes on numbering and proving when the clock steps back over the new year', async () => {
    const store = await stand.open();
    const opened = (at: string) => ({ open: { item: newItem(), deed: deed('opened', { at }) } });
    const late = '2027-01-01T00:00:01.000Z';
    const back = '2026-12-31T23:00:00.000Z';
    const references = [];
    for (const [key, at] of [
      ['a', back],
      ['b', late],
      ['c', back],
      ['d', late],
    ] as const) {
      references.push((await store.recordTurn(turn(key, {}, opened(at)))).reference);
    }
    expect(references).toEqual(['R-2026-0001', 'R-2027-0001', 'R-2026-0002', 'R-2027-0002']);
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 4 });
  });

  test.each([
    ['characters that a database refuses', 'cut\0 the \ud800hedge', 'cut\uFFFD the \uFFFDhedge'],
    ['emoji and other scripts', '🌳 Торф 芝 ‏עץ', '🌳 Торф 芝 ‏עץ'],
    ['what looks like a query', "'); drop table item; --", "'); drop table item; --"],
    ['a long text', 'hedge '.repeat(20_000), 'hedge '.repeat(20_000)],
    ['nothing', '', ''],
  ])('keeps %s and still proves them', async (_, sentence, kept) => {
    const store = await stand.open();
    const { reference } = await store.recordTurn(turn('d1', { sentence, about: ['a', 'b', 'a'] }));
    expect(await store.item(reference ?? '')).toMatchObject({ sentence: kept, about: ['a', 'b'] });
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact' });
  });

  test('files a button press once, and the second press changes nothing', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    const press = step('R-2026-0001', 1, {
      deliveryKey: 'press',
      deed: deed('acknowledged'),
      change: { state: 'acknowledged', acknowledgedAt: MORNING },
      outbox: [message('c1')],
    });
    expect(await store.act(press)).toMatchObject({ kind: 'applied', item: { state: 'acknowledged', version: 2 } });
    expect(await store.act(press)).toMatchObject({ kind: 'duplicate', item: { version: 2 } });
    expect(await store.claimDue(claim)).toHaveLength(1);
  });

  test('forgets delivery keys and dead letters once they are old', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('old', null, { outbox: [message('c1')] }));
    await store.recordTurn(turn('new', null, { at: '2026-04-02T09:00:00.000Z' }));
    await store.settle(first(await store.claimDue(claim)), { kind: 'dead', reason: 'no such channel' }, claim.now);
    await store.sweep('2026-03-03T00:00:00.000Z');
    expect(await store.deadLetters(10)).toEqual([]);
    expect(await store.recordTurn(turn('new', null))).toMatchObject({ kind: 'duplicate' });
    expect(await store.recordTurn(turn('old', null))).toMatchObject({ kind: 'recorded' });
  });
};
