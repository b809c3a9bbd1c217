import { sampleQuestions } from '../core/compose-talk';
import { searchClauses } from '../core/search-clauses';
import { answerAtOnce } from './ask-at-desk';
import { type FrontDeskDeps, threadOf, visitorOf } from './counter';
import { drawEntry } from './draw-entry';
import type { FrontDesk } from './front-desk';
import { pressAtDesk, submitAtDesk } from './press-at-desk';
import { createReceiving } from './receive-said';
import { homeOf } from './show-lists';
import { clauseScreen } from './show-screen';

/** All that the adapters talk to, over one council's register and answers. */
export const createFrontDesk = (deps: FrontDeskDeps): FrontDesk => {
  const { counter, watching, recollection } = deps;
  return {
    ...createReceiving(deps),
    press: (pressed) => pressAtDesk(pressed, deps),
    submit: (pressed, values) => submitAtDesk(pressed, values, deps),
    home: async (from) => ({ kind: 'home', home: await homeOf(from, counter(), watching) }),
    look: async ({ from, at, text, audience }) => {
      const desk = counter();
      const asked = { text, audience, earlier: recollection.earlier(threadOf(from, at)) };
      return await answerAtOnce(asked, 'question', visitorOf(from, desk), desk);
    },
    findClauses: async (words, limit) => {
      const desk = counter();
      const found = searchClauses(desk.deps.protocol, words).slice(0, limit);
      return found.flatMap(({ id }) => clauseScreen(id, desk) ?? []);
    },
    draw: (entry) => drawEntry(entry, counter()),
    prompts: (from) => sampleQuestions(visitorOf(from, counter()).role),
    watched: (surface) => watching.channels(surface),
    endWatching: (surface, where) => watching.end(surface, where),
    keepAddress: async (from, address) => {
      const { store, directory } = counter().deps;
      const person = directory.personOf(from);
      if (person === null) return;
      // By person, since whoever writes to them later knows no account.
      await store.keepAddress(from.surface, person.id, address);
    },
    addressOf: async ({ to }) =>
      to.recipient === null ? null : await counter().deps.store.addressOf(to.adapter, to.recipient),
  };
};
