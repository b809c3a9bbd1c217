import { composeReply } from '../../src/core/compose-reply';
import type { Finding } from '../../src/core/finding';
import type { Message } from '../../src/core/message';
import { renderPlain } from '../../src/core/render-plain';
import type { Reply, SectionKind } from '../../src/core/reply';
import {
  aClause,
  aFinding,
  aMessage,
  ambleford,
  byLetter,
  courtesy,
  nameless,
  orders,
  ranked,
  stump,
  welcome,
} from '../fakes/protocol';

const reply = (finding: Partial<Finding> = {}, message: Partial<Message> = {}, protocol = ambleford): Reply =>
  composeReply(aFinding(finding), protocol, aMessage(message));

const sectionOf = (given: Reply, kind: SectionKind) => given.sections.find((section) => section.kind === kind);
const wordsOf = (given: Reply, kind: SectionKind): string => sectionOf(given, kind)?.paragraphs.join(' ') ?? '';
const actionsOf = (given: Reply): readonly string[] => given.actions.map(({ id }) => id);

describe('a guest', () => {
  it.each<[string, Partial<Finding>]>([
    ['silence', { answer: { kind: 'silent', gap: null, nearest: [] } }],
    ['referral', { intent: 'referral' }],
    ['remit check', { intent: 'remit-check' }],
    ['concern', { intent: 'concern', referTo: null }],
  ])('is told whom to go to, and not that Remit could pass anything on: %s', (_, finding) => {
    const listed = reply(finding);
    const guest = reply(finding, { isGuest: true });
    expect(actionsOf(listed)).toContain('refer-to-clerk');
    expect(actionsOf(guest)).not.toContain('refer-to-clerk');
    expect(renderPlain(guest)).not.toMatch(/can pass|Refer to|as the Town Clerk/);
  });
});

describe('an answer', () => {
  it('quotes the clause byte for byte, with its number, heading, document, council and date', () => {
    const text = renderPlain(reply());
    expect(text).toContain(`\n> ${orders.text}\n`);
    expect(text).toContain('4.2 · Working together');
    expect(text).toContain('How We Work Together, Ambleford Parish Council, adopted May 2019.');
    expect(text).toContain('The text of the protocol, not legal advice.');
  });

  it('puts the sentence that a bullet completes beside the bullet, not into it', () => {
    const [quote] = sectionOf(reply({ answer: { kind: 'answered', clauses: ranked(byLetter) } }), 'body')?.quotes ?? [];
    expect(quote?.text).toBe(byLetter.text);
    expect(quote?.leadIn).toBe(byLetter.leadIn);
    expect(renderPlain(reply({ answer: { kind: 'answered', clauses: ranked(byLetter) } }))).toContain(
      `> ${byLetter.leadIn}\n> • ${byLetter.text}\n`,
    );
  });

  it('shows the whole heading path, and marks where the source stops', () => {
    const text = renderPlain(reply({ answer: { kind: 'answered', clauses: ranked(stump) } }));
    expect(text).toContain('Records, paragraph 1 · Part Two');
    expect(text).toContain(`> ${stump.text}\n> [the source stops here]`);
  });

  it('shows what is permitted beside what is not, then at most two more', () => {
    const given = reply({ answer: { kind: 'answered', clauses: ranked(orders, courtesy, byLetter, stump, welcome) } });
    expect(sectionOf(given, 'you-can')?.title).toBe('What you can do');
    expect(sectionOf(given, 'you-can')?.quotes.map(({ clauseId }) => clauseId)).toEqual([byLetter.id]);
    expect(sectionOf(given, 'see-also')?.quotes.map(({ clauseId }) => clauseId)).toEqual([courtesy.id, stump.id]);
    expect(actionsOf(given)).toContain('show-other-readings');
  });

  it('does not call a permission of others something that the sender can do', () => {
    const given = reply({ answer: { kind: 'answered', clauses: ranked(orders, byLetter) } }, { role: 'officer' });
    expect(sectionOf(given, 'you-can')).toBeUndefined();
    expect(sectionOf(given, 'see-also')?.quotes).toHaveLength(1);
  });

  it('leaves out clauses that are far from the question', () => {
    const clauses = [...ranked(orders), { clause: courtesy, score: 0.2 }];
    expect(sectionOf(reply({ answer: { kind: 'answered', clauses } }), 'see-also')).toBeUndefined();
  });

  it('says so where the document gives no council and no date', () => {
    const { source } = reply({}, {}, nameless);
    expect(source.line).toContain('Your council’s protocol (the document gives no council’s name)');
    expect(source.line).toContain('no date given');
  });

  it("names whom to go to in the council's own words, and says when that is the sender", () => {
    expect(wordsOf(reply({ referTo: 'clerk' }), 'go-to')).toBe('The protocol names the Parish Clerk for this.');
    expect(wordsOf(reply({ referTo: 'clerk' }, { role: 'clerk' }), 'go-to')).toContain('that is you');
    expect(wordsOf(reply({ referTo: 'line-manager' }), 'go-to')).toContain('the line manager');
  });

  it('never agrees to anything on its own authority', () => {
    const given = reply({}, { text: 'so I am allowed to sack the caretaker, yes?' });
    expect(renderPlain(given)).not.toMatch(/\b(?:yes|correct|you may|allowed)\b/i);
    expect(given.heading).toBe('The protocol says:');
  });
});

