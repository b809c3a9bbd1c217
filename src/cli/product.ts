import type { Finding } from '../core/finding';
import type { Library } from '../core/library';
import type { Message } from '../core/message';
import type { Desks } from './register/desk';

/** What the commands need of the rest of the product. Nothing is loaded before it is asked for. */
export type Product = {
  readonly openLibrary: () => Library;
  /** `unseen`: answer as if each council's protocol had been imported a minute ago. */
  readonly loadAnswerer: (options: { readonly unseen: boolean }) => Promise<(message: Message) => Finding>;
  /** The registers; absent where nothing is ever kept. */
  readonly openDesks?: () => Desks;
};
