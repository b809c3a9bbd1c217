import type { Deed, HistoryEntry } from '../core/register/history';
import type { Item, ItemChange, ItemKind, ItemState, Json, NewItem, Outcome } from '../core/register/item';
import type { KnownAnchor, Verification, WordsOf } from './verification';

/** Where a message goes: through which adapter, to which conversation, for whom. */
export type Destination = {
  /** The adapter's name: `slack`, `teams`, `terminal`. */
  readonly adapter: string;
  /** Messages of one conversation are delivered in the order in which they were recorded. */
  readonly conversation: string;
  /** A person's id; null for a message to a whole channel. */
  readonly recipient: string | null;
  /** The adapter's own address, unread by anybody else. */
  readonly address: Json;
};

/** A message to deliver. */
export type NewOutboxEntry = {
  readonly to: Destination;
  /** Who gets it, first to last, when delivery to the one before has failed for good. */
  readonly otherwise: readonly Destination[];
  /**
   * What to say, as plain data; forgotten once it is delivered. Of the kind `item-card` it is a view of the item: whatever
   * changes the item then brings the card up to date.
   */
  readonly content: Json;
};

/** What one incoming message leaves behind. */
export type Turn = {
  /** The platform's own name of this delivery, the same when it is delivered again. */
  readonly deliveryKey: string;
  /** When it came in, UTC ISO. */
  readonly at: string;
  /** The item to open, and the deed (`opened`, by whom, when) that opens it; null where the message opens none. */
  readonly open: { readonly item: NewItem; readonly deed: Deed } | null;
  /** Entries carry the reference of the item that the turn opens. */
  readonly outbox: readonly NewOutboxEntry[];
};

/** `duplicate` names the item that the first delivery opened. */
export type Recorded = { readonly kind: 'recorded' | 'duplicate'; readonly reference: string | null };

/** One act upon an item. */
export type Step = {
  readonly reference: string;
  /** The version of the item that whoever acts has seen. */
  readonly seenVersion: number;
  /** The platform's name of the button press, so that its second delivery does nothing; null where there is none. */
  readonly deliveryKey: string | null;
  readonly deed: Deed;
  /** A changed comment is sealed with the deed, under `comment`. */
  readonly change: ItemChange;
  /** True where what readers saw still holds (a reminder): the version stays. */
  readonly quiet: boolean;
  readonly outbox: readonly NewOutboxEntry[];
};

export type Acted =
  | { readonly kind: 'applied' | 'duplicate'; readonly item: Item }
  /** Refused: the item as it is now, and what happened to it since the version that was seen, oldest first. */
  | { readonly kind: 'stale'; readonly item: Item; readonly since: readonly HistoryEntry[] }
  | { readonly kind: 'missing' };

/** Every criterion that is given must hold. */
export type ItemFilter = {
  readonly councils?: readonly string[];
  readonly kinds?: readonly ItemKind[];
  readonly states?: readonly ItemState[];
  readonly outcomes?: readonly Outcome[];
  readonly openedBy?: string;
  readonly sender?: string;
  readonly about?: string;
  readonly notAbout?: string;
  readonly notOpenedBy?: string;
  readonly assignedTo?: string;
  /** Has opened, written, or been assigned the item, or is whom it is about. */
  readonly involves?: string;
  readonly legalHold?: boolean;
  /** UTC ISO, exclusive. */
  readonly openedBefore?: string;
  /** UTC ISO, inclusive. */
  readonly openedSince?: string;
  readonly closedBefore?: string;
  /** Beginnings of words that all occur in the sentence, the words that fired or the sender's comment; or a reference. Never in notes. */
  readonly text?: string;
};

/** Which items, of those that a reader may see at all. */
export type ItemQuery = {
  readonly where: ItemFilter;
  /** What the reader may see: an item must pass one of these too. An empty list shows nothing. */
  readonly within: readonly ItemFilter[];
};

export type Page = {
  readonly limit: number;
  readonly order: 'newest' | 'oldest';
  /** The last reference of the page before; null for the first page. */
  readonly after: string | null;
};

export type ItemPage = { readonly items: readonly Item[]; readonly more: boolean };

/** How many items share a kind, a state and an outcome. */
export type ItemCount = {
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly outcome: Outcome | null;
  readonly count: number;
};

/** Whose history: one item's; what one person did or was given (`to`); or what was done to the register as a whole (exports, purges, absences). */
export type HistoryOf =
  | { readonly kind: 'item'; readonly reference: string }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'register' };

/**
 * Some words of one item go; the item and its history stay. The sentence is among the words of the entry that opened it
 * (`sentence`, `fired`), a note or a comment among those of its own entry. Who did what (`by`) goes by a purge alone.
 */
export type Redaction = {
  readonly reference: string;
  readonly seenVersion: number;
  readonly deed: Deed;
  readonly remove: readonly WordsOf[];
};

export type Purged = {
  readonly purged: readonly string[];
  /** Left alone because of a legal hold. */
  readonly held: readonly string[];
  readonly missing: readonly string[];
};

/** One message as the relay gets it. */
export type OutboxEntry = {
  /** Stays the same however often it is tried: an adapter hands it to the platform, so that the reader sees it once. */
  readonly key: string;
  readonly reference: string | null;
  readonly to: Destination;
  readonly content: Json;
  /**
   * The handle of a card that was posted earlier and is to show what its reader may see now; null for a message to post.
   * Where there is nothing to show any more, the card is emptied or removed.
   */
  readonly posted: Json | null;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** It may have been delivered before, by an attempt of which nobody knows the end: look before it is sent again. */
  readonly inDoubt: boolean;
  /** Proves to the store that whoever settles it still holds it. */
  readonly lease: string;
};

