import type { Message } from '../../src/core/message';
import { renderPlain } from '../../src/core/render-plain';
import { clausesOf, openTheAnswerer } from '../fakes/the-answerer';

const { ask, protocols } = openTheAnswerer();
const locators = (...asked: Parameters<typeof ask>): readonly string[] =>
  clausesOf(ask(...asked)).map(({ clause }) => clause.locator);

type Asked = readonly [council: string, text: string, expected: readonly string[], role?: Message['role']];

const INFORMATION = 'Councillors’ access to information and to council documents'.replace('’', "'");

const QUESTIONS: readonly Asked[] = [
  ['langport', 'Is a single councillor allowed to order the town ranger about?', ['2.3']],
  ['langport', 'Can I have a copy of a document the council holds so that I can do my job as a member?', ['2.5']],
  ['langport', 'May I pass on papers stamped "Not For Publication"?', ['2.7']],
  ['langport', 'Could I use the council stationery for my own party newsletter?', ['2.8']],
  ['langport', 'My niece has applied for the office job, can I put a word in for her?', ['2.9']],
  ['langport', 'Where do I declare that I have a prejudicial interest in something I work on?', ['3.3'], 'officer'],
  ['langport', 'Can I lobby a councillor about my pay grade?', ['3.4'], 'officer'],
  ['langport', 'How close may councillors and staff get as friends?', ['1.2']],
  ['doncaster', 'How far ahead must I tell the Clerk if I would like something put on the agenda?', ['2.3.5']],
  ['doncaster', 'Can our political group make the Clerk come along to its group meeting?', ['4.2']],
  ['doncaster', 'Do the other groups get told when a report is written for one of them?', ['4.4']],
  ['doncaster', 'Who looks after the everyday running of the council?', ['2.3.3']],
  ['doncaster', 'What do committee chairmen do beyond what other members do?', ['2.4']],
  ['doncaster', 'Who could mediate if the Clerk and I fall out?', ['5.2', '5.1']],
  ['doncaster', 'Does a member with longer service have more rights than a new one?', ['2.3.2']],
  ['dunstable', 'Who writes the press releases when planning gets contentious?', ['Press and media, paragraph 3']],
  [
    'dunstable',
    'Who may speak to the newspapers for the council?',
    ['Press and media, paragraph 4', 'Press and media, paragraph 2'],
  ],
  ['dunstable', 'Can an officer forward my email to another councillor?', ['Correspondence, paragraph 1']],
  ['dunstable', 'Whose name goes at the bottom of an official letter?', ['Correspondence, paragraph 2']],
  [
    'dunstable',
    'Does a councillor have the freedom of information right that any resident has?',
    [`${INFORMATION}, paragraph 6`],
  ],
  ['dunstable', "May I sign a contract on the council's behalf?", ['Officers can expect councillors, bullet 11']],
  [
    'dunstable',
    'Should criticism of an officer be made in public?',
    ['The Relationship: General, paragraph 5, bullet 3', 'The Relationship: General, paragraph 4'],
  ],
  [
    'dunstable',
    'Can I tell the grounds team what to do this week without the Town Clerk knowing?',
    ['Some general principles, paragraph 4', 'Officers can expect councillors, bullet 7'],
  ],
  ['parish', 'Who deals with the local paper for the parish council?', ['Legal Issues, paragraph 3']],
  [
    'parish',
    "Can I raise a complaint about the clerk's competence in the public part of the meeting?",
    ['Officer Conduct or Capability Issues, paragraph 1'],
  ],
  ['parish', 'May members use the council photocopier for private jobs?', ['Use of Council Resources, paragraph 1']],
  ['parish', 'Can the public complain about a member to the monitoring officer?', ['Legal Issues, paragraph 2']],
  [
    'parish',
    'Does an officer have to give me their whole file?',
    ['Access to Information and the Need to Know, paragraph 4'],
  ],
  ['parish', 'Are members protected from being sued?', ['Legal Issues, paragraph 1']],
  ['wbc', 'Who decides what this protocol means when we disagree?', ['10.2']],
  ['wbc', 'Are ward members invited to a public consultation about their own ward?', ['9.1']],
  ['wbc', 'Can the opposition talk to staff confidentially about their alternative budget?', ['4.8']],
  ['wbc', 'Will my emails to an employee be copied to other members?', ['8.1']],
  ['wbc', 'An employee has a complaint about me, how would they raise it?', ['3.2']],
  ['wbc', "Whose signature goes on the council's official letters?", ['8.2']],
  ['wbc', 'Who rules on a dispute over whether I can have some information?', ['4.6']],
  ['wbc', 'Will each new member be given the protocol?', ['10.1']],
];

