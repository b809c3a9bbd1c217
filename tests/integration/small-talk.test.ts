import { clausesOf, openTheAnswerer } from '../fakes/the-answerer';

const { ask } = openTheAnswerer();
const question = 'can I get the groundsman to do my leaflets';

describe('in the middle of a conversation', () => {
  it.each([
    ['thanks', 'thanks'],
    ['help', 'help'],
    ['hello', 'greeting'],
  ] as const)('"%s" is answered as what it is', (text, intent) => {
    expect(ask('langport', text, { earlier: [question] }).finding.intent).toBe(intent);
  });

  it('a greeting is nothing that a question could lean on', () => {
    const alone = clausesOf(ask('langport', question)).map(({ clause }) => clause.id);
    const greeted = clausesOf(ask('langport', question, { earlier: ['hello'] })).map(({ clause }) => clause.id);
    expect(greeted).toEqual(alone);
  });

  it('a follow-up still leans on the question before the thanks', () => {
    const { finding } = ask('langport', 'and the caretaker?', { earlier: [question, 'thanks'] });
    expect(clausesOf({ ...ask('langport', question), finding })[0]?.clause.locator).toBe('2.3');
  });
});
