import { createResponder, type Respond } from '../core/create-responder';
import type { Protocol, Role } from '../core/protocol';
import { type Person, speaksAs } from '../core/register/person';
import type { Settings } from '../settings/settings';
import { chooseProtocol, chooseRole } from './choose';
import { CommandError } from './command-error';
import { type Conversation, createConversation } from './conversation';
import type { Product } from './product';
import { choosePerson } from './register/choose-person';
import type { Desks } from './register/desk';

/** The options that every command which answers has. */
export type Asker = { readonly council?: string; readonly role?: string; readonly as?: string };

/** Where nothing is said and nothing is set, this council and this role. */
export const DEFAULT_ASKER = { council: 'langport', role: 'councillor' } as const;

/** The way from a message to its reply, loaded when it is first needed and once only. */
const lazyRespond = (product: Product): (() => Promise<Respond>) => {
  let loading: Promise<Respond> | null = null;
  return () => {
    loading ??= product.loadAnswerer({ unseen: false }).then(createResponder);
    return loading;
  };
};

/** A conversation, to be closed when it is over. */
export type OpenConversation = { readonly conversation: Conversation; readonly close: () => Promise<void> };

/** Who asks, and where what they say is kept. */
export type Asking = {
  readonly council: Protocol;
  readonly role: Role;
  /** The person of the settings who was named; null for nobody in particular. */
  readonly person: Person | null;
};

const personOf = (as: string | undefined, settings: Settings | null): Person | null => {
  if (as === undefined) return null;
  if (settings === null) throw new CommandError('--as names a person of remit.yaml, and nothing is kept here.');
  return choosePerson(as, { settings });
};

/** Reads who asks from the options, the settings and the defaults, in that order; or the error that says what there is. */
export const readAsker = (asker: Asker, product: Product): Asking => {
  const isSaid = asker.council !== undefined && asker.as === undefined;
  const settings = isSaid ? null : (product.openDesks?.().settings(null) ?? null);
  const person = personOf(asker.as, settings);
  const isSet = settings !== null && settings.source.kind === 'file';
  const council = chooseProtocol(
    product.openLibrary(),
    asker.council ?? (isSet ? settings.council : DEFAULT_ASKER.council),
  );
  if (person !== null && isSet && council.key !== settings.council) {
    throw new CommandError(`--as names a person of ${settings.council}: leave --council out.`);
  }
  const role = person === null ? chooseRole(asker.role ?? DEFAULT_ASKER.role) : speaksAs(person);
  return { council, role, person };
};

/** A conversation as this council and role, or as this person; or the error that says which there are. */
export const openConversation = (product: Product, asker: Asker, width: () => number): OpenConversation => {
  const { council, role, person } = readAsker(asker, product);
  const loadRespond = lazyRespond(product);
  const desks = product.openDesks?.();
  const isMadeUp = desks?.settings(null).source.kind === 'demonstration';
  const openRegister = (open: Desks) => {
    // Required here, so that no other command loads it.
    const {
      openChatRegister,
    }: typeof import('./register/open-chat-register') = require('./register/open-chat-register');
    return openChatRegister({ desks: open, person: isMadeUp ? null : person, loadRespond, width });
  };
  const register = desks === undefined || (person === null && !isMadeUp) ? null : openRegister(desks);
  const conversation = createConversation({ library: product.openLibrary(), council, role, loadRespond, register });
  return { conversation, close: async () => await register?.close() };
};