const ASKED = QUESTIONS.map(([council, text, expected, role = 'councillor']) => ({ council, text, expected, role }));

describe('a question to one of the five councils', () => {
  it.each(ASKED)('$council: $text', ({ council, text, expected, role }) => {
    const response = ask(council, text, { role });
    expect(response.finding.answer.kind).not.toBe('silent');
    const shown = clausesOf(response).map(({ clause }) => clause.locator);
    expect(shown.slice(0, 3)).toEqual(expect.arrayContaining([expect.stringMatching(anyOf(expected))]));
  });

  it('has the right clause first in nine of ten', () => {
    const right = ASKED.filter(({ council, text, expected, role }) =>
      expected.includes(locators(council, text, { role })[0] ?? ''),
    );
    expect(right.length / ASKED.length).toBeGreaterThanOrEqual(0.9);
  });

  it("is answered in the words of the asker's own protocol, which the reply quotes", () => {
    for (const { council, text, role } of ASKED) {
      const response = ask(council, text, { role });
      const own = protocols.find(({ key }) => key === council)?.clauses ?? [];
      for (const { clause } of clausesOf(response)) expect(own).toContain(clause);
      const best = clausesOf(response)[0]?.clause.text ?? 'no clause';
      const quoted = response.reply.sections.flatMap(({ quotes = [] }) => quotes.map((quote) => quote.text));
      expect(quoted).toContain(best);
    }
  });

  it('tells nobody', () => {
    for (const { council, text, role } of ASKED) {
      const { finding, reply } = ask(council, text, { role });
      expect({ text, notify: finding.notify, told: reply.told }).toEqual({ text, notify: [], told: [] });
    }
  });
});

function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(`^(?:${texts.map((text) => text.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&')).join('|')})$`);
}

describe('what a protocol does not settle', () => {
  it.each([
    ['langport', 'How many days of holiday does the clerk get?', 'leave'],
    ['langport', 'Who talks to the newspapers for the council?', 'press'],
    ['parish', 'Can I claim mileage for driving to meetings?', 'expenses'],
    ['parish', 'What is the quorum for a committee?', 'meetings'],
    ['wbc', 'Do I need planning permission for a porch?', 'planning'],
    ['doncaster', 'May I record meetings on my phone?', 'meetings'],
    ['doncaster', 'How much allowance do I get for broadband?', 'allowances'],
    ['dunstable', 'Do the office staff get paid overtime?', 'pay'],
  ])('is answered with silence, and with what is missing: %s: %s', (council, text, subject) => {
    const { finding, reply } = ask(council, text);
    expect(finding.answer).toMatchObject({ kind: 'silent', gap: expect.stringContaining(subject) });
    expect(renderPlain(reply)).toContain(finding.answer.kind === 'silent' ? finding.answer.gap : 'no silence');
    expect(reply.actions.map(({ id }) => id)).toContain('refer-to-clerk');
  });
});

