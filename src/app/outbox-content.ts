import type { ItemKind } from '../core/register/item';
import type { Reply } from '../core/reply';
import type { Directory } from './directory';
import type { ChannelFacts } from './front-desk';
import type { Destination, NewOutboxEntry } from './store';

/** Why somebody gets a card; `changed` brings one up to date that they have. */
export type CardReason = 'opened' | 'assigned' | 'passed-on' | 'reminder' | 'changed';

/**
 * What an outbox entry asks an adapter to show. An `item-card` is drawn when it is delivered, from what its recipient may
 * see of the item at that time; a `reply` is shown as it is (`others`: ids of clauses that it does not show),
 * but for the sender's words that fired: the item alone has those.
 */
export type OutboxContent =
  | { readonly kind: 'item-card'; readonly because: CardReason }
  | { readonly kind: 'reply'; readonly reply: Reply; readonly others?: readonly string[] }
  /** Tells a channel that it is watched from now on, in the name of whoever switched it on. */
  | {
      readonly kind: 'watch-notice';
      readonly surface: string;
      readonly channel: string;
      readonly by: string;
      readonly facts?: ChannelFacts;
    };

/**
 * An entry for the first of these people who can be reached, with the others to fall back on; none where nobody can be. A card
 * of an item of this `kind` may stand where others of the keeper's choice read it; without one, and what somebody brought in
 * confidence, it goes to its reader alone.
 */
export const cardFor = (
  people: readonly string[],
  because: CardReason,
  directory: Directory,
  kind: ItemKind | null = null,
): readonly NewOutboxEntry[] => {
  const how = { mayBeShared: kind === 'instruction' };
  const [to, ...otherwise] = people.flatMap((person): readonly Destination[] => directory.destinationsOf(person, how));
  const content: OutboxContent = { kind: 'item-card', because };
  return to === undefined ? [] : [{ to, otherwise, content }];
};

/** An entry that shows a reply to its recipient. */
export const replyFor = (to: Destination, reply: Reply, others: readonly string[] = []): NewOutboxEntry => {
  const content: OutboxContent = { kind: 'reply', reply, ...(others.length === 0 ? {} : { others }) };
  return { to, otherwise: [], content };
};
