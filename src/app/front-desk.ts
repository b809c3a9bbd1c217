import type { Audience } from '../core/message';
import type { Json } from '../core/register/item';
import type { Press } from '../core/screen/press';
import type { Screen } from '../core/screen/screen';
import type { Caller } from './directory';
import type { Destination, OutboxEntry } from './store';

export type { Caller } from './directory';

/** What the platform says of a channel beside its id. `group`: of the channels that Remit is put into together, as a team's. */
export type ChannelFacts = {
  readonly name: string | null;
  readonly group: string | null;
  readonly groupName: string | null;
};

/** One channel alone, or all of a group. */
export type ChannelsOf =
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'group'; readonly group: string };

/** Where something happened, as the adapter knows it. */
export type Place = {
  /** The platform's own name of this delivery, the same when it is delivered again. */
  readonly deliveryKey: string;
  /** The channel, where it was in one. */
  readonly channel: string | null;
  readonly channelFacts?: ChannelFacts;
  /** The adapter's own reference to the place, from which it links back. Plain data, never any words. */
  readonly conversation: Json;
  /** Names the thread of talk in which follow-ups are read. */
  readonly thread: string;
  /** Where the answer goes: `everybody` in the conversation, `sender` for the sender's eyes alone. Recipients are filled in here. */
  readonly answerTo: { readonly everybody: Destination; readonly sender: Destination };
};

/** A message that came in. `command`: what commands begin with there, as `/remit`: help that goes to its sender alone lists them. */
export type Said = {
  readonly from: Caller;
  readonly at: Place;
  readonly text: string;
  readonly audience: Audience;
  readonly command?: string;
};

/** What became of it. `queued`: the answer is on disk and the relay brings it. */
export type Received = { readonly kind: 'ignored' | 'queued' | 'duplicate'; readonly reference: string | null };

/** A message that somebody points at, and who wrote it. */
export type PointedAt = { readonly text: string; readonly writtenBy: Caller; readonly conversation: Json };

/**
 * A press or a filled-in form. `about`: the message that it is about, where the adapter has it (a message shortcut); a form
 * that came of such a press is submitted with the same.
 */
export type Pressed = {
  readonly from: Caller;
  readonly at: Place;
  readonly press: Press;
  readonly about: PointedAt | null;
  /** What commands begin with where it was typed, as `/remit`: help says what can come after it. */
  readonly command?: string;
  /** The setting that has to be true before channels can be read there, where it is not. */
  readonly watchingNeeds?: string;
};

/**
 * All that an adapter needs of Remit: it verifies and parses what comes in, hands it over here, and renders the screens that
 * come back. Rules, wording and permissions are on this side.
 */
export interface FrontDesk {
  /**
   * Once the promise resolves the item and the answer are on disk, so an adapter may acknowledge the platform; if it rejects
   * the adapter must not, and the platform delivers again.
   */
  receive(said: Said): Promise<Received>;
  /**
   * A message of a watched channel was edited: what was recorded of the old text is told to be edited, the new text is judged
   * once. `original`: the delivery key of the message as it was received first; `said` has the key of this edit.
   */
  edited(said: Said, original: string): Promise<Received>;
  /** A message was deleted: what was recorded of its words is removed. `deliveryKey` as when it was received. */
  deleted(surface: string, deliveryKey: string): Promise<void>;
  /** Rejects only where the store cannot be used. */
  press(pressed: Pressed): Promise<Screen>;
  /** `values` by the fields' names. A `form` that comes back has problems to show. */
  submit(pressed: Pressed, values: Readonly<Record<string, string>>): Promise<Screen>;
  home(from: Caller): Promise<Screen>;
  /** A reply at once, stored nowhere, for whoever only looks (a dialog, a search). */
  look(said: Said): Promise<Screen>;
  /** Clauses whose number, heading or text has these words, best first: for a search. */
  findClauses(words: string, limit: number): Promise<readonly Extract<Screen, { kind: 'clause' }>[]>;
  /** What an outbox entry shows now to its recipient; null where there is nothing to show any more. */
  draw(entry: OutboxEntry): Promise<Screen | null>;
  /** Questions to begin with, by the caller's role. */
  prompts(from: Caller): readonly string[];
  /** Channels of this surface that are watched. */
  watched(surface: string): Promise<ReadonlySet<string>>;
  /** Remit was taken out there, or put in anew: nothing is read there before another notice stands there. */
  endWatching(surface: string, where: ChannelsOf): Promise<void>;
  /** Remembers how somebody is reached on a surface, for messages that nobody asked for; nothing of those whom the settings do not list. */
  keepAddress(from: Caller, address: Json): Promise<void>;
  /** What was kept so for whoever an outbox entry is for; null where nothing was. */
  addressOf(entry: OutboxEntry): Promise<Json | null>;
}