describe('a short question that can mean several things', () => {
  const WORDS = [
    'staff',
    'documents',
    'information',
    'who is in charge?',
    'respect',
    'complaints',
    'meetings',
    'advice',
  ];
  const ambiguous = protocols.flatMap(({ key }) =>
    WORDS.map((text) => ask(key, text)).filter(({ finding }) => finding.answer.kind === 'ambiguous'),
  );

  it('is there to be asked', () => {
    expect(ambiguous.length).toBeGreaterThan(0);
  });

  it('is answered with two or three readings, each quoted', () => {
    for (const { finding, reply } of ambiguous) {
      const readings = finding.answer.kind === 'ambiguous' ? finding.answer.readings : [];
      expect(readings.length).toBeGreaterThanOrEqual(2);
      expect(readings.length).toBeLessThanOrEqual(3);
      expect(new Set(readings.map(({ clause }) => clause.id)).size).toBe(readings.length);
      for (const { clause } of readings) expect(renderPlain(reply)).toContain(clause.text.slice(0, 60));
    }
  });
});

/** What the reply says beside the clauses that it quotes. */
const ownWords = (reply: Parameters<typeof renderPlain>[0]): string =>
  renderPlain(reply)
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');

describe('a false premise', () => {
  it.each([
    ['langport', 'Which clause lets me sack the caretaker?'],
    ['langport', 'Where is the rule that chairs can give the cleaners jobs?'],
    ['doncaster', 'Which clause says that I can order staff about?'],
    ['doncaster', 'What paragraph lets my group have the Clerk at its meetings whenever we want?'],
    ['dunstable', 'Where does it say councillors may sign contracts for the council?'],
    ['dunstable', 'Point me to the bit that allows me to instruct the Town Clerk’s staff directly.'],
    ['parish', "Which paragraph gives me the right to read the clerk's emails?"],
    ['parish', 'Which section says I can use the council van to move house?'],
    ['wbc', "What clause allows me to have employees do my party's leaflets?"],
    ['wbc', 'Which clause means officers must do as the leader tells them?'],
  ])('is not confirmed: %s: %s', (council, text) => {
    for (const role of ['councillor', 'chair', 'officer'] as const) {
      const { finding, reply } = ask(council, text, { role });
      expect(finding.verdict).not.toBe('within');
      expect(ownWords(reply)).not.toMatch(/\b(?:yes|within remit|you may|you can|allowed)\b/i);
    }
  });
});

describe('a concern', () => {
  it.each([
    ['langport', 'The Clerk has been shouting at me, who do I tell?'],
    ['doncaster', 'I am being bullied by the town clerk'],
    ['dunstable', 'I want to complain about the Town Clerk and Chief Executive lying to the council'],
    ['parish', 'The clerk keeps losing my papers on purpose and I want to complain about her'],
    ['wbc', 'The clerk was rude to me in front of everybody and I wish to complain'],
    ['langport', 'Please report the clerk for bullying me'],
    ['parish', 'Who do I report the clerk to?'],
  ])('about the Clerk never reaches the Clerk: %s: %s', (council, text) => {
    for (const role of ['councillor', 'chair', 'officer'] as const) {
      const { finding, reply } = ask(council, text, { role });
      expect({ role, about: finding.about }).toEqual({ role, about: 'clerk' });
      expect(finding.notify).not.toContain('clerk');
      expect(reply.told).not.toContain('clerk');
      expect(reply.actions.map(({ id }) => id)).not.toContain('refer-to-clerk');
    }
  });

  it.each(protocols.map(({ key }) => key))('about anybody tells nobody unasked: %s', (council) => {
    for (const text of [
      'An officer was rude to me',
      'Cllr Jones swore at the groundsman',
      'The chair keeps bullying me',
    ])
      expect(ask(council, text)).toMatchObject({ finding: { notify: [] }, reply: { told: [] } });
  });
});

