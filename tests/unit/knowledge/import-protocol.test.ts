import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from '../../../src/core/protocol';
import { type Imported, importProtocol } from '../../../src/knowledge/import-protocol';

const imported = (source: string): Imported => importProtocol(source, { council: 'x', file: 'x.txt' });
const fixture = (file: string): Imported =>
  imported(readFileSync(join(__dirname, '..', '..', 'fixtures', 'protocols', file), 'utf8'));
const clauses = (source: string): readonly Clause[] => imported(source).protocol.clauses;
const texts = (source: string): readonly string[] => clauses(source).map((clause) => clause.text);
const only = (source: string): Clause => {
  const [first, ...rest] = clauses(source);
  if (first === undefined || rest.length > 0) throw new Error(`${rest.length + 1} clauses`);
  return first;
};
const find = ({ protocol }: Imported, id: string): Clause | undefined => protocol.clauses.find((one) => one.id === id);

describe('a protocol whose lines are wrapped by the page', () => {
  const marsh = fixture('upper-marsh.txt');

  it('has its lines joined to paragraphs', () => {
    expect(find(marsh, 'x-1.1')?.text).toBe(
      'This protocol guides members and officers of Upper Marsh Parish Council in their dealings with one another. Members should read it together with the Code of Conduct.',
    );
  });

  it('has a paragraph joined over a blank line', () => {
    expect(find(marsh, 'x-2.2')?.text).toMatch(/reports back to the member within a week\.$/);
  });

  it('cites lettered items by number and letter, however deep', () => {
    expect(marsh.protocol.clauses.map((clause) => clause.number)).toEqual(
      expect.arrayContaining(['2.1(b)', '2.1(b)(ii)']),
    );
  });

  it('has a nested item bind whom the list binds', () => {
    expect(find(marsh, 'x-2.1-b-ii')).toMatchObject({ binds: ['officer'], modality: 'expects' });
  });

  it('leaves out page numbers and the signature line', () => {
    expect(marsh.exceptions.map((exception) => exception.kind)).toEqual([
      'title',
      'title',
      'page-furniture',
      'signature',
    ]);
  });

  it('reads the dates and the council', () => {
    expect(marsh.protocol).toMatchObject({
      council: 'Upper Marsh Parish Council',
      adopted: '12 May 2023',
      reviewed: 'May 2025',
    });
  });
});

describe('a protocol whose numbers restart', () => {
  const hill = fixture('hill.md');

  it('tells equal numbers apart by their headings', () => {
    expect(find(hill, 'x-part-a-members-1')?.locator).toBe('Part A: Members, 1');
    expect(find(hill, 'x-part-b-staff-1')?.locator).toBe('Part B: Staff, 1');
  });

  it('says that they restart', () => {
    expect(hill.warnings).toContain('Number 1 follows 2 (line 12).');
  });

  it('completes a nested bullet by the bullet above it', () => {
    expect(find(hill, 'x-part-b-staff-2-b2-b1')).toMatchObject({ leadIn: 'be polite', text: 'to members' });
  });
});

describe('marks before a clause', () => {
  it.each([
    ['1.1 Be fair.', '1.1'],
    ['**1.1** Be fair.', '1.1'],
    ['- **1.1** Be fair.', '1.1'],
    ['- 1.1 Be fair.', '1.1'],
    ['1. Be fair.', '1'],
    ['1) Be fair.', '1'],
    ['2.3.1\tBe fair.', '2.3.1'],
    ['1.1\n\nBe fair.', '1.1'],
  ])('are no part of its text: %j', (source, number) => {
    expect(only(source)).toMatchObject({ text: 'Be fair.', number });
  });

  it.each([
    '□ Be fair.',
    '- □ Be fair.',
    ' \\Box Be fair.',
    '- Be fair.',
    '• Be fair.',
    '* Be fair.',
    'o Be fair.',
    '□\nBe fair.',
  ])('may be any bullet: %j', (bullet) => {
    expect(clauses(`Officers must:\n\n${bullet}`)[1]).toMatchObject({
      text: 'Be fair.',
      number: null,
      leadIn: 'Officers must:',
    });
  });

  it.each([
    '12 May 2022 was the day of the meeting.',
    '3 working days are enough.',
    '-ve views are welcome.',
    'i.e. the Clerk.',
  ])('are not seen where a sentence begins like one: %j', (source) => {
    expect(only(source)).toMatchObject({ text: source, number: null });
  });

  it('do not come in the middle of a sentence that the page has cut', () => {
    const source =
      '2.5 Any Councillor may inspect any document that the Council has, subject to\n2.6 below and to the law.\n\n2.6 No Councillor may keep it.';
    expect(clauses(source).map((clause) => clause.number)).toEqual(['2.5', '2.6']);
  });
});

