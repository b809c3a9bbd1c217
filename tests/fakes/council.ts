import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import { createFrontDesk } from '../../src/app/create-front-desk';
import type { Delivery } from '../../src/app/delivery';
import type { FrontDesk } from '../../src/app/front-desk';
import { createRecollection } from '../../src/app/recollect';
import { createIntake, createRegister, type Register } from '../../src/app/register';
import type { RegisterDeps } from '../../src/app/register-deps';
import { startRelay } from '../../src/app/relay';
import type { RelayEvent } from '../../src/app/relay-options';
import type { Store } from '../../src/app/store';
import { createWatching } from '../../src/app/watch-channels';
import { createResponder } from '../../src/core/create-responder';
import type { Finding } from '../../src/core/finding';
import type { Message } from '../../src/core/message';
import type { Role } from '../../src/core/protocol';
import { demonstration } from '../../src/settings/demonstration';
import { openDirectory } from '../../src/settings/open-directory';
import type { Group, ListedPerson, Settings } from '../../src/settings/settings';
import { openStore, type StoreLocation } from '../../src/store/open-store';
import { aFinding, ambleford, byLetter, courtesy, orders, ranked, welcome } from './protocol';
import { ambleStaff, flagged, inMemory } from './register';

const account = (letter: string, id: string): string => `${letter}0${(id.split('-')[0] ?? id).toUpperCase()}`;

/** The people of the invented council with an account everywhere: Cora's is `U0CORA` in Slack. */
export const listed: readonly ListedPerson[] = ambleStaff.people.map((person) => ({
  ...person,
  email: `${person.id}@ambleford.example`,
  slack: account('U', person.id),
  entra: account('E', person.id),
  upn: null,
}));

/** What Remit of the invented council makes of a message: an order that says "cut", a concern that says "rude", else a question. */
const answerOf = ({ text }: Message): Finding => {
  if (text.includes('cut')) return flagged(text, 'cut');
  if (text.includes('rude')) return aFinding({ intent: 'concern', about: 'clerk', notify: [] });
  return aFinding({ answer: { kind: 'answered', clauses: ranked(orders, byLetter, courtesy, welcome) } });
};

type Given = {
  readonly surfaces: readonly string[];
  readonly place?: StoreLocation;
  readonly people?: readonly ListedPerson[];
  readonly groups?: readonly Group[];
  readonly answer?: (message: Message) => Finding;
};

/** The whole product of an invented council behind its front desk: a real store, a real relay, the real use cases. */
export type Council = {
  readonly desk: FrontDesk;
  readonly store: Store;
  readonly register: Register;
  /** What the relay has told. */
  readonly told: readonly RelayEvent[];
  /** Reads other settings, as a changed remit.yaml does. */
  readonly people: (people: readonly ListedPerson[]) => void;
  /** Starts to deliver. */
  readonly relay: (deliveries: ReadonlyMap<string, Delivery>) => void;
  /** Resolves when nothing waits to be delivered any more. */
  readonly delivered: () => Promise<void>;
  /** Serves these routers on a free port of loopback, and says where. */
  readonly serve: (...routers: readonly Router[]) => Promise<string>;
  readonly close: () => Promise<void>;
};

export const openCouncil = async (given: Given): Promise<Council> => {
  const { surfaces, place = inMemory, answer = answerOf, groups = [] } = given;
  const store = await openStore(place);
  const now = (): Date => new Date();
  const { offices, concerns } = ambleStaff;
  const base: Settings = { ...demonstration('ambleford', inMemory), people: listed, offices, concerns, groups };
  const openWith = (people: readonly ListedPerson[]) => openDirectory({ ...base, people }, surfaces);
  let directory = openWith(given.people ?? listed);
  const watching = createWatching({ store, now });
  const respond = createResponder(answer);
  const { times, retention } = base;
  const counter = () => {
    const calendar = { timeZone: 'Europe/London', isHoliday: () => false };
    const deps: RegisterDeps = { store, directory, protocol: ambleford, calendar, times, retention, now };
    return {
      deps,
      register: createRegister(deps),
      intake: createIntake(deps, respond, watching.isWatched),
      respond,
      naming: { terms: ambleford.terms, staffing: directory.staffing, timeZone: 'Europe/London' },
    };
  };
  const desk = createFrontDesk({ counter, watching, recollection: createRecollection(Date.now) });
  const told: RelayEvent[] = [];
  const stops: (() => Promise<unknown>)[] = [];
  return {
    desk,
    store,
    register: counter().register,
    told,
    people: (people) => {
      directory = openWith(people);
    },
    relay: (deliveries) => {
      const watched = new Map([...deliveries].map(([name, one]) => [name, watching.watchOnceTold(one)] as const));
      const report = (event: RelayEvent): void => {
        told.push(event);
      };
      const relay = startRelay({ store, deliveries: watched, report, now: Date.now, random: () => 0.5, pollMs: 10 });
      stops.push(() => relay.stop());
    },
    delivered: async () => {
      const patience = Date.now() + 10_000;
      while ((await store.backlog()).waiting > 0) {
        if (Date.now() > patience) throw new Error(`Something is not delivered: ${JSON.stringify(told.slice(-5))}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    serve: async (...routers) => {
      const app = express();
      for (const router of routers) app.use(router);
      const server = await new Promise<Server>((resolve) => {
        const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
      });
      stops.push(async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      });
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    close: async () => {
      for (const stop of stops.splice(0).reverse()) await stop();
      await store.close();
    },
  };
};

/** Somebody else in the settings, who has no account yet. */
export const anotherPerson = (id: string, role: Role, more: Partial<ListedPerson> = {}): ListedPerson => ({
  id,
  name: id,
  role,
  chairs: [],
  email: null,
  slack: null,
  entra: null,
  upn: null,
  ...more,
});
