import fc from 'fast-check';
import { composeClauses } from '../../src/core/compose-clauses';
import type { Intent } from '../../src/core/message';
import type { Role } from '../../src/core/protocol';
import { nameRefusal } from '../../src/core/register/describe';
import type { Item } from '../../src/core/register/item';
import { sayStale } from '../../src/core/register/say-acted';
import { composeCard } from '../../src/core/screen/compose-card';
import { actForm, askForm, checkForm, referForm, watchForm } from '../../src/core/screen/compose-form';
import { composeHome } from '../../src/core/screen/compose-home';
import { composeItems, composeMine, EVERYTHING } from '../../src/core/screen/compose-list';
import { composeReadings } from '../../src/core/screen/compose-readings';
import { composeReplyScreen } from '../../src/core/screen/compose-reply-screen';
import { formProblems } from '../../src/core/screen/read-values';
import type { Form, Screen } from '../../src/core/screen/screen';
import { citeSource, quoteClause } from '../../src/core/show-clause';
import { aCouncil, type Council, clausesAt, maybe, personAt, places, ROLES, written } from './arbitrary-council';
import { type AnyItem, anyItem, historyOf, itemOf, seenBy } from './arbitrary-items';
import { reply } from './arbitrary-replies';

const VERDICTS = ['within', 'outside', 'via-clerk', 'depends', 'silent'] as const;
const REASONS = ['opened', 'assigned', 'passed-on', 'reminder', null] as const;

/** A card, as the Clerk has it (the first of the people) or its sender. */
const card = (who: 'clerk' | 'sender', given: Partial<AnyItem>): fc.Arbitrary<Extract<Screen, { kind: 'item' }>> =>
  fc.tuple(aCouncil, anyItem, fc.constantFrom(...REASONS)).map(([council, some, because]) => {
    const raw = { ...some, ...given };
    const view = seenBy(council, raw, who === 'clerk' ? 0 : raw.sender);
    return { kind: 'item', card: composeCard({ view, because, ...council }) };
  });

const stale: fc.Arbitrary<Screen> = fc.tuple(aCouncil, anyItem).map(([council, raw]) => {
  const view = seenBy(council, raw, 0);
  const since = historyOf(council, raw);
  const text = sayStale('R-2026-0042', since, council.naming);
  return { kind: 'stale', text, card: composeCard({ view, because: null, ...council }) };
});

const FORM_ACTS = ['close', 'assign', 'note', 'comment', 'reopen', 'hold', 'release', 'withdraw'] as const;

const formsOf = (council: Council, raw: AnyItem, words: string): readonly Form[] => {
  const { terms } = council.protocol;
  const { people } = council.staffing;
  const view = seenBy(council, raw, 0);
  return [
    askForm(),
    checkForm(words),
    watchForm(),
    referForm({ quoted: words, initial: null, people, terms }),
    referForm({ quoted: null, initial: words, terms }),
    ...FORM_ACTS.flatMap((act) => actForm(act, view, council.naming) ?? []),
  ];
};

/** Every form, as it opens and as it comes back with what is wrong in it. */
const form: fc.Arbitrary<Extract<Screen, { kind: 'form' }>> = fc
  .tuple(aCouncil, anyItem, written(12_000), fc.nat(), fc.boolean())
  .map(([council, raw, words, which, comesBack]) => {
    const forms = formsOf(council, raw, words);
    const opened = forms[which % forms.length] ?? askForm();
    const values = Object.fromEntries(opened.fields.map(({ name }, place) => [name, place === 0 ? '' : words]));
    return { kind: 'form', form: comesBack ? (formProblems(opened, values) ?? opened) : opened };
  });

const PAGE = 10;
const AT_HOME = 5;

const itemsOf = (council: Council, raws: readonly AnyItem[], count: number, first = 1): readonly Item[] =>
  Array.from({ length: count }, (_, place) => raws[place % raws.length])
    .filter((raw) => raw !== undefined)
    .map((raw, place) => itemOf(council, raw, place + first));

const someItems = fc.array(anyItem, { minLength: 1, maxLength: 4 });
const filter = fc.constantFrom(EVERYTHING, { state: 'open', kind: 'instruction' } as const);

/** A page of the register, or of one's own, with a page before it and one after it or without. */
const list: fc.Arbitrary<Extract<Screen, { kind: 'list' }>> = fc
  .tuple(aCouncil, someItems, fc.nat({ max: PAGE }), filter, fc.boolean(), fc.boolean())
  .map(([council, raws, count, by, more, isMine]) => {
    const items = itemsOf(council, raws, count);
    const paged = { after: more ? 'R-2026-0050' : null, more };
    const page = isMine ? composeMine(items, paged, council.naming) : composeItems(items, by, paged, council.naming);
    return { kind: 'list', list: page };
  });

