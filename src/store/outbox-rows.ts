import type { Destination, NewOutboxEntry } from '../app/store';
import type { Json } from '../core/register/item';
import type { Tx } from './engine';

/** Adds messages to deliver at once; they carry the reference of the item that they are about. */
export const enqueue = async (
  tx: Tx,
  newId: () => string,
  entries: readonly NewOutboxEntry[],
  about: { readonly reference: string | null; readonly at: string },
): Promise<void> => {
  if (entries.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(
      entries.map(({ to, otherwise, content }) => ({
        ...waitingRow(newId(), to, otherwise, JSON.stringify(content), about),
        is_card: isCard(content) ? 1 : 0,
      })),
    )
    .execute();
};

const isCard = (content: Json): boolean =>
  typeof content === 'object' && content !== null && 'kind' in content && content.kind === 'item-card';

/** A message that nobody has tried to deliver yet. */
export const waitingRow = (
  key: string,
  to: Destination,
  otherwise: readonly Destination[],
  content: string | null,
  { reference, at }: { readonly reference: string | null; readonly at: string },
) => ({
  key,
  reference,
  adapter: to.adapter,
  conversation: to.conversation,
  destination: JSON.stringify(to),
  otherwise: JSON.stringify(otherwise),
  content,
  state: 'waiting' as const,
  attempts: 0,
  due_at: 0,
  touched_at: 0,
  leased_until: 0,
  recorded_at: at,
});