describe('readings and silence', () => {
  it('offers the readings by place and first words, each to be picked', () => {
    const readings = ranked(orders, byLetter);
    const given = reply({ answer: { kind: 'ambiguous', readings, clauses: readings } });
    expect(given.heading).toBe('It depends which you mean');
    expect(sectionOf(given, 'choices')?.choices).toEqual([
      { kind: 'clause', clauseId: orders.id, label: expect.stringContaining('4.2 · Working together: “A member may') },
      { kind: 'clause', clauseId: byLetter.id, label: expect.stringContaining('write to the Parish Clerk') },
    ]);
  });

  it('names the gap, shows the nearest clauses as nearest and offers the Clerk', () => {
    const given = reply({
      answer: { kind: 'silent', gap: 'parking permits', nearest: ranked(courtesy, orders, stump) },
    });
    expect(wordsOf(given, 'body')).toBe('The protocol does not say anything about parking permits.');
    expect(sectionOf(given, 'nearest')?.title).toContain('do not answer');
    expect(sectionOf(given, 'nearest')?.quotes).toHaveLength(2);
    expect(sectionOf(given, 'body')?.quotes).toEqual([]);
    expect(wordsOf(given, 'go-to')).toContain('Ask the Parish Clerk');
    expect(given.actions).toEqual([{ id: 'refer-to-clerk', label: 'Refer to the Parish Clerk' }]);
  });

  it('does not send the Clerk to the Clerk', () => {
    const given = reply({ answer: { kind: 'silent', gap: null, nearest: [] } }, { role: 'clerk' });
    expect(wordsOf(given, 'body')).toBe('The protocol does not say anything about this.');
    expect(given.actions).toEqual([]);
    expect(renderPlain(given)).not.toContain('Ask the Parish Clerk');
  });

  it('takes an answer without a clause for a silence', () => {
    expect(reply({ answer: { kind: 'answered', clauses: [] } }).kind).toBe('silence');
    expect(reply({ answer: { kind: 'ambiguous', readings: [], clauses: ranked(orders) } }).kind).toBe('answer');
  });
});

describe('a remit check', () => {
  it.each([
    ['within', 'Within remit'],
    ['outside', 'Outside remit'],
    ['via-clerk', 'goes through the Parish Clerk'],
    ['depends', 'the clause below sets the condition'],
    ['silent', 'Not settled'],
  ] as const)('says %s in words and quotes what it rests on', (verdict, words) => {
    const given = reply({ verdict, intent: 'remit-check' }, { role: 'officer' });
    expect(given.verdict).toEqual({ verdict, line: expect.stringContaining(words) });
    expect(renderPlain(given)).toContain(`The protocol says:\n\n4.2 · Working together\n> ${orders.text}`);
  });

  it.each(['officer', 'clerk', 'monitoring-officer'] as const)('is confidential for a %s', (role) => {
    const given = reply({ verdict: 'outside', intent: 'remit-check' }, { role, audience: 'shared' });
    expect(given.visibleTo).toBe('sender');
    expect(wordsOf(given, 'told')).toContain('confidential');
  });

  it('gives no verdict where the protocol is silent', () => {
    const given = reply({
      verdict: 'within',
      intent: 'remit-check',
      answer: { kind: 'silent', gap: null, nearest: ranked(orders) },
    });
    expect(given.verdict?.verdict).toBe('silent');
  });

  it('quotes every reading where it gives a verdict and more than one clause could be meant', () => {
    const readings = ranked(orders, courtesy);
    const given = reply({ verdict: 'depends', answer: { kind: 'ambiguous', readings, clauses: readings } });
    expect(sectionOf(given, 'body')?.quotes[0]?.text).toBe(orders.text);
    expect(sectionOf(given, 'see-also')).toMatchObject({
      title: 'You may also have meant',
      quotes: [{ text: courtesy.text }],
    });
    expect(sectionOf(given, 'choices')).toBeUndefined();
  });
});

