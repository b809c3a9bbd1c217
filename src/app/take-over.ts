import { routeOfItem } from './file-item';
import type { RegisterDeps } from './register-deps';

/**
 * An item whose keeper could not be reached is with whoever its card goes to instead, if they are on its way: they can see it
 * then, and act on it. Everybody else stays without it.
 */
export const takeOver = async (reference: string, person: string, deps: RegisterDeps): Promise<void> => {
  const { store, now } = deps;
  const item = await store.item(reference);
  if (item === null || item.state !== 'open' || item.assignedTo === person) return;
  if (!routeOfItem(item, deps).includes(person)) return;
  const at = now().toISOString();
  await store.act({
    reference,
    seenVersion: item.version,
    // Of several that bring the same card, one does it.
    deliveryKey: `unreachable:${reference}:${item.assignedTo ?? ''}:${person}`,
    deed: { act: 'escalated', by: 'remit', at, detail: { because: 'unreachable' }, words: { to: person } },
    change: { assignedTo: person, escalatedAt: at },
    quiet: false,
    outbox: [],
  });
};
