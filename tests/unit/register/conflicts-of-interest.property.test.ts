import fc from 'fast-check';
import type { Action } from '../../../src/core/register/action';
import type { NewItem } from '../../../src/core/register/item';
import { ambleStaff, inMemory, MONDAY, openTestRegister, type TestRegister } from '../../fakes/register';

jest.setTimeout(120_000);

const ids = ambleStaff.people.map(({ id }) => id);
const anyone = fc.constantFrom(...ids);
const CLERK = 'clara-clerk';
const PAGE = { limit: 100, order: 'oldest', after: null } as const;

/** An item as the register could come to hold it: any kind, opened, written and kept by anybody, about anybody. */
const anItem: fc.Arbitrary<NewItem> = fc
  .record({
    kind: fc.constantFrom<NewItem['kind']>('instruction', 'referral', 'concern'),
    openedBy: anyone,
    writer: fc.option(anyone),
    about: fc.uniqueArray(anyone, { maxLength: 3 }),
    assignedTo: fc.option(anyone),
  })
  .map(({ writer, ...given }) => ({
    ...given,
    sender: writer ?? given.openedBy,
    council: 'ambleford',
    conversation: null,
    sentence: '',
    fired: [],
    clauses: [],
    protocolVersion: null,
  }));

const anAction: fc.Arbitrary<Action> = fc.oneof(
  fc.constant<Action>({ kind: 'acknowledge' }),
  fc.constant<Action>({ kind: 'close', outcome: 'no-action', note: 'done' }),
  fc.constant<Action>({ kind: 'reopen', reason: 'again' }),
  anyone.map((to): Action => ({ kind: 'assign', to })),
  fc.constant<Action>({ kind: 'note', text: 'a note' }),
  fc.constant<Action>({ kind: 'hold', reason: 'a claim' }),
  fc.constant<Action>({ kind: 'release', reason: 'no claim' }),
  fc.constant<Action>({ kind: 'comment', text: 'a comment' }),
  fc.constant<Action>({ kind: 'send-as-request', text: null }),
  fc.constant<Action>({ kind: 'withdraw', reason: null }),
);

/** The rules, said a second time and in other words than the code has. */
const decides = (id: string, item: NewItem): boolean => {
  if (item.about.includes(id)) return false;
  if (id === CLERK) return true;
  return item.assignedTo === id && item.openedBy !== id;
};
const ownWords = (id: string, item: NewItem): boolean =>
  item.about.includes(id) ? item.kind === 'instruction' && item.sender === id : item.openedBy === id;

const mayDo = (id: string, { kind }: Action, item: NewItem): boolean => {
  if (kind === 'comment') return ownWords(id, item);
  if (kind === 'withdraw') return ownWords(id, item) && !item.about.includes(id);
  if (kind === 'send-as-request') return ownWords(id, item) && item.about.includes(id);
  return decides(id, item);
};

const sentence = (index: number): string => `sentence${index}x`;
const note = (index: number): string => `note${index}x`;

const fill = async (items: readonly NewItem[]): Promise<{ register: TestRegister; references: readonly string[] }> => {
  const register = await openTestRegister(inMemory);
  const references: string[] = [];
  for (const [index, item] of items.entries()) {
    const opened = await register.store.recordTurn({
      deliveryKey: `${index}`,
      at: MONDAY,
      open: {
        item: { ...item, sentence: sentence(index) },
        deed: { act: 'opened', by: item.openedBy, at: MONDAY, detail: {}, words: {} },
      },
      outbox: [],
    });
    const reference = opened.reference ?? '';
    const deed = { act: 'noted', by: CLERK, at: MONDAY, detail: {}, words: { note: note(index) } } as const;
    const step = { reference, seenVersion: 1, deliveryKey: null, deed, change: {}, quiet: false, outbox: [] };
    await register.store.act(step);
    references.push(reference);
  }
  return { register, references };
};

/** Everything that any use case ever shows to somebody. */
const allThatIsShown = async (register: TestRegister, by: string, references: readonly string[]): Promise<string> => {
  const shown: unknown[] = [
    await register.read.list(by, {}, PAGE),
    await register.read.list(by, { text: 'sentence' }, PAGE),
    await register.read.own(by, PAGE),
    await register.exports.all(by),
    await register.purge.plan(by),
    await register.read.deeds(by),
  ];
  for (const reference of references) shown.push(await register.read.view(by, reference));
  for (const subject of ids) shown.push(await register.exports.person(by, subject, 'with-others'));
  return JSON.stringify(shown);
};

it('nobody is shown an item, or a note, that the rules keep from them, by whatever path', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anItem, { minLength: 1, maxLength: 6 }), anyone, async (items, by) => {
      const { register, references } = await fill(items);
      const shown = await allThatIsShown(register, by, references);
      for (const [index, item] of items.entries()) {
        const isKept = decides(by, item);
        expect([index, 'sentence', shown.includes(sentence(index))]).toEqual([
          index,
          'sentence',
          isKept || ownWords(by, item),
        ]);
        expect([index, 'reference', shown.includes(references[index] ?? '')]).toEqual([
          index,
          'reference',
          isKept || ownWords(by, item),
        ]);
        expect([index, 'note', shown.includes(note(index))]).toEqual([index, 'note', isKept]);
      }
      const counts = await register.read.count(by, {});
      const kept = items.filter((item) => decides(by, item)).length;
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(kept);
      await register.store.close();
    }),
    { numRuns: 60 },
  );
});

it('no number is missing among those that the Clerk sees, whatever is kept from her', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anItem, { minLength: 1, maxLength: 8 }), async (items) => {
      const { register, references } = await fill(items);
      const lists = [await register.read.list(CLERK, {}, PAGE), await register.read.own(CLERK, PAGE)];
      const seen = new Set(lists.flatMap((list) => list.items.map(({ reference }) => reference)));
      const numbered = references.filter((reference) => reference.startsWith('R-'));
      expect(numbered.filter((reference) => !seen.has(reference))).toEqual([]);
      expect(numbered).toEqual(numbered.map((_, index) => `R-2026-${String(index + 1).padStart(4, '0')}`));
      await register.store.close();
    }),
    { numRuns: 60 },
  );
});

it('nobody does anything that the rules keep from them, whatever was done before', async () => {
  await fc.assert(
    fc.asyncProperty(
      anItem,
      fc.array(fc.tuple(anyone, anAction), { minLength: 1, maxLength: 12 }),
      async (given, acts) => {
        const { register, references } = await fill([given]);
        const [reference = ''] = references;
        for (const [by, action] of acts) {
          const before = await register.store.item(reference);
          if (before === null) throw new Error('the item is gone');
          const item: NewItem = { ...given, assignedTo: before.assignedTo };
          const view = await register.read.view(by, reference);
          const seenVersion = view.kind === 'nothing' ? before.version : view.version;
          const result = await register.act({ by, reference, action, seenVersion, deliveryKey: null });
          const after = await register.store.item(reference);
          if (result.kind === 'done')
            expect([by, action.kind, mayDo(by, action, item)]).toEqual([by, action.kind, true]);
          else expect(after).toEqual(before);
          if (view.kind === 'nothing') expect(result).toEqual({ kind: 'refused', reason: 'unseen' });
          expect(given.about.includes(after?.assignedTo ?? '') && after?.assignedTo !== given.assignedTo).toBe(false);
        }
        await register.store.close();
      },
    ),
    { numRuns: 60 },
  );
});
