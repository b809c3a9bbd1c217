import { isCounted } from '../core/register/counted';
import type { Item } from '../core/register/item';
import { personOf } from '../core/register/person';
import { type Due, dueOf } from '../core/register/reminder';
import { keeps, standingOf } from '../core/register/standing';
import { awayToday, routeOfItem } from './file-item';
import { cardFor } from './outbox-content';
import { everyItem } from './read-register';
import type { RegisterDeps } from './register-deps';
import type { Step } from './store';

/**
 * How many items were brought up again, and how many went to the next person. What is kept from somebody is not among them:
 * they may be the one who is told.
 */
export type Reminded = { readonly reminded: number; readonly passedOn: number };

/** Looks through what nobody acknowledged, or has any more. To be called every few minutes; several processes may do so at once. */
export type Remind = () => Promise<Reminded>;

type Pressing = Exclude<Due, { kind: 'nothing' }>;

/** Whether whoever has the item is listed still, and may decide it. */
const isKept = (item: Item, { directory: { staffing } }: RegisterDeps): boolean => {
  const keeper = item.assignedTo === null ? null : personOf(staffing, item.assignedTo);
  return keeper !== null && keeps(standingOf(keeper, item, staffing));
};

const stepFor = (due: Pressing, item: Item, away: ReadonlySet<string>, deps: RegisterDeps): Step => {
  const { directory, now } = deps;
  const at = now().toISOString();
  const { reference, version: seenVersion, assignedTo } = item;
  // Of several processes that look at once, one does it.
  const base = { reference, seenVersion, deliveryKey: `clock:${due.kind}:${reference}:${seenVersion}` } as const;
  const deed = { by: 'remit', at, detail: {}, words: {} } as const;
  if (due.kind === 'remind') {
    return {
      ...base,
      deed: { ...deed, act: 'reminded' },
      change: { remindedAt: at },
      quiet: true,
      outbox: cardFor(assignedTo === null ? [] : [assignedTo], 'reminder', directory),
    };
  }
  return {
    ...base,
    deed: { ...deed, act: 'escalated', detail: { because: due.because }, words: { to: due.to } },
    // From somebody who is away it can go on to whoever comes back first.
    change: { assignedTo: due.to, ...(away.has(due.to) ? {} : { escalatedAt: at }) },
    quiet: false,
    outbox: cardFor([due.to, ...routeOfItem(item, deps).filter((id) => id !== due.to)], 'passed-on', directory),
  };
};

/** The use case that the clock calls. What another process did meanwhile, or a person, is left as it is. */
export const createRemind = (deps: RegisterDeps): Remind => {
  const { store, calendar, times, protocol, now } = deps;
  return async () => {
    const within = [{ councils: [protocol.key], states: ['open', 'acknowledged'] }] as const;
    const unsettled = await everyItem((page) => store.list({ where: {}, within }, page));
    const away = await awayToday(deps);
    let reminded = 0;
    let passedOn = 0;
    for (const item of unsettled) {
      const today = { at: now().toISOString(), calendar, times, away, isKept: isKept(item, deps) };
      const due = dueOf(item, routeOfItem(item, deps), today);
      if (due.kind === 'nothing') continue;
      const acted = await store.act(stepFor(due, item, away, deps));
      if (acted.kind !== 'applied' || !isCounted(item.reference)) continue;
      if (due.kind === 'remind') reminded += 1;
      else passedOn += 1;
    }
    return { reminded, passedOn };
  };
};
