/** Plain data that survives a round trip through a file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What opened an item: a detected instruction, a referral ("ask the Clerk") or a concern. */
export type ItemKind = 'instruction' | 'referral' | 'concern';

export type ItemState = 'open' | 'acknowledged' | 'closed';

export type Outcome =
  | 'no-action'
  | 'not-an-instruction'
  | 'handled-as-a-request'
  | 'spoke-to-the-member'
  | 'referred-to-the-monitoring-officer';

/** What is known when an item is opened. People are ids of remit.yaml, or a platform's id for somebody it does not list. */
export type NewItem = {
  readonly kind: ItemKind;
  /** Key of the council's protocol. */
  readonly council: string;
  /** Whose message or act opened it. */
  readonly openedBy: string;
  /** Who wrote the sentence, where that is known; often, not always, who opened the item. */
  readonly sender: string | null;
  /** Whom it concerns; nobody in this list ever acts on it. */
  readonly about: readonly string[];
  /** Where it was said: the adapter's own reference, unread by anybody else. */
  readonly conversation: Json;
  readonly sentence: string;
  /** The words of the sentence that led here. */
  readonly fired: readonly string[];
  readonly clauses: readonly string[];
  /** SHA-256 of the protocol that the clauses were quoted from; null where none was. */
  readonly protocolVersion: string | null;
  readonly assignedTo: string | null;
};

/** One entry of the Clerk's register: a note and a prompt, never a finding. Times are UTC, as `Date.toISOString` writes them. */
export type Item = Omit<NewItem, 'sentence' | 'fired'> & {
  /**
   * Such as `R-2026-0042`: numbered from 1 each year, without gaps. Of what is kept from somebody it is drawn (`C-2026-K7QM`),
   * since a missing number would show them that it is there.
   */
  readonly reference: string;
  readonly state: ItemState;
  /** Set where, and only where, the item is closed. */
  readonly outcome: Outcome | null;
  /** Grows by one with each act that its readers should have seen; 1 when opened. */
  readonly version: number;
  /** null once it was lawfully removed. */
  readonly sentence: string | null;
  readonly fired: readonly string[] | null;
  /** The sender's own comment; null where there is none, or where it was lawfully removed. */
  readonly comment: string | null;
  readonly openedAt: string;
  readonly acknowledgedAt: string | null;
  readonly closedAt: string | null;
  readonly remindedAt: string | null;
  readonly escalatedAt: string | null;
  /** Kept whatever the retention clock says. */
  readonly legalHold: boolean;
};

/** What an act may change of an item. Everything else is fixed when it is opened. */
export type ItemChange = Partial<
  Pick<
    Item,
    | 'state'
    | 'outcome'
    | 'assignedTo'
    | 'about'
    | 'comment'
    | 'acknowledgedAt'
    | 'closedAt'
    | 'remindedAt'
    | 'escalatedAt'
    | 'legalHold'
  >
>;
