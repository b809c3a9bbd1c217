import type { Hear, Respond } from '../core/create-responder';
import { type ActOnItem, createActOnItem } from './act-on-item';
import { createExportRegister, type ExportRegister } from './export-register';
import { createHandleMessage, type Handled, type HandleMessage, type HandleMessageDeps } from './handle-message';
import { createPurgeItems, type PurgeItems } from './purge-items';
import { createReadRegister, type ReadRegister } from './read-register';
import { createRedactWords, type RedactWords } from './redact-words';
import { createRefer, type Refer } from './refer';
import type { RegisterDeps } from './register-deps';
import { createRemind, type Remind } from './remind';
import { createSetAway, type SetAway } from './set-away';
import { withWhoIsThere } from './who-is-away';

/** Everything that can be done with one council's register without answering a message. */
export type Register = {
  readonly read: ReadRegister;
  readonly act: ActOnItem;
  readonly purge: PurgeItems;
  readonly redact: RedactWords;
  readonly exports: ExportRegister;
  readonly away: SetAway;
  readonly remind: Remind;
};

/** What takes messages in, for which the answers must be loaded. */
export type Intake = { readonly handle: HandleMessage; readonly refer: Refer };

/** The use cases of one council's register. */
export const createRegister = (deps: RegisterDeps): Register => ({
  read: createReadRegister(deps),
  act: createActOnItem(deps),
  purge: createPurgeItems(deps),
  redact: createRedactWords(deps),
  exports: createExportRegister(deps),
  away: createSetAway(deps),
  remind: createRemind(deps),
});

/** The ways by which a message comes into the register. */
export const createIntake = (
  deps: RegisterDeps,
  respond: Respond,
  isWatched: HandleMessageDeps['isWatched'],
  hears?: Hear,
): Intake => {
  const ways = { respond, isWatched, ...(hears === undefined ? {} : { hears }) };
  const handle = createHandleMessage({ ...deps, ...ways });
  const handlerOf = (known: RegisterDeps) => (known === deps ? handle : createHandleMessage({ ...known, ...ways }));
  const replyOf = (handled: Handled) => (handled.kind === 'answered' ? handled.reply : null);
  return {
    handle: (incoming) => withWhoIsThere((known) => handlerOf(known)(incoming), replyOf, deps),
    refer: createRefer({ ...deps, respond }),
  };
};
