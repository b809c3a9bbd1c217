import type { Item, Outcome } from './item';
import { addMonths } from './local-time';

/** How many months an item is kept after it was closed, by outcome. */
export type RetentionMonths = Readonly<Record<Outcome, number>>;

/** Where an item stands on the retention clock. Days are the council's own. */
export type Retention =
  | { readonly kind: 'not-closed' }
  | { readonly kind: 'held' }
  | { readonly kind: 'kept'; readonly until: string }
  | { readonly kind: 'due'; readonly since: string };

type Clocked = Pick<Item, 'outcome' | 'closedAt' | 'legalHold'>;

/** The clock starts when the item is closed; a legal hold stops it. `dayOf` tells the council's day of a moment. */
export const retentionOf = (
  item: Clocked,
  months: RetentionMonths,
  today: string,
  dayOf: (at: string) => string,
): Retention => {
  if (item.closedAt === null || item.outcome === null) return { kind: 'not-closed' };
  if (item.legalHold) return { kind: 'held' };
  const until = addMonths(dayOf(item.closedAt), months[item.outcome]);
  return until <= today ? { kind: 'due', since: until } : { kind: 'kept', until };
};
