import type { Line } from '../../core/layout-reply';
import type { Protocol, Role } from '../../core/protocol';
import type { Reply } from '../../core/reply';

/** As whom somebody talks. */
export type Speaking = { readonly council: Protocol; readonly role: Role };

/** A reply, and what came of the message. */
export type ChatAnswer = { readonly reply: Reply; readonly after: readonly Line[] | null };

/** The register as a conversation at the terminal uses it. */
export type ChatRegister = {
  /** Says who this is and what is kept. */
  readonly opening: (speaking: Speaking) => readonly Line[];
  readonly commands: readonly string[];
  readonly help: readonly string[];
  readonly answer: (speaking: Speaking, question: string, earlier: readonly string[]) => Promise<ChatAnswer>;
  /** Does what a command of the register says; null where it is none. `said`: the sender's messages, the last one last. */
  readonly obey: (speaking: Speaking, typed: string, said: readonly string[]) => Promise<readonly Line[] | null>;
  readonly close: () => Promise<void>;
};
