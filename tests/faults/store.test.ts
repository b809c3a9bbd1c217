import { type Places, postgresPlaces, sqlitePlaces } from '../fakes/store-places';
import { runFaults } from './run-faults';

/* A short run of npm run faults:store, which has the long ones. */
test.each<readonly [string, number, () => Promise<Places>]>([
  ['SQLite', 300, async () => sqlitePlaces()],
  ['PostgreSQL', 100, async () => postgresPlaces()],
])(
  'loses nothing and does nothing twice on %s, though processes are killed while they file and relay',
  async (_, messages, open) => {
    const places = await open();
    try {
      const counts = await runFaults({
        place: await places.fresh(),
        seed: 7,
        messages,
        kills: 5,
        workers: 2,
        repeats: 3,
        gapMs: 5,
        leaseMs: 1_000,
        log: () => undefined,
      });
      expect(counts).toMatchObject({
        kills: 5,
        lost: 0,
        twice: 0,
        missing: 0,
        chain: 'intact',
        disorder: 0,
        outdated: 0,
      });
      expect(counts.messages).toBeGreaterThanOrEqual(messages);
    } finally {
      await places.clear();
    }
  },
  60_000,
);
