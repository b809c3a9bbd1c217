import { createResponder } from '../../src/core/create-responder';
import type { Message } from '../../src/core/message';
import { aFinding, aMessage, ambleford, orders } from '../fakes/protocol';

const answerNothing = (): never => {
  throw new Error('this message was to be answered without a search');
};

it.each([
  ['', 'nothing in the message'],
  [' \n\t ', 'nothing in the message'],
  ['😀👍🏽', 'no words'],
  ['?!…', 'no words'],
  ['\u0000\u001b\u0007', 'no words'],
  ['Можно ли мне?', 'English'],
  ['我可以吗', 'English'],
  ['x'.repeat(100_000), '100,000 characters'],
])('%j is answered with what to do, not with a search', (text, words) => {
  const { finding, reply } = createResponder(answerNothing)(aMessage({ text: text.slice(0, 100_000) }), ambleford);
  expect(reply.kind).toBe('unreadable');
  expect(reply.sections[0]?.paragraphs.join(' ')).toContain(words);
  expect(finding.answer.kind).toBe('silent');
  expect(finding.instruction).toBeNull();
});

it.each(['may I?', '2.3', 'Gaf i? ŵ', 'ok 👍 and the hedge?', 'как say in English?'])('%j is searched', (text) => {
  const { reply } = createResponder(() => aFinding())(aMessage({ text }), ambleford);
  expect(reply.sections[0]?.quotes[0]?.text).toBe(orders.text);
});

it('control characters do not reach the search, and the places of words stay', () => {
  const seen: Message[] = [];
  const respond = createResponder((message) => {
    seen.push(message);
    return aFinding();
  });
  respond(aMessage({ text: 'cut\u001b[2J\u202ethe hedge', earlier: ['', 'a\u0000b', 'x'.repeat(20_000)] }), ambleford);
  expect(seen[0]?.text).toBe('cut [2J the hedge');
  expect(seen[0]?.earlier).toEqual(['a b']);
});