/** What became of an attempt. `lost`: the lease had run out and somebody else has it, or it was purged meanwhile. */
export type Settled = 'settled' | 'lost';

/**
 * `handle`: by which the adapter finds a card again, to change it; null where it cannot. `release` gives it back untried,
 * `retry` keeps it until a time (ms), `dead` gives up and sends it the next way of its route.
 * `refused`: it surely did not get through.
 */
export type Attempt =
  | { readonly kind: 'delivered'; readonly handle: Json | null }
  | { readonly kind: 'release' }
  | { readonly kind: 'retry'; readonly dueAt: number; readonly reason: string; readonly refused?: boolean }
  | { readonly kind: 'dead'; readonly reason: string };

/** A message that could not be delivered. The reason comes from the adapter and never quotes the message. */
export type DeadLetter = {
  readonly key: string;
  readonly reference: string | null;
  readonly to: Destination;
  readonly reason: string;
  readonly attempts: number;
  readonly at: string;
  /** Whom it was sent to instead; null where the route had ended. */
  readonly instead: Destination | null;
  /** True where a card was to be changed, and stands there as it was. */
  readonly isUpdate: boolean;
};

/** Days on which somebody is away, first and last included, as `2026-12-24`. */
export type Away = { readonly person: string; readonly from: string; readonly until: string };

/** Where somebody is reached. */
export type KeptAddress = { readonly surface: string; readonly person: string; readonly address: Json };

/** A channel in which messages are read that nobody addressed to Remit. */
export type WatchedChannel = { readonly surface: string; readonly channel: string };

/**
 * The register, the outbox and what was already seen. Each method is one atomic step: when its promise resolves
 * everything is durable, when it rejects (StoreError) nothing is written. Only where a connection breaks in the middle of
 * a commit (`unreachable`) can it be either: the same call again, with its delivery key, does what was not done. Any
 * number of processes may hold one open.
 */
export interface Store {
  /** Files the delivery key, the item and the outbox entries together, once per key. */
  recordTurn(turn: Turn): Promise<Recorded>;
  /** Like a redaction and a purge it brings the cards of the item up to date. */
  act(step: Step): Promise<Acted>;
  /** The item that this delivery opened or acted upon; null where there is none, or none any more. */
  referenceOf(deliveryKey: string): Promise<string | null>;
  item(reference: string): Promise<Item | null>;
  list(query: ItemQuery, page: Page): Promise<ItemPage>;
  count(query: ItemQuery): Promise<readonly ItemCount[]>;
  /** Oldest first. */
  history(of: HistoryOf): Promise<readonly HistoryEntry[]>;
  /** Adds to the history what happened to no single item: an export. */
  audit(deed: Deed): Promise<void>;
  redact(redaction: Redaction): Promise<Acted>;
  /** Removes items, their words, who they were about and their undelivered messages, whole. The chain keeps that they existed. */
  purge(references: readonly string[], deed: Deed): Promise<Purged>;
  /** `known`: an anchor noted earlier; null for none. */
  verifyChain(known: KnownAnchor | null): Promise<Verification>;

  /**
   * The first undelivered entry of each conversation that is due, oldest first, for `leaseMs` from `now` (both ms). Only
   * those for these adapters: what is for others waits for a process that has them. Messages of those that hand over
   * (`handingOver`) are not in doubt before they were.
   */
  claimDue(claim: {
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
    readonly adapters: readonly string[];
    readonly handingOver?: readonly string[];
  }): Promise<readonly OutboxEntry[]>;
  /** The lease under which to settle it from now on; null where whoever held it has lost it. */
  handOver(entry: Pick<OutboxEntry, 'key' | 'lease'>): Promise<string | null>;
  /** `now` in ms. */
  settle(entry: OutboxEntry, attempt: Attempt, now: number): Promise<Settled>;
  /** Newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** How much waits, and since when the oldest (UTC ISO): for the doctor. */
  backlog(): Promise<{ readonly waiting: number; readonly dead: number; readonly oldest: string | null }>;
  /** Forgets delivery keys and dead letters that are older than this (UTC ISO); delivered messages are forgotten at once. */
  sweep(before: string): Promise<void>;

  /** Replaces what is known of this person's absence from that day on, and says so in the history. */
  setAway(away: Away, deed: Deed): Promise<void>;
  /** Absences that end on this day or later. */
  absences(day: string): Promise<readonly Away[]>;

  /** Says so in the history where it was not watched before. */
  watch(channel: WatchedChannel, deed: Deed): Promise<void>;
  /** Says so in the history where it was watched. */
  unwatch(channel: WatchedChannel, deed: Deed): Promise<void>;
  watched(): Promise<readonly WatchedChannel[]>;

  /** Where a person is reached by messages that they did not ask for, as the adapter knows it; the last one counts. */
  keepAddress(surface: string, person: string, address: Json): Promise<void>;
  addressOf(surface: string, person: string): Promise<Json | null>;
  addresses(): Promise<readonly KeptAddress[]>;
  forgetAddress(surface: string, person: string): Promise<void>;

  close(): Promise<void>;
}

/** Why a store cannot be used; the message says what failed and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly reason: 'newer-schema' | 'corrupt' | 'read-only' | 'full' | 'busy' | 'unreachable' | 'refused' | 'failed',
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }

  /** Whether the same call may succeed later without anybody doing anything. */
  get retryable(): boolean {
    return this.reason === 'busy' || this.reason === 'unreachable';
  }
}
