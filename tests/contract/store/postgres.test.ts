import { openStore } from '../../../src/store/open-store';
import { turn } from '../../fakes/store-deeds';
import { postgresPlaces } from '../../fakes/store-places';
import { cardContract } from './card-contract';
import { historyContract } from './history-contract';
import { itemContract } from './item-contract';
import { openingContract } from './opening-contract';
import { outboxContract } from './outbox-contract';
import { placeContract } from './place-contract';
import { relayContract } from './relay-contract';
import { standOver } from './stand';
import { turnContract } from './turn-contract';
import { wordsContract } from './words-contract';

let places: Awaited<ReturnType<typeof postgresPlaces>>;
const stand = standOver(() => places);

beforeAll(async () => {
  places = await postgresPlaces(['fsync=off']);
}, 30_000);
afterAll(() => places.clear());

describe('opening on PostgreSQL', () => openingContract(stand));
describe('turns on PostgreSQL', () => turnContract(stand));
describe('items on PostgreSQL', () => itemContract(stand));
describe('history on PostgreSQL', () => historyContract(stand));
describe('outbox on PostgreSQL', () => outboxContract(stand));
describe('relay on PostgreSQL', () => relayContract(stand));
describe('cards on PostgreSQL', () => cardContract(stand));
describe('places on PostgreSQL', () => placeContract(stand));
describe('words on PostgreSQL', () => wordsContract(stand));

const refusals: readonly (readonly [string, string, string, (url: URL) => void])[] = [
  [
    'a server that is not there',
    'unreachable',
    'See that it runs',
    (url) => {
      url.port = '1';
    },
  ],
  [
    'a wrong password',
    'refused',
    'Check user, password and database',
    (url) => {
      url.password = 'not-the-password';
    },
  ],
  [
    'a database that is not there',
    'refused',
    'Check user, password and database',
    (url) => {
      url.pathname = '/nowhere';
    },
  ],
];

test.each(refusals)('names what is wrong with %s, and never the password', async (_, reason, says, change) => {
  const url = new URL(places.server.url);
  change(url);
  const opening = openStore({ kind: 'postgres', url: url.href });
  await expect(opening).rejects.toMatchObject({ reason, message: expect.stringContaining(says) });
  await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining(url.password) });
});

test('says that the server is away while it is, and goes on when it is back', async () => {
  const place = await places.fresh();
  const store = await openStore(place);
  await store.recordTurn(turn('d1'));
  const away = places.server.pause(1_000);
  const failures: unknown[] = [];
  for (let index = 0; index < 100 && failures.length === 0; index += 1) {
    await store.recordTurn(turn(`during ${index}`, null)).catch((error: unknown) => failures.push(error));
  }
  expect(failures).toMatchObject([{ name: 'StoreError', reason: 'unreachable', retryable: true }]);
  await away;
  expect(await store.recordTurn(turn('d1'))).toMatchObject({ kind: 'duplicate', reference: 'R-2026-0001' });
  expect(await store.recordTurn(turn('d2'))).toMatchObject({ kind: 'recorded', reference: 'R-2026-0002' });
  await store.close();
}, 15_000);
