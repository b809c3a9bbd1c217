import type { Store } from '../app/store';
import { absences, setAway } from './absences';
import { act } from './act';
import { addresses, addressOf, forgetAddress, keepAddress } from './addresses';
import { appendEntry, readTail } from './append-entry';
import { type Engine, writing } from './engine';
import { countItems, listItems } from './find-items';
import { backlog, claimDue, deadLetters, handOver, settle, sweep } from './outbox';
import { purge } from './purge';
import { readHistory } from './read-history';
import { readItem } from './read-item';
import { type Chance, recordTurn, referenceOfDelivery } from './record-turn';
import { redact } from './redact';
import { storable } from './storable';
import { verifyChain } from './verify-chain';
import { unwatch, watch, watched } from './watched';

/** The port, over a database that is open and migrated. Every error that leaves it is a StoreError. */
export const createStore = (engine: Engine, chance: Chance): Store => {
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw engine.explain(error);
    });
  return {
    recordTurn: (turn) => told(recordTurn(engine, chance, storable(turn))),
    act: (step) => told(act(engine, chance, storable(step))),
    referenceOf: (deliveryKey) => told(referenceOfDelivery(engine, deliveryKey)),
    item: (reference) => told(readItem(engine, reference).then((stored) => stored?.item ?? null)),
    list: (query, page) => told(listItems(engine, query, page)),
    count: (query) => told(countItems(engine, query)),
    history: (of) => told(readHistory(engine, of)),
    audit: (deed) =>
      told(
        writing(engine, async (tx) => {
          const entry = { deed: storable(deed), item: null, reference: null };
          await appendEntry(tx, await readTail(tx), chance.newSalt, entry);
        }),
      ),
    redact: (redaction) => told(redact(engine, chance, storable(redaction))),
    purge: (references, deed) => told(purge(engine, chance, references, storable(deed))),
    verifyChain: (known) => told(verifyChain(engine, known)),
    claimDue: (claim) => told(claimDue(engine, chance.newId, claim)),
    handOver: (entry) => told(handOver(engine, entry)),
    settle: (entry, attempt, now) => told(settle(engine, chance.newId, entry, attempt, now)),
    deadLetters: (limit) => told(deadLetters(engine, limit)),
    backlog: () => told(backlog(engine)),
    sweep: (before) => told(sweep(engine, before)),
    setAway: (away, deed) => told(setAway(engine, chance, away, storable(deed))),
    absences: (day) => told(absences(engine, day)),
    watch: (channel, deed) => told(watch(engine, chance, channel, storable(deed))),
    unwatch: (channel, deed) => told(unwatch(engine, chance, channel, storable(deed))),
    watched: () => told(watched(engine)),
    keepAddress: (surface, person, address) => told(keepAddress(engine, surface, person, storable(address))),
    addressOf: (surface, person) => told(addressOf(engine, surface, person)),
    addresses: () => told(addresses(engine)),
    forgetAddress: (surface, person) => told(forgetAddress(engine, surface, person)),
    close: () => told(engine.db.destroy()),
  };
};
