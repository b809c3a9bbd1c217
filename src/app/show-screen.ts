import type { ItemView } from '../core/register/item-view';
import type { Reply } from '../core/reply';
import { button } from '../core/screen/button';
import { composeCard } from '../core/screen/compose-card';
import { composeReplyScreen } from '../core/screen/compose-reply-screen';
import type { Button, Screen } from '../core/screen/screen';
import { citeSource, quoteClause } from '../core/show-clause';
import { say } from '../core/wording';
import type { Counter } from './counter';
import type { Place } from './front-desk';

type Seen = Exclude<ItemView, { kind: 'nothing' }>;

/** A sentence or two. */
export const notice = (heading: string, text: string, buttons: readonly Button[] = []): Screen => ({
  kind: 'notice',
  heading,
  text,
  buttons,
});

/** For this person there is no such item. */
export const noSuchItem = (reference: string): Screen =>
  notice(say('notice.nothing-changed'), say('notice.unseen', { reference }));

/**
 * A card was pressed by somebody for whom there is no such item. Where others can read the card they hear who may act on it,
 * and the same of an item that there is not.
 */
export const notTheirs = (reference: string, { channel }: Pick<Place, 'channel'>): Screen =>
  channel === null
    ? noSuchItem(reference)
    : notice(say('notice.nothing-changed'), say('notice.not-theirs', { reference }));

/** An item as one person may see it. */
export const itemScreen = (view: ItemView, reference: string, { deps, naming }: Counter): Screen =>
  view.kind === 'nothing'
    ? noSuchItem(reference)
    : { kind: 'item', card: composeCard({ view, because: null, protocol: deps.protocol, naming }) };

/** A reply that is recorded nowhere. */
export const replyScreen = (reply: Reply, others: readonly string[]): Screen =>
  composeReplyScreen(reply, { item: null, others });

/** What came of an act upon an item that somebody keeps is the card itself; of their own, a sentence. */
export const actedScreen = (view: Seen, says: string, counter: Counter): Screen => {
  const { reference } = view.item;
  if (view.kind === 'whole') return itemScreen(view, reference, counter);
  const open = button(say('button.open-item', { reference }), { kind: 'item', reference });
  return notice(say('notice.done'), says, [open]);
};

/** One clause in full. */
export const clauseScreen = (
  id: string,
  { deps: { protocol } }: Counter,
): Extract<Screen, { kind: 'clause' }> | null => {
  const clause = protocol.clauses.find((one) => one.id === id);
  if (clause === undefined) return null;
  return { kind: 'clause', heading: say('answer.says'), quote: quoteClause(clause), source: citeSource(protocol) };
};