/** Home with nothing, with a page of each list out of hundreds, and with as many watched channels as there may be. */
const home: fc.Arbitrary<Extract<Screen, { kind: 'home' }>> = fc
  .record({
    council: aCouncil,
    raws: someItems,
    role: fc.constantFrom<Role>(...ROLES),
    isListed: fc.boolean(),
    kept: fc.nat({ max: 150 }),
    own: fc.nat({ max: 150 }),
    channels: maybe(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 150 }))),
    mayAdd: fc.boolean(),
    after: maybe(fc.nat({ max: 150 })),
    named: fc.record({ name: maybe(written(300)), groupName: maybe(written(300)) }),
  })
  .map(({ council, raws, role, isListed, kept, own, channels, mayAdd, after, named }) => {
    const open = { state: 'open', kind: null } as const;
    const lists = [
      composeItems(
        itemsOf(council, raws, Math.min(kept, PAGE), 500),
        open,
        { after: null, more: kept > PAGE },
        council.naming,
      ),
      composeMine(itemsOf(council, raws, Math.min(own, AT_HOME)), { after: null, more: own > AT_HOME }, council.naming),
    ];
    const ids =
      channels === null
        ? null
        : Array.from({ length: channels }, (_, place) => ({ channel: `C024BE9${place}`, ...named }));
    const channelsAfter = after === null ? null : `C024BE9${after}`;
    const scene = { terms: council.protocol.terms, role, isListed, mayRefer: isListed, mayAdd, channelsAfter };
    return { kind: 'home', home: composeHome({ ...scene, lists: isListed ? lists : [], channels: ids }) };
  });

const clause: fc.Arbitrary<Extract<Screen, { kind: 'clause' }>> = fc.tuple(aCouncil, fc.nat()).map(([council, at]) => {
  const [one] = clausesAt(council, [at]);
  if (one === undefined) throw new Error('A council without a clause.');
  return {
    kind: 'clause',
    heading: 'The protocol says:',
    quote: quoteClause(one),
    source: citeSource(council.protocol),
  };
});

const asReply = (council: Council, made: ReturnType<typeof composeClauses>, others: readonly string[]): Screen =>
  composeReplyScreen(made, {
    item: null,
    others: clausesAt(council, [0])
      .map(({ id }) => id)
      .concat(others),
  });

const clauseList: fc.Arbitrary<Screen> = fc
  .tuple(aCouncil, fc.oneof(fc.constantFrom('any', '1', '1.1', 'A'), written(400)))
  .map(([council, wanted]) => asReply(council, composeClauses(wanted, council.protocol), []));

const readings: fc.Arbitrary<Screen> = fc.tuple(aCouncil, places).map(([council, at]) => {
  const ids = clausesAt(council, at).map(({ id }) => id);
  const offer = { heading: 'What did you mean?', otherwise: ['Ask the Clerk.'], mayRefer: true };
  return asReply(council, composeReadings(ids, council.protocol, offer), ids);
});

const refusal: fc.Arbitrary<Screen> = fc.tuple(aCouncil, fc.nat()).map(([council, at]) => {
  const action = { kind: 'assign', to: personAt(council, at) } as const;
  const assignable = council.staffing.people.slice(0, 4).map(({ id }) => id);
  const text = nameRefusal('not-assignable', { reference: 'R-2026-0042', action, assignable }, council.naming);
  return { kind: 'notice', heading: 'Nothing was changed', text, buttons: [] };
});

const TALK = ['greeting', 'thanks', 'help', 'privacy', 'off-topic'] as const satisfies readonly Intent[];

/** Everything that is shown to anybody, as the product itself composes it for any protocol and any people. */
export const councilScreens = {
  answer: reply({ intent: 'question', answer: 'answered', verdict: null }),
  ambiguous: reply({ intent: 'question', answer: 'ambiguous', verdict: null }),
  silence: reply({ intent: 'question', answer: 'silent', verdict: null }),
  ...Object.fromEntries(
    VERDICTS.map((verdict) => [
      `remit check “${verdict}”`,
      fc
        .constantFrom('answered' as const, 'ambiguous' as const, 'silent' as const)
        .chain((answer) => reply({ intent: 'remit-check', answer, verdict })),
    ]),
  ),
  'notice to the sender': reply({ intent: 'instruction', answer: 'answered', verdict: null }),
  concern: reply({ intent: 'concern', answer: 'answered', verdict: null }),
  referral: reply({ intent: 'referral', answer: 'answered', verdict: null }),
  talk: fc.constantFrom(...TALK).chain((intent) => reply({ intent, answer: 'no-question', verdict: null })),
  'list of clauses': clauseList,
  'list of readings': readings,
  clause,
  'open card of the Clerk': card('clerk', { state: 'open' }),
  'acknowledged card of the Clerk': card('clerk', { state: 'acknowledged' }),
  'closed card of the Clerk': card('clerk', { state: 'closed' }),
  'card of the Clerk without its words': card('clerk', { sentence: null, fired: null, comment: null }),
  'card of a sender': card('sender', {}),
  'stale card': stale,
  form,
  list,
  home,
  refusal,
} satisfies Readonly<Record<string, fc.Arbitrary<Screen>>>;

export type CouncilScreen = keyof typeof councilScreens;