describe('a note to the sender of an instruction', () => {
  const flagged: Partial<Finding> = {
    intent: 'instruction',
    instruction: { evidence: [{ words: 'cut\u001b[31m the\nhedge', start: 0, end: 9 }] },
    notify: ['clerk'],
  };

  it('is private and shows the words, the clause, who is told and two ways on', () => {
    const given = reply(flagged, { audience: 'shared' });
    const text = renderPlain(given);
    expect(given.visibleTo).toBe('sender');
    expect(text).toContain('“cut [31m the hedge”');
    expect(text).toContain(orders.text);
    expect(text).toContain('The Parish Clerk is told.');
    expect(text).toContain('not a finding about you');
    expect(actionsOf(given)).toEqual(['send-as-request', 'not-an-instruction']);
    expect(text).toContain('Send it to the Parish Clerk as a request');
    expect(text).toContain('not an instruction');
  });

  it('takes an order that is not flagged for a question', () => {
    expect(reply({ intent: 'instruction', instruction: null }).kind).toBe('answer');
  });
});

describe('a concern', () => {
  it('names who to go to, and that nobody has been told', () => {
    const given = reply({ intent: 'concern', referTo: 'monitoring-officer' });
    expect(wordsOf(given, 'go-to')).toContain('the Monitoring Officer');
    expect(wordsOf(given, 'told')).toContain('Nobody has been told');
    expect(given.visibleTo).toBe('sender');
  });

  it('about the Clerk is not passed to the Clerk, whatever was asked for', () => {
    const given = reply({ intent: 'concern', about: 'clerk', referTo: 'clerk', notify: ['clerk', 'chair'] });
    expect(given.told).toEqual(['chair']);
    expect(wordsOf(given, 'told')).toBe('The Chairman is told. The Parish Clerk is not told.');
    expect(wordsOf(given, 'go-to')).toBe(
      'The protocol names the Parish Clerk for this. As it is about the Parish Clerk, it does not go to the Parish Clerk.',
    );
    expect(actionsOf(given)).not.toContain('refer-to-clerk');
  });

  it('about the Clerk that nobody is named for does not lead to the Clerk either', () => {
    const silent = { kind: 'silent', gap: null, nearest: [] } as const;
    for (const answer of [silent, aFinding().answer]) {
      const text = renderPlain(reply({ intent: 'concern', about: 'clerk', answer }));
      expect(text).toContain('Remit does not pass it to the Parish Clerk.');
      expect(text).not.toContain('Ask the Parish Clerk');
    }
  });

  it('names several who are told', () => {
    const given = reply({ intent: 'concern', notify: ['clerk', 'chair', 'monitoring-officer'] });
    expect(wordsOf(given, 'told')).toBe('The Parish Clerk, the Chairman and the Monitoring Officer are told.');
  });
});

describe('a referral and small talk', () => {
  it('offers to pass the words on, and sends nothing by itself', () => {
    const given = reply({ intent: 'referral', answer: { kind: 'no-question' } });
    expect(given.heading).toBe('For the Parish Clerk');
    expect(wordsOf(given, 'body')).toContain('Nothing is sent unless you choose it');
    expect(actionsOf(given)).toEqual(['refer-to-clerk']);
  });

  it('says who is told even where that was not expected', () => {
    expect(wordsOf(reply({ notify: ['clerk'] }), 'told')).toBe('The Parish Clerk is told.');
  });

  it.each(['greeting', 'help', 'off-topic'] as const)('answers %s with three questions to start from', (intent) => {
    const given = reply({ intent, answer: { kind: 'no-question' } });
    expect(given.kind).toBe(intent);
    expect(sectionOf(given, 'choices')?.choices).toHaveLength(3);
    expect(renderPlain(given)).not.toContain(orders.text);
  });

  it('says what is kept and what is not', () => {
    const text = renderPlain(reply({ intent: 'privacy', answer: { kind: 'no-question' } }));
    expect(text).toContain('never stored');
    expect(text).toContain('an instruction from a member to employees');
  });

  it('answers thanks in two lines', () => {
    expect(renderPlain(reply({ intent: 'thanks', answer: { kind: 'no-question' } })).split('\n')).toHaveLength(3);
  });

  it('takes a message that asks nothing for off-topic', () => {
    expect(reply({ answer: { kind: 'no-question' } }).kind).toBe('off-topic');
  });
});

it('keeps a value out of the next placeholder', () => {
  const given = reply({ answer: { kind: 'silent', gap: '{clerk} and $& and $1', nearest: [] } });
  expect(wordsOf(given, 'body')).toContain('{clerk} and $& and $1');
});

it('shows a clause of several lines line by line', () => {
  const lines = aClause({ locator: '9', text: 'first\nsecond' });
  expect(renderPlain(reply({ answer: { kind: 'answered', clauses: ranked(lines) } }))).toContain('> first\n> second');
});
