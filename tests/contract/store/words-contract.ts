import { drawEntry } from '../../../src/app/draw-entry';
import type { OutboxEntry, Store } from '../../../src/app/store';
import { screenText } from '../../../src/core/screen/screen-text';
import { flagged, incoming, openTestRegister, type TestRegister } from '../../fakes/register';
import { deed } from '../../fakes/store-deeds';
import type { Stand } from './stand';

const CORA = 'cora-councillor';
const TEXT = 'Otto, please cut the hedge by the pond.';
const WORDS = 'cut the hedge';

/** What is not delivered yet says no more of an item than the item does. */
export const wordsContract = (stand: Stand): void => {
  const opened: Store[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });

  /** A flagged message whose notice to the sender, and whose card for the Clerk, are on their way. */
  const flag = async (): Promise<{ readonly register: TestRegister; readonly waiting: readonly OutboxEntry[] }> => {
    await stand.choose();
    const register = await openTestRegister(stand.place, { answer: ({ text }) => flagged(text, WORDS) });
    opened.push(register.store);
    await register.handle(incoming(CORA, TEXT));
    return { register, waiting: await register.outbox() };
  };
  const drawn = async ({ counter }: TestRegister, waiting: readonly OutboxEntry[]): Promise<readonly string[]> => {
    const screens = await Promise.all(waiting.map((entry) => drawEntry(entry, counter)));
    return screens.map((screen) => (screen === null ? '' : screenText(screen)));
  };

  test('keeps what its sender wrote out of the messages that wait, and shows it when they go out', async () => {
    const { register, waiting } = await flag();
    expect(waiting).toHaveLength(2);
    expect(JSON.stringify(waiting)).not.toMatch(/hedge|pond/);
    for (const text of await drawn(register, waiting)) expect(text).toContain(WORDS);
  });

  test.each<readonly [string, (register: TestRegister) => Promise<unknown>]>([
    ['redacted', ({ redact }) => redact.redact('clara-clerk', 'R-2026-0001', 'the hedge', null)],
    ['purged', ({ store }) => store.purge(['R-2026-0001'], deed('purged'))],
  ])('sends none of the words of an item that was %s before its messages went out', async (_, remove) => {
    const { register, waiting } = await flag();
    await remove(register);
    for (const text of await drawn(register, waiting)) expect(text).not.toMatch(/hedge|pond/);
  });
};
