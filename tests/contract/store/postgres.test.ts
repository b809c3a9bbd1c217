import { type Places, postgresPlaces } from '../../fakes/store-places';
import { historyContract } from './history-contract';
import { itemContract } from './item-contract';
import { outboxContract } from './outbox-contract';
import { relayContract } from './relay-contract';
import { standOver } from './stand';
import { turnContract } from './turn-contract';

let places: Places;
const stand = standOver(() => places);

beforeAll(async () => {
  places = await postgresPlaces(['fsync=off']);
}, 30_000);
afterAll(() => places.clear());

describe('turns on PostgreSQL', () => turnContract(stand));
describe('items on PostgreSQL', () => itemContract(stand));
describe('history on PostgreSQL', () => historyContract(stand));
describe('outbox on PostgreSQL', () => outboxContract(stand));
describe('relay on PostgreSQL', () => relayContract(stand));
