import fc from 'fast-check';
import type { Json } from '../../src/core/register/item';
import type { Quote, Reply } from '../../src/core/reply';
import type { Press } from '../../src/core/screen/press';
import type { Button, Field, HomeScreen, ItemCard, ListScreen, Screen } from '../../src/core/screen/screen';

const ALIVE = [
  '<!channel>',
  '<@U024BE7LH>',
  '<https://evil.example|Click me>',
  'https://evil.example/a?b=1&c=2',
  '*bold* _italic_ ~gone~ `code`',
  '> quoted',
  ':cop: @here #general',
  '&lt;b&gt; & < >',
  '\u202Egnihtemos\u202C',
  '<at>Everybody</at> [the form](https://example.org) ![x](https://example.org/x.png)',
  '**bold** # Title\n1. one\n- two\r\n\tthree',
  '{{DATE(2017-02-14T06:08:39Z, SHORT)}} {{{TIME(2017-02-14T06:08:39Z)}}}',
  '👩🏽‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'هل يجوز للعضو أن يطلب ذلك؟',
  'Z̸̢͕͌͝a͓̽l̡͈̊g̨o',
  '\u0000 \uD800 \u200B www.example.org',
  '\n\n',
  '',
  ' ',
];

/** What people, protocols and settings may hold: nothing, marks that mean something elsewhere, pages of it. */
export const someWords = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...ALIVE),
    fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 60) }),
    fc.string({ unit: 'binary', maxLength: Math.min(maxLength, 30) }),
    fc
      .tuple(fc.constantFrom(...ALIVE, 'A Member may ask.', 'x'), fc.integer({ min: 1, max: maxLength }))
      .map(([text, times]) => `${text} `.repeat(times).slice(0, maxLength)),
  );

const maybe = <One>(one: fc.Arbitrary<One>): fc.Arbitrary<One | null> => fc.option(one, { nil: null });
const few = <One>(one: fc.Arbitrary<One>, maxLength = 4): fc.Arbitrary<One[]> => fc.array(one, { maxLength });

const aPress: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), text: someWords(9_000) }),
  fc.record({ kind: fc.constant('clause' as const), clauseId: fc.constantFrom('langport-2.3', 'parish-é-p2') }),
  fc.record({
    kind: fc.constant('act' as const),
    reference: fc.constant('R-2026-0042'),
    version: fc.nat(99_999),
    act: fc.constantFrom('close' as const, 'acknowledge' as const, 'assign' as const),
  }),
  fc.record({ kind: fc.constant('watch' as const), channel: fc.constant('C024BE91L'), on: fc.boolean() }),
  fc.constant({ kind: 'home' as const }),
);

const aButton: fc.Arbitrary<Button> = fc.record({
  label: someWords(200),
  press: aPress,
  style: fc.constantFrom('plain', 'primary', 'danger'),
  asks: fc.boolean(),
});

export const aQuote = (longest: number): fc.Arbitrary<Quote> =>
  fc.record({
    clauseId: fc.constant('langport-2.3'),
    number: maybe(someWords(10)),
    locator: someWords(200),
    heading: few(someWords(400)),
    leadIn: maybe(someWords(longest)),
    text: someWords(longest),
    mark: maybe(fc.constant('[the source stops here]')),
  });

const aReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom('answer', 'silence', 'readings', 'remit-check', 'instruction', 'help'),
  visibleTo: fc.constantFrom('sender', 'conversation'),
  heading: someWords(400),
  verdict: maybe(fc.record({ verdict: fc.constant('within' as const), line: someWords(400) })),
  sections: few(
    fc.record({
      kind: fc.constantFrom('body', 'you-can', 'nearest', 'choices', 'told'),
      title: maybe(someWords(300)),
      paragraphs: few(someWords(4_000)),
      quotes: few(aQuote(7_000)),
      choices: few(
        fc.oneof(
          fc.record({ kind: fc.constant('clause' as const), clauseId: fc.constant('wbc-1'), label: someWords(300) }),
          fc.record({ kind: fc.constant('question' as const), text: someWords(3_000), label: someWords(4_000) }),
        ),
      ),
    }),
  ),
  told: fc.constant([]),
  actions: fc.constant([]),
  source: fc.record({
    title: someWords(300),
    council: maybe(someWords(300)),
    adopted: fc.constant(null),
    reviewed: fc.constant(null),
    version: fc.constant('a'.repeat(64)),
    line: someWords(900),
  }),
  footer: someWords(300),
});

