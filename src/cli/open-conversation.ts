import { createResponder, type Respond } from '../core/create-responder';
import { chooseProtocol, chooseRole } from './choose';
import { type Conversation, createConversation } from './conversation';
import type { Product } from './product';

/** The options that every command which answers has. */
export type Asker = { readonly council: string; readonly role: string };

/** Where nothing is said, this council and this role. */
export const DEFAULT_ASKER: Asker = { council: 'langport', role: 'councillor' };

/** The way from a message to its reply, loaded when it is first needed and once only. */
export const lazyRespond = (product: Product): (() => Promise<Respond>) => {
  let loading: Promise<Respond> | null = null;
  return () => {
    loading ??= product.loadAnswerer({ unseen: false }).then(createResponder);
    return loading;
  };
};

/** A conversation as this council and role, or the error that says which there are. */
export const openConversation = (product: Product, asker: Asker): Conversation => {
  const role = chooseRole(asker.role);
  const library = product.openLibrary();
  const council = chooseProtocol(library, asker.council);
  return createConversation({ library, council, role, loadRespond: lazyRespond(product) });
};
