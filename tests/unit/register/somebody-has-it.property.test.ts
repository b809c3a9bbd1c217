import fc from 'fast-check';
import { createRegister } from '../../../src/app/register';
import type { Role } from '../../../src/core/protocol';
import type { Item } from '../../../src/core/register/item';
import type { Office, Staffing } from '../../../src/core/register/person';
import { aFinding } from '../../fakes/protocol';
import {
  aPerson,
  flagged,
  incoming,
  inMemory,
  MONDAY,
  openTestRegister,
  type TestRegister,
} from '../../fakes/register';

jest.setTimeout(120_000);

const IDS = ['ann-a', 'bob-b', 'cat-c', 'dan-d', 'eve-e', 'fay-f'] as const;
const OFFICES: readonly Office[] = ['clerk', 'deputy-clerk', 'chair', 'monitoring-officer'];
const ROLES: readonly Role[] = ['councillor', 'chair', 'officer', 'clerk', 'deputy-clerk', 'monitoring-officer'];
const PAGE = { limit: 100, order: 'oldest', after: null } as const;

/** A council as settings could have it: a Clerk who is listed, whoever else holds an office, and no two offices beside the Clerk's. */
const aCouncil: fc.Arbitrary<Staffing> = fc
  .record({
    listed: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1 }),
    roles: fc.array(fc.constantFrom(...ROLES), { minLength: IDS.length, maxLength: IDS.length }),
    holders: fc.array(fc.option(fc.nat()), { minLength: 3, maxLength: 3 }),
    aboutClerk: fc.option(fc.constantFrom<Office>('deputy-clerk', 'chair', 'monitoring-officer')),
    aboutChair: fc.option(fc.constantFrom<Office>('clerk', 'deputy-clerk', 'monitoring-officer')),
  })
  .map(({ listed, roles, holders, ...concerns }) => {
    const [clerk = IDS[0], ...others] = listed;
    const holder = (place: number): string | null => {
      const drawn = holders[place] ?? null;
      return drawn === null ? null : (others[drawn % Math.max(1, others.length)] ?? null);
    };
    return {
      people: listed.map((id) => aPerson(id, id === clerk ? 'clerk' : (roles[IDS.indexOf(id)] ?? 'officer'))),
      offices: { clerk, 'deputy-clerk': holder(0), chair: holder(1), 'monitoring-officer': holder(2) },
      concerns,
    };
  });

const anybody = fc.constantFrom(...IDS);
type Message = {
  readonly by: string;
  readonly isOrder: boolean;
  readonly about: Office | null;
  readonly aboutPerson: string | null;
};
/** What comes in: an order, or something that is brought to the register about an office, a person or nobody. */
const aMessage: fc.Arbitrary<Message> = fc.record({
  by: anybody,
  isOrder: fc.boolean(),
  about: fc.option(fc.constantFrom(...OFFICES)),
  aboutPerson: fc.option(anybody),
});
const away = fc.uniqueArray(anybody);

const goAway = async (who: readonly string[], { store }: TestRegister): Promise<void> => {
  for (const person of who) {
    const absence = { person, from: '2026-03-02', until: '2026-03-02' };
    await store.setAway(absence, { act: 'away', by: person, at: MONDAY, detail: {}, words: {} });
  }
};

const bring = async ({ by, isOrder, about, aboutPerson }: Message, deliveryKey: string, register: TestRegister) => {
  if (isOrder) return await register.handle(incoming(by, 'cut the hedge', { notice: null }));
  const said = { by, deliveryKey, text: 'it was loud', earlier: [], writtenBy: by } as const;
  return await register.refer({ ...said, about, aboutPerson, comment: null, conversation: null });
};

/** Those who may have it, said in other words than the code has: the Clerk, or where it is about her those whom the council chose instead. */
const mayHave = ({ about, openedBy }: Item, { offices, concerns }: Staffing): readonly string[] => {
  if (offices.clerk !== null && !about.includes(offices.clerk)) return [offices.clerk];
  const instead = [offices.chair, offices['monitoring-officer'], concerns.aboutClerk && offices[concerns.aboutClerk]];
  return instead.filter((id) => id !== null).filter((id) => !about.includes(id) && id !== openedBy);
};

it('every open item is in the list of somebody who is in the settings and may decide it, whoever comes, goes or is away', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      aCouncil,
      aCouncil,
      fc.array(aMessage, { minLength: 1, maxLength: 4 }),
      away,
      away,
      async (before, after, messages, awayBefore, awayAfter) => {
        const answer = ({ text }: { readonly text: string }) =>
          text.includes('cut') ? flagged(text, 'cut') : aFinding();
        const register = await openTestRegister(inMemory, { staffing: before, answer });
        await goAway(awayBefore, register);
        for (const [place, message] of messages.entries()) await bring(message, `${place}`, register);
        register.setNow('2026-03-03T10:00:00.000Z');
        const { deps } = register.counter;
        const now = createRegister({ ...deps, directory: { ...deps.directory, staffing: after } });
        for (const person of awayAfter)
          await now.away.set(after.offices.clerk ?? '', { person, from: '2026-03-03', until: '2026-03-04' });
        await now.remind();
        const { items } = await register.store.list({ where: {}, within: [{}] }, PAGE);
        for (const item of items) {
          if (mayHave(item, after).length === 0) continue;
          const { reference } = item;
          const deciding = [];
          for (const { id } of after.people) {
            const listed = (await now.read.list(id, {}, PAGE)).items.some((one) => one.reference === reference);
            const view = await now.read.view(id, reference);
            if (listed && view.kind === 'whole' && view.open.includes('acknowledge')) deciding.push(id);
          }
          expect([item, deciding.length > 0]).toEqual([item, true]);
          expect(deciding.filter((id) => item.about.includes(id))).toEqual([]);
          kept += 1;
        }
        await register.store.close();
      },
    ),
    { numRuns: 300 },
  );
  expect(kept).toBeGreaterThan(100);
});
