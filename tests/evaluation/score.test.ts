import type { GivenAnswer } from './run-batch';
import { scoreAnswers } from './score';
import type { Sets } from './sets';

const sources = new Map([
  ['hill', 'Members **must** not give orders – ever.\n\nAsk the   Clerk first. Be kind.'],
  ['dale', 'Members may ask.'],
]);

const none: Sets = { questions: [], instructions: [], remit: [], followups: [], routing: [] };
const asked = { council: 'hill', role: 'officer', channel: 'bot', text: 'may they?' } as const;

const given = (id: string, answer: Partial<GivenAnswer> = {}, ...texts: readonly string[]): GivenAnswer => ({
  id,
  silent: false,
  clauses: texts.map((text) => ({ council: 'hill', text })),
  verdict: null,
  referTo: null,
  flag: false,
  notify: [],
  ...answer,
});

const score = (sets: Partial<Sets>, ...answers: readonly GivenAnswer[]) =>
  scoreAnswers({ ...none, ...sets }, new Map(answers.map((one) => [one.id, one])), sources);

const question = (id: string, ...primary: readonly string[]) => ({ ...asked, id, primary: [...primary] });

describe('the scorer of questions', () => {
  it('finds a snippet whatever its capitals, marks and white space', () => {
    const sets = { questions: [question('a', 'must NOT give orders - ever')] };
    expect(score(sets, given('a', {}, 'Members **must** not  give orders – ever.')).questions.first).toBe(100);
  });

  it('tells the first place from the first three, and looks at five', () => {
    const questions = ['a', 'b', 'c', 'd'].map((id) => question(id, 'right'));
    const { first, firstThree, meanReciprocalRank } = score(
      { questions },
      given('a', {}, 'right'),
      given('b', {}, 'x', 'x', 'right'),
      given('c', {}, 'x', 'x', 'x', 'x', 'right'),
      given('d', {}, 'x', 'x', 'x', 'x', 'x', 'right'),
    ).questions;
    expect({ first, firstThree, meanReciprocalRank }).toEqual({ first: 25, firstThree: 50, meanReciprocalRank: 0.383 });
  });

  it('counts silence against an answerable question and for an unanswerable one', () => {
    const questions = [question('a', 'right'), question('b', 'right'), question('c'), question('d')];
    const { questions: scored } = score(
      { questions },
      given('a', { silent: true }, 'right'),
      given('b', {}, 'right'),
      given('c', { silent: true }),
      given('d', {}, 'right'),
    );
    expect(scored).toMatchObject({ first: 50, wronglySilent: 50, rightlySilent: 50 });
  });

  it('takes a whole section for no clause', () => {
    const { questions, integrity } = score(
      { questions: [question('a', 'right')] },
      given('a', {}, `right ${'x'.repeat(1000)}`),
    );
    expect([questions.first, integrity.overLong]).toEqual([0, 1]);
  });
});

it('scores instructions by the flags, and a message without an answer as not flagged', () => {
  const instructions = [true, true, true, false, false].map((flag, at) => ({ ...asked, id: `${at}`, flag }));
  const { instructions: scored } = score(
    { instructions },
    given('0', { flag: true }),
    given('1', { flag: true }),
    given('3', { flag: true }),
  );
  expect(scored).toEqual({ precision: 66.7, recall: 66.7, f1: 66.7, falseAlarms: 1, missed: 1 });
});

it('scores remit checks by verdict, by those that will do, and counts the dangerous mistake', () => {
  const remitCase = { ...asked, accept: [], primary: ['right'], refer_to: null };
  const remit = [
    { ...remitCase, id: 'a', verdict: 'outside' as const },
    { ...remitCase, id: 'b', verdict: 'outside' as const, refer_to: ['clerk' as const, 'chair' as const] },
    { ...remitCase, id: 'c', verdict: 'depends' as const, accept: ['outside' as const], primary: [] },
  ];
  const { remit: scored } = score(
    { remit },
    given('a', { verdict: 'within', flag: true }, 'right'),
    given('b', { verdict: 'outside', referTo: 'chair' }, 'wrong'),
    given('c', { verdict: 'outside' }),
  );
  expect(scored).toEqual({
    verdict: 66.7,
    macroRecall: 75,
    withinForOutside: 1,
    staffFlagged: 1,
    firstThree: 50,
    referTo: 100,
  });
});

it('scores concerns by whom they are taken to and who is told', () => {
  const concern = { ...asked, primary: ['right'] };
  const routing = [
    { ...concern, id: 'a', go_to: 'chair' as const, must_not_notify: 'clerk' as const },
    { ...concern, id: 'b', go_to: null, must_not_notify: null },
  ];
  const scored = score({ routing }, given('a', { referTo: 'chair', notify: ['clerk'] }, 'right'), given('b')).routing;
  expect(scored).toEqual({ rightPerson: 100, toldThePerson: 1, firstThree: 50 });
});

it('counts what is shown though it is not the protocol’s, and what was not answered at all', () => {
  const clauses = [
    { council: 'hill', text: 'Ask the Clerk first.' },
    { council: 'hill', text: 'Ask the Clerk last.' },
    { council: 'dale', text: 'Be kind.' },
    { council: 'dale', text: 'Members may ask.' },
  ];
  const { integrity } = score({ questions: [question('a'), question('b')] }, given('a', { clauses }));
  expect(integrity).toEqual({ items: 2, unanswered: 1, clausesShown: 4, notVerbatim: 2, foreign: 2, overLong: 0 });
});
