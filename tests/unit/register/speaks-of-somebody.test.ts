import { speaksOfSomebody } from '../../../src/core/register/speaks-of-somebody';
import { ambleford } from '../../fakes/protocol';
import { ambleStaff, aPerson } from '../../fakes/register';

const named = (id: string, name: string) => ({ ...aPerson(id, 'officer'), name });
const sender = named('jane-smith', 'Jane Smith');
const people = [
  sender,
  named('john-smith', 'Cllr John Smith, MBE'),
  named('tim-young', 'Tim Young'),
  named('ada-oneill', 'Ada O’Neill'),
  named('eve-hall-jones', 'Eve Hall-Jones (Green)'),
  named('bo-berg', 'Bo van der Berg'),
  named('cllr-patel', 'Cllr Patel'),
  named('otto', 'Otto'),
];
const asks = (text: string): boolean => speaksOfSomebody(text, sender, ambleford.terms, { ...ambleStaff, people });

describe('a message that names somebody of the settings', () => {
  it.each([
    'Smith has been rude to me',
    'he is called Smith',
    'I met Smith’s dog, and Smith.',
    'Mrs Smith was rude',
    'john smith was rude',
    "it was O'Neill who said it",
    'Hall-Jones hung up',
    'ask van der Berg why',
    'I fell out with Patel',
  ])('by surname speaks of them: “%s”', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    'the smith shod the horse',
    'Smithson hung up on me, and so did Smith-Brown',
    'I am Jane Smith and want a file',
    'Neill hung up on me',
    'Jones hung up on me',
    'Otto hung up on me',
    'Eve and Ada hung up on me',
    'the green is not mown',
  ])('does so in no other word: “%s”', (text) => {
    expect(asks(text)).toBe(false);
  });

  it.each([
    ['young people were noisy', false],
    ['Young people were noisy', false],
    ['It was late. Young people were noisy', false],
    ['“Young people were noisy”', false],
    ['to do:\n- Young people', false],
    ['I think Young was rude', true],
    ['Mr Young was rude', true],
    ['Mr. Young was rude', true],
    ['I told him, Young, to stop', true],
    ['Young people were noisy, and Young was rude', true],
  ])('by a surname that is a word of every day does so where only a name has a capital: “%s”, %s', (text, does) => {
    expect(asks(text)).toBe(does);
  });
});