describe('an instruction to staff', () => {
  const RULES: Readonly<Record<string, readonly string[]>> = {
    langport: ['2.3'],
    doncaster: ['2.3.6', '4.2'],
    dunstable: ['Some general principles, paragraph 4'],
    parish: ['Employer/employee issues, paragraph 3'],
    wbc: ['7.4', '11.2, bullet 3'],
  };

  it.each(protocols.map(({ key }) => key))(
    'is shown the rule about instructing, whatever the work is: %s',
    (council) => {
      for (const text of [
        'Dave, cut the hedge at the library today please',
        'Sarah I need those minutes typed by five',
        'Can the lads paint the bandstand before Saturday. Lovely weather for it!',
        'Callum, the press release goes out tonight. Write that we saved the pool.',
      ]) {
        const { finding, reply } = ask(council, text, { audience: 'shared' });
        expect({ text, flagged: finding.instruction !== null }).toEqual({ text, flagged: true });
        const shown = reply.sections.flatMap(({ quotes }) => quotes);
        expect({ text, shown: shown.map(({ locator }) => locator) }).toEqual({ text, shown: [expect.any(String)] });
        expect(RULES[council]).toContain(shown[0]?.locator);
      }
    },
  );
});

describe('who works for the council', () => {
  it.each(['officer', 'clerk', 'deputy-clerk', 'monitoring-officer'] as const)(
    'is never taken to give orders: %s',
    (role) => {
      for (const text of [
        'Dave, cut the hedge at the library today please',
        'Sarah I need those minutes typed by five',
        'Cllr Smith told me to drop everything and paint the bandstand',
        'Can you all make sure the bins are out tonight',
      ])
        for (const audience of ['direct', 'mention', 'shared'] as const)
          expect(ask('langport', text, { role, audience }).finding).toMatchObject({ instruction: null, notify: [] });
    },
  );
});

describe('the same message', () => {
  const messages = ASKED.filter((_, at) => at % 4 === 0);
  const findings = (order: typeof ASKED) =>
    new Map(order.map(({ council, text, role }) => [text, ask(council, text, { role }).finding]));

  it('has the same finding whatever was asked before', () => {
    const forwards = findings(messages);
    const backwards = findings([...messages].reverse());
    for (const [text, finding] of forwards) expect(backwards.get(text)).toEqual(finding);
  });

  it('has the same finding from an answerer that has answered nothing', () => {
    const { council, text } = messages.at(-1) ?? { council: 'langport', text: 'may I?' };
    expect(openTheAnswerer().ask(council, text).finding).toEqual(ask(council, text).finding);
  });

  it('has the same finding in whatever case, spacing and typography it comes', () => {
    const plain = ask('langport', "Can't I tell the groundsman to cut the verge - today?").finding;
    expect(ask('langport', '  Can’t I tell the\n groundsman to cut the verge – today? ').finding).toEqual(plain);
  });

  it('is answered for its council alone', () => {
    for (const { key, clauses } of protocols)
      for (const { clause } of clausesOf(ask(key, 'Can I tell the groundsman to cut the verge?')))
        expect(clauses).toContain(clause);
  });
});

describe('a follow-up', () => {
  it.each([
    ['langport', ['Can I tell the groundsman to cut the verge?'], 'and if I am the chair?', ['2.3']],
    [
      'dunstable',
      ['Can an officer copy my letter to other members?'],
      'what if it is marked confidential?',
      ['Correspondence, paragraph 3'],
    ],
    ['wbc', ['An officer refuses to let me have a report on the depot'], 'who settles it if they refuse?', ['4.6']],
    ['parish', ['May I talk to the newspapers?'], 'so who can?', ['Legal Issues, paragraph 3']],
    ['doncaster', ['The clerk and I have fallen out'], 'who could mediate?', ['5.2', '5.1']],
    ['langport', ['hello', 'May I see the file on the allotments?'], 'and make a copy of it?', ['2.5']],
  ] as const)('is read in the light of what was said: %s: %j, %s', (council, earlier, text, expected) => {
    expect(locators(council, text, { earlier }).slice(0, 3)).toEqual(
      expect.arrayContaining([expect.stringMatching(anyOf(expected))]),
    );
  });

  it('that is a question of its own is answered as one', () => {
    const own = 'How far ahead of a meeting must a councillor tell the Clerk of something wanted on the agenda?';
    const alone = locators('doncaster', own);
    expect(locators('doncaster', own, { earlier: ['Can our group make the Clerk come to its meetings?'] })[0]).toBe(
      alone[0],
    );
  });
});
