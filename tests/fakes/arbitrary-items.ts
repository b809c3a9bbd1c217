import fc from 'fast-check';
import { OUTCOMES } from '../../src/core/register/action';
import type { Act, HistoryEntry } from '../../src/core/register/history';
import type { Item } from '../../src/core/register/item';
import { type ItemView, ownItem, viewOf } from '../../src/core/register/item-view';
import { type Council, clausesAt, maybe, personAt, places, written } from './arbitrary-council';

/** When everything happens. */
const AT = '2026-03-02T10:00:00.000Z';

const STEPS: readonly { readonly act: Act; readonly words: string | null }[] = [
  { act: 'acknowledged', words: null },
  { act: 'noted', words: 'text' },
  { act: 'assigned', words: 'to' },
  { act: 'commented', words: 'text' },
  { act: 'held', words: 'reason' },
  { act: 'reminded', words: null },
  { act: 'closed', words: 'note' },
  { act: 'reopened', words: 'reason' },
  { act: 'sent-as-a-request', words: 'text' },
  { act: 'edited', words: 'text' },
];

/** An item before it is one of a council. */
export const anyItem = fc.record({
  kind: fc.constantFrom<Item['kind']>('instruction', 'referral', 'concern'),
  state: fc.constantFrom<Item['state']>('open', 'acknowledged', 'closed'),
  outcome: fc.constantFrom(...OUTCOMES),
  sender: fc.integer({ min: 4, max: 400 }),
  about: fc.array(fc.integer({ min: 4, max: 400 }), { maxLength: 12 }),
  at: places,
  sentence: maybe(written(10_000)),
  fired: maybe(fc.array(written(400), { maxLength: 6 })),
  comment: maybe(written(3_000)),
  steps: fc.array(fc.record({ step: fc.nat(), by: fc.nat(), words: maybe(written(3_000)) }), { maxLength: 6 }),
  times: fc.integer({ min: 1, max: 30 }),
  legalHold: fc.boolean(),
});
export type AnyItem = typeof anyItem extends fc.Arbitrary<infer Value> ? Value : never;

/** The item as one of this council. */
export const itemOf = (council: Council, raw: AnyItem, place = 42): Item => {
  const sender = personAt(council, raw.sender);
  return {
    reference: `R-2026-${String(place).padStart(4, '0')}`,
    kind: raw.kind,
    council: 'any',
    openedBy: sender,
    sender,
    about: raw.about.map((at) => personAt(council, at)).filter((id) => id !== personAt(council, 0)),
    conversation: { channel: 'C1', ts: '1.2' },
    clauses: clausesAt(council, raw.at).map(({ id }) => id),
    protocolVersion: council.protocol.version,
    assignedTo: null,
    state: raw.state,
    outcome: raw.state === 'closed' ? raw.outcome : null,
    version: 7,
    sentence: raw.sentence,
    fired: raw.fired,
    comment: raw.comment,
    openedAt: AT,
    acknowledgedAt: null,
    closedAt: null,
    remindedAt: null,
    escalatedAt: null,
    legalHold: raw.legalHold,
  };
};

/** What happened to it. */
export const historyOf = (council: Council, { steps, times }: AnyItem): readonly HistoryEntry[] =>
  Array.from({ length: times }, () => steps)
    .flat()
    .map(({ step, by, words }, index) => {
      const { act, words: name } = STEPS[step % STEPS.length] ?? { act: 'noted', words: null };
      const said = name === 'to' ? personAt(council, by) : words;
      return {
        sequence: index + 1,
        reference: 'R-2026-0042',
        version: index + 1,
        act,
        at: AT,
        by: personAt(council, by),
        detail: act === 'closed' ? { outcome: 'no-action' } : {},
        words: name === null ? {} : { [name]: said },
        previous: '',
        hash: '',
      };
    });

type Seen = Exclude<ItemView, { kind: 'nothing' }>;

/** The item as somebody sees it; as its sender does, where they are a stranger to it. */
export const seenBy = (council: Council, raw: AnyItem, at: number): Seen => {
  const item = itemOf(council, raw);
  const person = council.staffing.people[at % council.staffing.people.length];
  const view = person === undefined ? null : viewOf(person, item, historyOf(council, raw), council.staffing);
  if (view !== null && view.kind !== 'nothing') return view;
  return { kind: 'own', version: 1, item: ownItem(item), history: [], open: [] };
};
