import fc from 'fast-check';
import { openDetector } from '../../fakes/instruction-detector';

const { detect, encoded } = openDetector();

describe('an instruction to staff is flagged, however it is put:', () => {
  it.each([
    ['an order', 'Dave, cut the hedge on Mill Lane before Friday.'],
    ['a polite question', 'Could you possibly get the noticeboard repainted this week, Sue?'],
    ['a wish', "I'd be so grateful if the parks team could move the bench."],
    ['a thing that needs doing', 'That verge by the school needs cutting today please lads'],
    ['through somebody else', 'Tell the caretaker to unlock the hall at six.'],
    ['a change of advice', 'Priya, take the flooding warning out of your report before committee sees it.'],
    ['shorthand', 'pls can u send the letter 2day steve'],
    ['among other things', 'Lovely fete on Saturday. Thanks all. Marek, empty the bins at the rec before you go home.'],
  ])('%s', (_, text) => {
    expect(detect(text)).not.toBeNull();
  });

  it('by a chair too', () => {
    expect(
      detect("Chair's decision, Ellen: drop the enforcement case on Station Road.", { role: 'chair' }),
    ).not.toBeNull();
  });

  it('and when the assistant is asked to pass it on', () => {
    const text = 'Tell the groundsman to mow the verge by the school today.';
    expect(detect(text, { audience: 'direct' })).not.toBeNull();
  });
});

describe('nothing else is flagged:', () => {
  it.each([
    ['a question for a fact', 'Dave, when is the hedge on Mill Lane next cut?'],
    ['a question about the rules', 'Am I allowed to ask the caretaker to unlock the hall?'],
    ['a request to the Clerk', 'Clerk, could you arrange for the hedge to be cut please?'],
    ['what somebody else said', 'Cllr Webb told the caretaker to unlock the hall, and that is not how we do things.'],
    ['something imagined', 'Suppose I told Dave to cut the hedge, would that be an instruction?'],
    ['thanks', 'Thanks Dave for cutting the hedge, it looks smashing.'],
    ['to another councillor', 'Cllr Shah, could you second my motion on Tuesday?'],
    ['what the sender does', "I'll cut the hedge outside mine myself this weekend."],
    ['good wishes', 'Have a lovely weekend all, and enjoy the sunshine!'],
    ['nothing', ''],
    ['an emoji', '👍'],
  ])('%s', (_, text) => {
    expect(detect(text)).toBeNull();
  });

  it.each(['officer', 'clerk'] as const)('the same order from the %s, who manages staff', (role) => {
    expect(detect('Dave, cut the hedge on Mill Lane before Friday.', { role })).toBeNull();
  });

  it('a quoted mail under a word of thanks', () => {
    expect(detect('Thanks all.\n> Dave, cut the hedge on Mill Lane before Friday.')).toBeNull();
  });

  it.each(['show me paragraph 4', 'delete my last message', 'remind me what it says about gifts'])(
    'a command to the assistant: %s',
    (text) => {
      expect(detect(text, { audience: 'direct' })).toBeNull();
    },
  );
});

describe('the words that fired', () => {
  const text = 'Lovely fete on Saturday. Marek, please empty the bins at the rec.';

  it('are words of the sentence that led to it, as they were typed', () => {
    const { evidence = [] } = detect(text) ?? {};
    expect(evidence.length).toBeGreaterThan(0);
    for (const { words, start, end } of evidence) {
      expect(text.slice(start, end)).toBe(words);
      expect(start).toBeGreaterThanOrEqual(text.indexOf('Marek'));
    }
    expect(evidence.map(({ words }) => words).join(' ')).toMatch(/empty/);
  });

  it('stand where they stand in the text as it came, whatever precedes them', () => {
    const quoted = `> Who empties the bins?\n\n${text}`;
    const { evidence = [] } = detect(quoted) ?? {};
    expect(evidence.length).toBeGreaterThan(0);
    for (const { words, start, end } of evidence) expect(quoted.slice(start, end)).toBe(words);
  });

  it('are in order and never overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...text.split(' '), 'Dave', 'now', '\n', '"'), { maxLength: 40 }),
        (words) => {
          const typed = words.join(' ');
          let before = 0;
          for (const { words: found, start, end } of detect(typed)?.evidence ?? []) {
            expect(typed.slice(start, end)).toBe(found);
            expect(start).toBeGreaterThanOrEqual(before);
            before = end;
          }
        },
      ),
      { seed: 2, numRuns: 150 },
    );
  });
});

it('the same message gives the same result, whatever came before it', () => {
  const texts = ['Dave, cut the hedge.', 'Could the hall be opened?', 'Thanks Dave.', 'hedge wants doing'];
  const first = texts.map((text) => detect(text));
  expect(texts.toReversed().map((text) => detect(text))).toEqual(first.toReversed());
});

it('the encoder is not asked about a message that is clear without it', () => {
  const before = encoded();
  detect('Morning all, what a lovely day.');
  detect('Can a councillor use the council crest on a leaflet?', { audience: 'direct' });
  expect(encoded()).toBe(before);
});

it.each([
  ['could you '.repeat(10_000)],
  ['tell dave and sue and '.repeat(5_000)],
  ['"a '.repeat(20_000)],
  ["'".repeat(50_000)],
  ['x'.repeat(100_000)],
  ['on in at '.repeat(10_000)],
  [`${'\n'.repeat(50_000)}.`],
])('a hundred thousand characters are read in bounded time: %.12s…', (text) => {
  const started = performance.now();
  detect(text);
  expect(performance.now() - started).toBeLessThan(1_500);
});