describe('headings', () => {
  it.each([
    ['by Markdown', '## Who pays\n\nThe Council pays.', ['Who pays']],
    ['by capitals', 'WHO PAYS\n\nThe Council pays.', ['WHO PAYS']],
    ['by being short', 'Payment\n\nThe Council pays.', ['Payment']],
    ['by bold', '**Who is to pay**\n\nThe Council pays.', ['Who is to pay']],
    ['by a number', '3 Payment\n\n3.1 The Council pays.', ['Payment']],
    ['with a colon before text', 'Procedure for officers:\n\nThe Council pays.', ['Procedure for officers']],
  ])('are found %s', (_, source, heading) => {
    expect(clauses(source).at(-1)?.heading).toEqual(heading);
  });

  it('in capitals hold those in small letters, where there are no numbers', () => {
    expect(
      clauses('ROLES\n\nThey differ.\n\nOfficers\n\nThey advise.\n\nPRESS\n\nAsk first.').map((one) => one.heading),
    ).toEqual([['ROLES'], ['ROLES', 'Officers'], ['PRESS']]);
  });

  it('are closed by a clause with another number', () => {
    expect(clauses('4. Groups\n\n4.1 One is enough.\n\n5.1 Two are too many.').map((one) => one.heading)).toEqual([
      ['Groups'],
      [],
    ]);
  });

  it('are not made of sentences, nor of lead-ins', () => {
    expect(
      imported('Officers can expect:\n\n- respect\n\nMembers must be polite.\n\nStaff must be polite.').headings,
    ).toEqual([]);
  });
});

describe('paragraphs', () => {
  it.each([
    [
      'a small letter after a sentence without an end',
      'The duties of the Clerk are those that the law has set out in\n\nvarious documents.',
      1,
    ],
    [
      'a small letter after a full stop',
      'The duties of the Clerk are those that the law has set out.\n\nvarious documents tell more.',
      2,
    ],
    [
      'a capital after a word that ends nothing',
      'The duties of the Clerk are those that are set out in the\n\nStanding Orders of the Council.',
      1,
    ],
    [
      'a heading after a sentence that was cut',
      'For this reason members should not give instructions to staff,\n\nEqualities\n\nAll are equal.',
      2,
    ],
  ])('are joined or kept apart: %s', (_, source, count) => {
    expect(texts(source)).toHaveLength(count);
  });

  it('are joined over a page number', () => {
    const source = 'The duties of the Clerk are those that the law has set out in\n\nPage 3 of 9\n\nvarious documents.';
    expect(only(source).text).toBe('The duties of the Clerk are those that the law has set out in various documents.');
  });

  it('are marked as truncated where the text just stops', () => {
    expect(only('Members should not instruct staff,').truncated).toBe(true);
    expect(only('Members should not instruct staff').truncated).toBe(false);
  });

  it('keep quotation marks, dashes and slips as they are printed', () => {
    const source = "Officers will “hand over” the Council’s files – gladly ' to each member.";
    expect(only(source).text).toBe(source);
  });
});

describe('labels that the importer proposes', () => {
  it.each([
    ['Councillors must not instruct staff.', 'must-not', ['councillor']],
    ['Members of the Council cannot instruct staff.', 'must-not', ['councillor']],
    ['Officers should be polite.', 'should', ['officer']],
    ['Members and Officers should avoid gossip.', 'should-not', ['councillor', 'officer']],
    ['Any councillor may inspect a document.', 'may', ['councillor']],
    ['A councillor who is unhappy about an officer should say so in private.', 'should', ['councillor']],
    [
      'If a Councillor has a concern about an officer, the matter should be raised in private.',
      'should',
      ['councillor'],
    ],
    ['The Chairman must respect officers and must not ask them for favours.', 'must-not', ['chair']],
    ['Officers advise the public.', 'states', ['officer']],
  ])('%s', (source, modality, binds) => {
    expect(only(source)).toMatchObject({ modality, binds });
  });

  it.each([
    ['Concerns should be raised with the Clerk.', ['clerk']],
    ['They should contact the Monitoring Officer.', ['monitoring-officer']],
    ['Requests should be made through the Town Clerk and Chief Executive.', ['clerk']],
    ['It goes to the line manager, who may have referred it to the Director.', ['director']],
    ['This is the Clerk’s responsibility.', ['clerk']],
    ['The Clerk reports to the Council.', []],
    ['Members respect the Chairman.', []],
  ])('%s', (source, refersTo) => {
    expect(only(source).refersTo).toEqual(refersTo);
  });
});
