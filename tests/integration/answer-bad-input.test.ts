import { renderPlain } from '../../src/core/render-plain';
import { clausesOf, openTheAnswerer } from '../fakes/the-answerer';

const { ask, protocols } = openTheAnswerer();

it.each([
  ['nothing', '', 'nothing in the message'],
  ['white space', ' \n\t\u00a0 ', 'nothing in the message'],
  ['a hundred thousand letters', 'a'.repeat(100_000), '100,000 characters'],
  ['a hundred thousand spaces and a word', `${' '.repeat(100_000)}may I?`, 'characters'],
  ['emoji', '🙏🏽😀👩‍👩‍👧', 'no words'],
  ['punctuation', '?!?!?!', 'no words'],
  ['control characters', '\u0000\u0007\u001b\u0008', 'no words'],
  ['marks that nobody sees', '\u200b\u200d\ufeff\u202e', 'no words'],
  ['Cyrillic', 'Можно ли мне попросить садовника?', 'English'],
  ['Chinese', '我可以请园丁帮忙吗？', 'English'],
  ['Arabic', 'هل يمكنني أن أطلب من البستاني؟', 'English'],
])('%s is answered with the reason and with what to do', (_, text, reason) => {
  for (const { key } of protocols) {
    const { finding, reply } = ask(key, text);
    expect(reply.kind).toBe('unreadable');
    expect(renderPlain(reply)).toContain(reason);
    expect(clausesOf({ finding, reply })).toEqual([]);
    expect(finding).toMatchObject({ instruction: null, notify: [] });
  }
});

const QUESTION = 'Can I tell the groundsman to cut the verge?';
const first = (text: string) => clausesOf(ask('langport', text))[0]?.clause.locator;

it.each([
  ['control characters', `\u0000${QUESTION}\u001b[31m\u0007`],
  ['marks of direction', `\u202e${QUESTION}\u202c`],
  ['marks inside its words', QUESTION.replace('groundsman', 'grounds\u00adman').replace('verge', 'ver\u200dge')],
  ['emoji', `👋 ${QUESTION} 🙏🏽`],
  ['another script', `${QUESTION} спасибо`],
  ['a long quotation above it', `${'> thank you for your message of the third\n'.repeat(150)}${QUESTION}`],
  ['forwarded mail below it', `${QUESTION}\n\nFrom: Jo Lee <jo@example.org>\nSubject: press\nWho speaks to the press?`],
  ['a signature', `${QUESTION}\n\nKind regards,\nCllr Jo Lee\nPress, media and communications lead`],
  ['wide letters', 'Ｃａｎ Ｉ ｔｅｌｌ ｔｈｅ ｇｒｏｕｎｄｓｍａｎ ｔｏ ｃｕｔ ｔｈｅ ｖｅｒｇｅ？'],
  ['slips', 'Can I tell teh groundsman to cut the vrege?'],
])('a question with %s is answered like the question', (_, text) => {
  expect(first(QUESTION)).toBe('2.3');
  expect(first(text)).toBe('2.3');
});

it.each([
  ['nine thousand words of one letter', 'a '.repeat(4_999)],
  ['unknown long words', 'qwrtzxcvbnm '.repeat(800)],
  ['capitals that may be names', 'Sqzxv '.repeat(1_600)],
  ['one word without an end', 'councillor'.repeat(990)],
  ['brackets', `${'('.repeat(5_000)}a`],
  ['full stops', `${'. '.repeat(4_990)}a`],
  ['quotations in quotations', `${'>'.repeat(9_000)} a`],
  ['headers of mail', 'From: a\n'.repeat(1_200)],
  ['accents upon accents', `a${'\u0301'.repeat(9_000)}`],
  ['half characters', 'a\ud83d'.repeat(4_000)],
  ['ligatures that grow', `${'\ufdfa'.repeat(500)} a`],
  ['orders', 'Dave, cut the hedge. '.repeat(450)],
])('%s come to an end with an answer', (_, text) => {
  const { reply } = ask('langport', text, { earlier: [text, text, text] });
  expect(renderPlain(reply).length).toBeGreaterThan(0);
});

it('a conversation of nonsense does not stand in the way of a question', () => {
  const earlier = ['', '\u0000', '🙏🏽', 'x'.repeat(100_000), 'Можно?'];
  expect(clausesOf(ask('langport', QUESTION, { earlier }))[0]?.clause.locator).toBe('2.3');
});
