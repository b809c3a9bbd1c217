import type { Destination, ItemQuery, NewOutboxEntry, Page, Step, Turn } from '../../src/app/store';
import type { Act, Deed } from '../../src/core/register/history';
import type { NewItem } from '../../src/core/register/item';

/** A day at the council. */
export const MORNING = '2026-03-02T09:00:00.000Z';

export const deed = (act: Act, more: Partial<Deed> = {}): Deed => ({
  act,
  by: 'clerk',
  at: MORNING,
  detail: {},
  words: {},
  ...more,
});

export const newItem = (more: Partial<NewItem> = {}): NewItem => ({
  kind: 'instruction',
  council: 'langport',
  openedBy: 'cllr-hill',
  sender: 'cllr-hill',
  about: ['cllr-hill'],
  conversation: { channel: 'C042', thread: '1772442000.000100' },
  sentence: 'Dave, cut the hedge by the café before Friday.',
  fired: ['cut the hedge'],
  clauses: ['langport-2.3'],
  protocolVersion: 'a'.repeat(64),
  assignedTo: null,
  ...more,
});

export const destination = (conversation: string, more: Partial<Destination> = {}): Destination => ({
  adapter: 'slack',
  conversation,
  recipient: 'clerk',
  address: { channel: conversation },
  ...more,
});

export const message = (conversation: string, text = 'card', more: Partial<NewOutboxEntry> = {}): NewOutboxEntry => ({
  to: destination(conversation),
  otherwise: [],
  content: { text },
  ...more,
});

export const turn = (deliveryKey: string, item: Partial<NewItem> | null = {}, more: Partial<Turn> = {}): Turn => ({
  deliveryKey,
  at: MORNING,
  open: item === null ? null : { item: newItem(item), deed: deed('opened', { by: item.openedBy ?? 'cllr-hill' }) },
  outbox: [],
  ...more,
});

export const step = (reference: string, seenVersion: number, more: Partial<Step> = {}): Step => ({
  reference,
  seenVersion,
  deliveryKey: null,
  deed: deed('noted', { words: { note: 'rang him' } }),
  change: {},
  quiet: false,
  outbox: [],
  ...more,
});

/** Whatever passes the filter, for somebody who may see all of it. */
export const all = (where: ItemQuery['where'] = {}): ItemQuery => ({ where, within: [{}] });

export const page = (more: Partial<Page> = {}): Page => ({ limit: 50, order: 'newest', after: null, ...more });

/** The first of a list that is expected to have one. */
export const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('The list is empty.');
  return one;
};