const aCard: fc.Arbitrary<ItemCard> = fc.record({
  reference: fc.constant('R-2026-0042'),
  version: fc.nat(99_999),
  heading: someWords(400),
  because: maybe(someWords(400)),
  note: someWords(200),
  who: few(fc.record({ label: someWords(40), text: someWords(400) }), 8),
  conversation: fc.constantFrom<Json>(null, { channel: 'C1', ts: '1.2' }),
  sentence: fc.record({ label: someWords(40), text: maybe(someWords(10_000)), removed: someWords(60) }),
  why: maybe(someWords(2_000)),
  clauses: fc.record({ label: someWords(40), quotes: few(aQuote(5_000)) }),
  comment: maybe(someWords(4_000)),
  history: fc.record({ label: someWords(40), steps: few(someWords(3_000), 40) }),
  buttons: few(aButton, 30),
});

const aList: fc.Arbitrary<ListScreen> = fc.record({
  here: fc.constant({ kind: 'mine' as const, after: null }),
  heading: someWords(400),
  intro: someWords(400),
  rows: few(
    fc.record({
      reference: fc.constant('R-2026-0042'),
      label: someWords(400),
      detail: someWords(4_000),
      press: aPress,
    }),
    120,
  ),
  empty: maybe(someWords(400)),
  filters: few(aButton, 30),
  pages: few(aButton),
});

const aField: fc.Arbitrary<Field> = fc
  .record({
    label: someWords(3_000),
    hint: maybe(someWords(3_000)),
    isOptional: fc.boolean(),
    initial: maybe(someWords(12_000)),
    problem: maybe(someWords(3_000)),
  })
  .chain((base) =>
    fc
      .oneof(
        fc.record({
          kind: fc.constant('words' as const),
          longest: fc.integer({ min: 1, max: 10_000 }),
          lines: fc.constantFrom('one' as const, 'several' as const),
        }),
        fc.record({
          kind: fc.constant('choice' as const),
          options: fc.uniqueArray(fc.record({ value: fc.string({ maxLength: 80 }), label: someWords(200) }), {
            maxLength: 230,
            size: 'max',
            selector: ({ value }) => value,
          }),
        }),
        fc.record({
          kind: fc.constant('choice' as const),
          options: fc.constant([]),
          ofChannels: fc.constant(true as const),
        }),
      )
      .map((rest): Field => ({ name: '', ...base, ...rest })),
  );

const aHome: fc.Arbitrary<HomeScreen> = fc.record({
  heading: someWords(400),
  intro: few(someWords(400)),
  buttons: few(aButton),
  questions: fc.record({ label: someWords(60), buttons: few(aButton, 8) }),
  lists: few(aList),
  watched: maybe(
    fc.record({
      label: someWords(40),
      intro: someWords(400),
      empty: maybe(someWords(200)),
      channels: few(
        fc.record({
          channel: fc.oneof(someWords(300), fc.constantFrom('C024BE91L', 'C1|<!channel>')),
          button: aButton,
        }),
        40,
      ),
      pages: fc.array(aButton, { maxLength: 2 }),
      add: maybe(aButton),
    }),
  ),
  footer: someWords(300),
});

/** Any screen at all, with any words in it. */
export const aScreen: { readonly [Kind in Screen['kind']]: fc.Arbitrary<Extract<Screen, { kind: Kind }>> } = {
  reply: fc.record({
    kind: fc.constant('reply' as const),
    reply: aReply,
    reference: fc.constant(null),
    buttons: few(aButton, 8),
    feedback: few(aButton, 2),
  }),
  item: fc.record({ kind: fc.constant('item' as const), card: aCard }),
  list: fc.record({ kind: fc.constant('list' as const), list: aList }),
  clause: fc.record({
    kind: fc.constant('clause' as const),
    heading: someWords(400),
    quote: aQuote(40_000),
    source: aReply.map(({ source }) => source),
  }),
  form: fc.record({
    kind: fc.constant('form' as const),
    form: fc.record({
      title: someWords(60),
      intro: few(someWords(4_000)),
      fields: few(aField, 6).map((fields) => fields.map((field, place) => ({ ...field, name: `field-${place}` }))),
      submitLabel: someWords(60),
      press: aPress,
    }),
  }),
  home: fc.record({ kind: fc.constant('home' as const), home: aHome }),
  notice: fc.record({
    kind: fc.constant('notice' as const),
    heading: someWords(400),
    text: someWords(9_000),
    buttons: few(aButton),
  }),
  stale: fc.record({ kind: fc.constant('stale' as const), text: someWords(3_000), card: aCard }),
};
