import type { Act } from '../core/register/history';
import type { Item } from '../core/register/item';
import { routeOfItem } from './file-item';
import type { RegisterDeps } from './register-deps';

const UNREACHABLE = 'unreachable';

/** Why somebody has an item, as their card says and as its history does. */
const GIVEN = { opened: 'opened', assigned: 'assigned', 'passed-on': 'escalated' } as const;
export type Giving = keyof typeof GIVEN;

const DECISIVE: ReadonlySet<Act> = new Set([
  ...Object.values(GIVEN),
  'acknowledged',
  'closed',
  'reopened',
  'withdrawn',
]);

/** Whether nothing was decided since the item was given so, but that somebody else could not be reached either. */
const isUntouched = async ({ reference }: Item, given: Giving, { store }: RegisterDeps): Promise<boolean> => {
  const history = await store.history({ kind: 'item', reference });
  const last = history.findLast(({ act }) => DECISIVE.has(act));
  return last?.act === GIVEN[given] || last?.detail.because === UNREACHABLE;
};

/**
 * An item whose keeper could not be reached is with whoever its card goes to instead, if they are on its way: they can see it
 * then, and act on it. Everybody else stays without it.
 */
export const takeOver = async (reference: string, person: string, given: Giving, deps: RegisterDeps): Promise<void> => {
  const { store, now } = deps;
  const item = await store.item(reference);
  if (item === null || item.assignedTo === person || !routeOfItem(item, deps).includes(person)) return;
  if (!(await isUntouched(item, given, deps))) return;
  const at = now().toISOString();
  await store.act({
    reference,
    seenVersion: item.version,
    // Of several that bring the same card, one does it.
    deliveryKey: `unreachable:${reference}:${item.version}:${person}`,
    deed: { act: 'escalated', by: 'remit', at, detail: { because: UNREACHABLE }, words: { to: person } },
    change: { assignedTo: person, escalatedAt: at },
    quiet: false,
    outbox: [],
  });
};
