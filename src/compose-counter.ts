import type { Counter } from './app/counter';
import { createIntake, createRegister } from './app/register';
import type { Store } from './app/store';
import type { Watching } from './app/watch-channels';
import type { Answers } from './compose-answerer';
import { namingOf, registerDepsOf } from './compose-desk';
import { createHearing, createResponder } from './core/create-responder';
import type { Protocol } from './core/protocol';
import type { Person } from './core/register/person';
import type { Settings } from './settings/settings';

/** What does not change when the settings do. */
export type CounterParts = {
  readonly protocol: Protocol;
  readonly store: Store;
  readonly surfaces: readonly string[];
  readonly answers: Answers;
  readonly watching: Watching;
  /** Whoever was found by a user group, by id. */
  readonly groupPeople: Map<string, Person>;
};

/** One council's register and answers under these settings. */
export const composeCounter = (
  settings: Settings,
  { protocol, store, surfaces, answers, watching, groupPeople }: CounterParts,
): Counter => {
  const deps = registerDepsOf(settings, protocol, store, surfaces, groupPeople);
  const respond = createResponder(answers.answer);
  return {
    deps,
    register: createRegister(deps),
    intake: createIntake(deps, respond, watching.isWatched, createHearing(answers.detectInstruction)),
    respond,
    naming: namingOf(deps),
  };
};
