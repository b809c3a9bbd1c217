import { z } from 'zod';
import type { Reply } from '../core/reply';
import { withFired } from '../core/say-why';
import { composeCard } from '../core/screen/compose-card';
import { composeReplyScreen } from '../core/screen/compose-reply-screen';
import type { Screen } from '../core/screen/screen';
import { say } from '../core/wording';
import type { Counter } from './counter';
import type { CardReason } from './outbox-content';
import { notice } from './show-screen';
import type { OutboxEntry } from './store';
import { type Giving, takeOver } from './take-over';
import { watchNotice } from './watch-at-desk';

/** Our own data, as it was put into the outbox: only its outline is looked at. */
const contentShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item-card'),
    because: z.enum(['opened', 'assigned', 'passed-on', 'reminder', 'changed']),
  }),
  z.object({
    kind: z.literal('reply'),
    reply: z.custom<Reply>((value) => typeof value === 'object' && value !== null && 'sections' in value),
    others: z.array(z.string()).default([]),
  }),
  z.object({ kind: z.literal('watch-notice') }),
]);

type Content = z.output<typeof contentShape>;

/** With such a card somebody gets an item. */
const isGiving = (because: CardReason): because is Giving => because !== 'changed' && because !== 'reminder';

const drawCard = async (
  { reference, to, posted }: OutboxEntry,
  { because }: Extract<Content, { kind: 'item-card' }>,
  { register, naming, deps }: Counter,
): Promise<Screen | null> => {
  const { recipient } = to;
  const look = async () =>
    reference === null || recipient === null
      ? ({ kind: 'nothing' } as const)
      : await register.read.view(recipient, reference);
  let view = await look();
  if (view.kind === 'nothing' && posted === null && isGiving(because) && reference !== null && recipient !== null) {
    // It comes to them because nobody before them could be reached.
    await takeOver(reference, recipient, because, deps);
    view = await look();
  }
  if (view.kind === 'nothing') {
    // What stands on somebody's screen already must not go on showing what they may see no more.
    return posted === null ? null : notice(say('home.heading'), say('notice.gone'));
  }
  const why = because === 'changed' ? null : because;
  return { kind: 'item', card: composeCard({ view, because: why, protocol: deps.protocol, naming }) };
};

const drawReply = async (
  { reference, to }: OutboxEntry,
  { reply, others }: Extract<Content, { kind: 'reply' }>,
  { register, naming }: Counter,
): Promise<Screen> => {
  const view = reference === null || to.recipient === null ? null : await register.read.view(to.recipient, reference);
  if (view === null || view.kind === 'nothing') return composeReplyScreen(reply, { item: null, others });
  const { item, version, open } = view;
  const shown = withFired(reply, item.fired ?? [], naming.terms);
  return composeReplyScreen(shown, { item: { reference: item.reference, version, open }, others });
};

/** What an entry of the outbox shows now; null where there is nothing to show. */
export const drawEntry = async (entry: OutboxEntry, counter: Counter): Promise<Screen | null> => {
  const content = contentShape.safeParse(entry.content);
  if (!content.success) return null;
  switch (content.data.kind) {
    case 'item-card':
      return await drawCard(entry, content.data, counter);
    case 'reply':
      return await drawReply(entry, content.data, counter);
    case 'watch-notice':
      return watchNotice(counter);
  }
};
