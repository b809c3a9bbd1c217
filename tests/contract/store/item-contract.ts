import type { ItemFilter, Store } from '../../../src/app/store';
import { all, deed, MORNING, newItem, page, step, turn } from '../../fakes/store-deeds';
import type { Stand } from './stand';

/** Stands for the one concern, whose reference is drawn. */
const CONCERN = 0;

const references = async (store: Store, where: ItemFilter, within: readonly ItemFilter[] = [{}]) =>
  (await store.list({ where, within }, page())).items.map(({ reference }) =>
    reference.startsWith('C') ? CONCERN : Number(reference.slice(7)),
  );

/** Acts upon items, and who finds which of them. */
export const itemContract = (stand: Stand): void => {
  test('applies an act and adds it to the history', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    const closing = step('R-2026-0001', 1, {
      deed: deed('closed', { detail: { outcome: 'no-action' }, words: { note: 'a joke' } }),
      change: { state: 'closed', outcome: 'no-action', closedAt: MORNING },
    });
    expect(await store.act(closing)).toMatchObject({ kind: 'applied', item: { state: 'closed', version: 2 } });
    expect(await store.item('R-2026-0001')).toMatchObject({ outcome: 'no-action', closedAt: MORNING, version: 2 });
    const [opened, closed] = await store.history({ kind: 'item', reference: 'R-2026-0001' });
    expect(opened).toMatchObject({ sequence: 1, act: 'opened', by: 'cllr-hill', version: 1 });
    expect(opened?.words.sentence).toBe(newItem().sentence);
    expect(closed).toMatchObject({
      sequence: 2,
      act: 'closed',
      by: 'clerk',
      version: 2,
      words: { note: 'a joke' },
      detail: { outcome: 'no-action' },
      previous: opened?.hash,
    });
  });

  test('changes everything that may change, and gives it back the same', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    const change = {
      state: 'closed',
      outcome: 'spoke-to-the-member',
      assignedTo: 'deputy',
      about: ['cllr-vale', 'cllr-hill'],
      comment: 'only asking',
      acknowledgedAt: '2026-03-02T10:00:00.000Z',
      closedAt: '2026-03-02T11:00:00.000Z',
      remindedAt: '2026-03-02T12:00:00.000Z',
      escalatedAt: '2026-03-02T13:00:00.000Z',
      legalHold: true,
    } as const;
    const acted = await store.act(step('R-2026-0001', 1, { change }));
    expect(acted).toMatchObject({ kind: 'applied', item: change });
    expect(await store.item('R-2026-0001')).toEqual({ ...(acted.kind === 'applied' && acted.item), ...change });
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact' });
    const cleared = { assignedTo: null, about: [], comment: null, legalHold: false };
    await store.act(step('R-2026-0001', 2, { change: cleared }));
    expect(await store.item('R-2026-0001')).toMatchObject(cleared);
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact' });
  });

  test('refuses an act on an outdated version, and says what has changed, by whom and when', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    const at = '2026-03-02T10:30:00.000Z';
    await store.act(step('R-2026-0001', 1, { deed: deed('assigned', { by: 'deputy', at, words: { to: 'deputy' } }) }));
    const stale = await store.act(step('R-2026-0001', 1, { change: { state: 'acknowledged' } }));
    expect(stale).toMatchObject({ kind: 'stale', item: { state: 'open', version: 2 } });
    expect(stale.kind === 'stale' && stale.since).toMatchObject([
      { act: 'assigned', by: 'deputy', at, words: { to: 'deputy' }, version: 2 },
    ]);
    expect(await store.history({ kind: 'item', reference: 'R-2026-0001' })).toHaveLength(2);
    expect(await store.act(step('R-2026-0099', 1))).toEqual({ kind: 'missing' });
  });

  test('lets exactly one of many who act on the same version through', async () => {
    const store = await stand.open();
    const other = await stand.openAgain();
    await store.recordTurn(turn('d1'));
    const acted = await Promise.all([store, other, store, other].map((one) => one.act(step('R-2026-0001', 1))));
    expect(acted.map(({ kind }) => kind).sort()).toEqual(['applied', 'stale', 'stale', 'stale']);
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 2 });
  });

  test('leaves the version alone where an act is quiet', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    const reminder = step('R-2026-0001', 1, {
      deed: deed('reminded', { by: 'remit' }),
      quiet: true,
      change: { remindedAt: MORNING },
    });
    expect(await store.act(reminder)).toMatchObject({ kind: 'applied', item: { version: 1, remindedAt: MORNING } });
    expect(await store.act(step('R-2026-0001', 1))).toMatchObject({ kind: 'applied', item: { version: 2 } });
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', entries: 3 });
  });

  test('finds items by every criterion', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('1'));
    await store.recordTurn(
      turn('2', { kind: 'concern', openedBy: 'cllr-vale', sender: null, about: ['clerk', 'chair'] }),
    );
    await store.recordTurn(
      turn('3', {
        kind: 'referral',
        openedBy: 'officer',
        council: 'dunstable',
        about: [],
        assignedTo: 'deputy',
        sentence: 'Can I paint it?',
        fired: [],
      }),
    );
    const closed = {
      state: 'closed',
      outcome: 'no-action',
      closedAt: '2026-03-05T09:00:00.000Z',
      legalHold: true,
    } as const;
    await store.act(step('R-2026-0002', 1, { change: { ...closed, comment: 'a Façade, I meant' } }));
    const found: readonly (readonly [ItemFilter, readonly number[]])[] = [
      [{}, [2, CONCERN, 1]],
      [{ councils: ['langport'] }, [CONCERN, 1]],
      [{ kinds: ['concern', 'referral'] }, [2, CONCERN]],
      [{ kinds: [] }, []],
      [{ states: ['open'] }, [CONCERN, 1]],
      [{ outcomes: ['no-action'] }, [2]],
      [{ openedBy: 'officer' }, [2]],
      [{ notOpenedBy: 'officer' }, [CONCERN, 1]],
      [{ sender: 'cllr-hill' }, [2, 1]],
      [{ about: 'chair' }, [CONCERN]],
      [{ notAbout: 'chair' }, [2, 1]],
      [{ assignedTo: 'deputy' }, [2]],
      [{ involves: 'deputy' }, [2]],
      [{ involves: 'clerk' }, [CONCERN]],
      [{ legalHold: true }, [2]],
      [{ legalHold: false }, [CONCERN, 1]],
      [{ openedSince: MORNING }, [2, CONCERN, 1]],
      [{ openedBefore: MORNING }, []],
      [{ closedBefore: '2026-03-06T00:00:00.000Z' }, [2]],
      [{ closedBefore: '2026-03-05T00:00:00.000Z' }, []],
      [{ text: 'HEDG caf' }, [CONCERN, 1]],
      [{ text: 'facade' }, [2]],
      [{ text: 'paint hedge' }, []],
      [{ text: '"&|!:*' }, []],
      [{ text: "it's" }, []],
      [{ text: ' r-2026-0002 ' }, [2]],
      [{ states: ['open'], kinds: ['concern'], text: 'café' }, [CONCERN]],
    ];
    for (const [where, expected] of found) expect([where, await references(store, where)]).toEqual([where, expected]);
  });

  test('shows nothing outside what the reader may see, in lists and counts', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('1'));
    await store.recordTurn(turn('2', { kind: 'concern', about: ['clerk'], assignedTo: 'chair' }));
    expect(await references(store, {}, [{ notAbout: 'clerk' }])).toEqual([1]);
    expect(await references(store, {}, [{ assignedTo: 'chair' }, { openedBy: 'nobody' }])).toEqual([CONCERN]);
    expect(await references(store, {}, [])).toEqual([]);
    expect(await store.count({ where: {}, within: [{ notAbout: 'clerk' }] })).toEqual([
      { kind: 'instruction', state: 'open', outcome: null, count: 1 },
    ]);
    expect(await store.count({ where: { states: ['closed'] }, within: [{}] })).toEqual([]);
  });

  test('leaves no gap in the numbers of items for what is kept from somebody, and draws its reference', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('flagged'));
    await store.recordTurn(turn('concern', { kind: 'concern', about: ['clerk'] }));
    await store.recordTurn(turn('concern about nobody of the settings', { kind: 'concern', about: [] }));
    await store.recordTurn(turn('message of somebody else', { kind: 'referral', openedBy: 'officer' }));
    await store.recordTurn(turn('own question', { kind: 'referral', about: [] }));
    const { items } = await store.list(all(), page({ order: 'oldest' }));
    expect(items.map(({ reference }) => reference)).toEqual([
      'R-2026-0001',
      expect.stringMatching(/^C-2026-[A-Z3-9]{4}$/),
      'R-2026-0002',
      expect.stringMatching(/^C-2026-[A-Z3-9]{4}$/),
      'R-2026-0003',
    ]);
    const [, concern, , other] = items.map(({ reference }) => reference);
    expect(concern).not.toBe(other);
    const found = await store.list(all({ text: ` ${concern?.toLowerCase()}` }), page());
    expect(found.items.map(({ reference }) => reference)).toEqual([concern]);
    expect(await store.verifyChain(null)).toMatchObject({ kind: 'intact', items: 5 });
  });

  test('goes on after an item that was purged meanwhile', async () => {
    const store = await stand.open();
    for (const key of ['d1', 'd2', 'd3']) await store.recordTurn(turn(key));
    await store.purge(['R-2026-0002'], deed('purged'));
    const rest = await store.list(all(), page({ after: 'R-2026-0002' }));
    expect(rest.items.map(({ reference }) => reference)).toEqual(['R-2026-0001']);
  });

  test('does not find an item by its notes', async () => {
    const store = await stand.open();
    await store.recordTurn(turn('d1'));
    await store.act(step('R-2026-0001', 1, { deed: deed('noted', { words: { note: 'solicitor' } }) }));
    expect(await references(store, { text: 'solicitor' })).toEqual([]);
  });

  test('turns pages either way without missing or repeating an item', async () => {
    const store = await stand.open();
    for (let index = 0; index < 7; index += 1) await store.recordTurn(turn(`d${index}`));
    for (const order of ['newest', 'oldest'] as const) {
      const seen: string[] = [];
      for (let more = true; more; ) {
        const turned = await store.list(all(), page({ limit: 3, order, after: seen.at(-1) ?? null }));
        seen.push(...turned.items.map(({ reference }) => reference));
        more = turned.more;
      }
      const expected = Array.from({ length: 7 }, (_, index) => `R-2026-000${index + 1}`);
      expect(seen).toEqual(order === 'oldest' ? expected : expected.reverse());
    }
  });

  test('knows who is away from a day on, and replaces it when it is said again', async () => {
    const store = await stand.open();
    const leave = deed('away', { words: { person: 'clerk' } });
    await store.setAway({ person: 'clerk', from: '2026-08-03', until: '2026-08-14' }, leave);
    await store.setAway({ person: 'deputy', from: '2026-08-01', until: '2026-08-02' }, leave);
    await store.setAway({ person: 'clerk', from: '2026-08-05', until: '2026-08-12' }, leave);
    expect(await store.absences('2026-08-02')).toEqual([
      { person: 'deputy', from: '2026-08-01', until: '2026-08-02' },
      { person: 'clerk', from: '2026-08-05', until: '2026-08-12' },
    ]);
    expect(await store.absences('2026-08-13')).toEqual([]);
    expect(await store.history({ kind: 'register' })).toHaveLength(3);
  });
};
