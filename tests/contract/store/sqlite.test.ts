import { sqlitePlaces } from '../../fakes/store-places';
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

const places = sqlitePlaces();
const stand = standOver(() => places);

afterAll(() => places.clear());

describe('opening on SQLite', () => openingContract(stand));
describe('turns on SQLite', () => turnContract(stand));
describe('items on SQLite', () => itemContract(stand));
describe('history on SQLite', () => historyContract(stand));
describe('outbox on SQLite', () => outboxContract(stand));
describe('relay on SQLite', () => relayContract(stand));
describe('cards on SQLite', () => cardContract(stand));
describe('places on SQLite', () => placeContract(stand));
describe('words on SQLite', () => wordsContract(stand));
