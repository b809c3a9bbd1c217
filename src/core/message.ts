import type { ReferTo, Role } from './protocol';

/** `direct`: said to the bot. `mention`: the bot is named among others. `shared`: a channel where councillors and staff talk. */
export type Audience = 'direct' | 'mention' | 'shared';

/** Whoever is to hear of something: their office, and their name in the settings. */
export type Hearer = { readonly office: Recipient; readonly name: string };

/** One message as the core sees it, whatever platform it came from. */
export type Message = {
  readonly text: string;
  /** Key of the sender's council, a file name in knowledge/protocols. */
  readonly council: string;
  readonly role: Role;
  readonly audience: Audience;
  /** The sender's earlier messages in this conversation, oldest first. */
  readonly earlier: readonly string[];
  /** Somebody whom the council does not list: nothing can be passed on in their name. */
  readonly isGuest?: boolean;
  /** To whom the council has what it concerns brought, where that is an office which must not be told; not the sender. */
  readonly hearer?: Hearer;
};

export type Intent =
  | 'question'
  | 'remit-check'
  | 'instruction'
  | 'concern'
  | 'referral'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'privacy'
  | 'off-topic';

export type Verdict = 'within' | 'outside' | 'via-clerk' | 'depends' | 'silent';

/** Whom a clause names and who would be told unasked are both roles. */
export type Recipient = ReferTo | Role;
