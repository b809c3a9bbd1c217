import { openDetector } from '../../fakes/instruction-detector';

const { detect, encoded } = openDetector();

const PLAIN = [
  'The papers for full council went out on Friday',
  'The tourist office will be closed on Tuesday for the stocktake',
  "I'll be a bit late on Thursday, carry on without me",
  'Sign me up for the beach clean on Sunday',
  'Karen is away until Monday I believe',
  'A great crowd at the parade on Sunday',
  'Sorry, the 14th is no good for me',
  'Will mention it at the next meeting of the committee',
  'Wrap up warm for the carol service!',
  'Committee starts at half past six on Wednesday',
  'The drains on Church Hill smell again. I have told the Clerk.',
  'My mobile is broken so ring me at home',
  'Come along to the coffee morning on Saturday if you like',
  'Let me know if you are coming to the dinner on Friday',
] as const;

const ORDERS = [
  ['a day and a name', 'Steve, the hedge on Long Lane by Friday please', /Steve|hedge/],
  ['the passive', 'The bins at the rec are to be emptied twice a day from Monday', /emptied/],
  ['a need', 'The verge by the school needs cutting before Saturday, lads', /cutting/],
  ['a wish', 'I want the photos on the website by tonight Tom', /photos|website/],
  ['what somebody will do', 'Priya will be changing the recommendation to approve before Wednesday', /changing/],
  ['a want of the place', 'The bandstand wants painting by Sunday, Wayne', /painting/],
  ['a reminder', 'Just a reminder Sue that my letter goes out today', /letter/],
  ['news with an order in it', 'Lovely turnout! Marek, unlock the pavilion at eight on Saturday', /unlock/],
  ['what must not happen', 'Nobody is to touch the planters until I have been', /touch|planters/],
] as const;

const SMALL = /^(?:(?:the|a|an|of|to|on|in|at|by|for|is|are|be|will|now|and|it|up|i|you)\s*)+$/i;

it.each(PLAIN)('talk among councillors is no instruction: %s', (text) => {
  expect(detect(text)).toBeNull();
});

it.each(ORDERS)('an instruction put as a statement is flagged by its content: %s', (_, text, content) => {
  const words = (detect(text)?.evidence ?? []).map((one) => one.words);
  expect(words.join(' ')).toMatch(content);
  for (const one of words) expect(one).not.toMatch(SMALL);
});

it('plain talk is clear without the encoder more often than not', () => {
  const before = encoded();
  for (const text of PLAIN) detect(text);
  expect(encoded() - before).toBeLessThanOrEqual(PLAIN.length / 2);
});
