import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from '../../../src/core/protocol';
import { checkSource } from '../../../src/knowledge/check-source';
import { type Imported, importProtocol } from '../../../src/knowledge/import-protocol';
import { mergeProtocol } from '../../../src/knowledge/merge-protocol';
import { type ProtocolRead, readProtocol, writeProtocol } from '../../../src/knowledge/protocol-file';

const folder = join(__dirname, '..', '..', '..', 'knowledge', 'protocols');
const councils = ['doncaster', 'dunstable', 'langport', 'parish', 'wbc'];

type Read = Extract<ProtocolRead, { kind: 'read' }>;
type Council = Read & { readonly file: string; readonly text: string; readonly imported: Imported };

const opened = new Map<string, Council>();

const open = (council: string): Council => {
  const before = opened.get(council);
  if (before !== undefined) return before;
  const file = readFileSync(join(folder, `${council}.yaml`), 'utf8');
  const read = readProtocol(`${council}.yaml`, file);
  if (read.kind === 'invalid') throw new Error(JSON.stringify(read.problems));
  const text = readFileSync(join(folder, 'sources', read.source), 'utf8');
  const found = { ...read, file, text, imported: importProtocol(text, { council, file: read.source }) };
  opened.set(council, found);
  return found;
};

const clause = (council: string, id: string): Clause => {
  const found = open(council).protocol.clauses.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no clause ${id}`);
  return found;
};

/** Bullet glyphs, dashes, heading signs and numbers at the start of a line; bold marks anywhere. Written apart from the importer on purpose. */
const withoutMarks = (line: string): string =>
  line
    .replaceAll('**', '')
    .replace(/^\s*(?:#+ |- |□ |\\Box )*/, '')
    .replace(/^\d+(?:\.\d+)*\.? /, '');
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  doncaster: ['Protocol on Member/Officer Relations'],
  dunstable: ['DUNSTABLE TOWN COUNCIL', 'COUNCILLOR-OFFICER PROTOCOL'],
  langport: ['LANGPORT TOWN COUNCIL', 'Protocol on Councillors/ Officer / Employee Relations'],
  parish: ['Protocol on Member/ Officer Relations', 'Print name:', 'Date:'],
  wbc: ['PROTOCOL FOR OFFICER/MEMBER RELATIONS', 'A Protocol for Employee/Councillor Relations'],
};

describe.each(councils)('the protocol of %s', (council) => {
  const { protocol, source, file, text, imported } = open(council);

  it('is the reviewed form of the source that is kept beside it', () => {
    expect(protocol.key).toBe(council);
    expect(checkSource(`${council}.yaml`, open(council), text)).toEqual([]);
  });

  it('has every word of its source in exactly one clause, heading or named exception, in the order of the source', () => {
    const parts = [...protocol.clauses, ...imported.headings, ...imported.exceptions];
    const inOrder = [...parts].sort((one, other) => one.lines[0] - other.lines[0]);
    expect(inOrder.flatMap((part) => words(part.text))).toEqual(
      text.split('\n').flatMap((line) => words(withoutMarks(line))),
    );
  });

  it('leaves out the title and the signature block, and nothing else', () => {
    expect(imported.exceptions.map((exception) => exception.text)).toEqual(EXCEPTIONS[council]);
  });

  it('quotes word for word: each clause stands in the source, after the one before it', () => {
    const folded = text.replaceAll('**', '').replace(/\s+/g, ' ');
    let from = 0;
    for (const { text: quoted } of protocol.clauses) {
      const at = folded.indexOf(quoted, from);
      expect({ quoted, found: at >= 0 }).toEqual({ quoted, found: true });
      from = at + quoted.length;
    }
  });

  it('says on which lines of the source each clause stands', () => {
    const lines = text.split('\n');
    for (const {
      text: quoted,
      lines: [first, last],
    } of protocol.clauses) {
      const there = lines
        .slice(first - 1, last)
        .join(' ')
        .replaceAll('**', '')
        .replace(/\s+/g, ' ');
      expect(there).toContain(quoted);
    }
  });

  it('names every heading in the path of some clause', () => {
    const inPaths = new Set(protocol.clauses.flatMap((one) => one.heading));
    expect(
      imported.headings.map((heading) => heading.text.replace(/:$/, '')).filter((one) => !inPaths.has(one)),
    ).toEqual([]);
  });

  it('gives every clause its own id and its own place', () => {
    const { clauses } = protocol;
    expect(new Set(clauses.map((one) => one.id)).size).toBe(clauses.length);
    expect(new Set(clauses.map((one) => one.locator)).size).toBe(clauses.length);
    expect(clauses.filter((one) => !one.id.startsWith(`${council}-`))).toEqual([]);
  });

  it('is the same, byte for byte, when its source is imported again: no correction is lost', () => {
    const again = mergeProtocol(imported.protocol, protocol);
    expect(writeProtocol(again.protocol, source)).toBe(file);
    expect(again.changes.filter((change) => change.kind !== 'corrected' && change.kind !== 'kept')).toEqual([]);
  });

  it('is found again by the rules alone: same ids, places and texts, and most labels', () => {
    const place = ({ id, number, locator, heading, leadIn, text: quoted, truncated }: Clause) => ({
      id,
      number,
      locator,
      heading,
      leadIn,
      quoted,
      truncated,
    });
    expect(imported.protocol.clauses.map(place)).toEqual(protocol.clauses.map(place));
    const same = (field: 'modality' | 'refersTo'): number =>
      protocol.clauses.filter((one, index) => String(one[field]) === String(imported.protocol.clauses[index]?.[field]))
        .length;
    expect(same('modality') / protocol.clauses.length).toBeGreaterThan(0.8);
    expect(same('refersTo') / protocol.clauses.length).toBeGreaterThan(0.9);
  });
});

describe('the rough places of the sources', () => {
  it.each([
    ['dunstable', 'dunstable-introduction-p9', 'to deliver the policy framework agreed by councillors. They'],
    ['dunstable', 'dunstable-correspondence-p2', 'rather than the norm. Letters or emails which, for example'],
    ['dunstable', 'dunstable-procedure-for-officers-p1', 'resolve matters informally, but if the informal approach'],
    ['langport', 'langport-3.6', 'These duties are set out in various documents, such as'],
  ])('joins what the page had cut (%s, %s)', (council, id, words) => {
    expect(clause(council, id).text).toContain(words);
  });

  it('joins in four places only', () => {
    expect(councils.flatMap((council) => open(council).imported.joined)).toHaveLength(4);
  });

  it('keeps a sentence that stops in the middle, and marks that one alone as truncated', () => {
    const truncated = councils.flatMap((council) => open(council).protocol.clauses).filter((one) => one.truncated);
    expect(truncated.map((one) => one.id)).toEqual(['parish-employer-employee-issues-p3']);
    expect(truncated[0]?.text).toMatch(/members should not give direct instructions to staff,$/);
  });

  it.each([
    ['doncaster', 'doncaster-3.1-b3', "Officers to understand and support respective roles, workloads and pressures'"],
    ['parish', 'parish-adopted', 'Adopted at the Full Council Meeting held on xxxxxx'],
    ['parish', 'parish-signed-as-read', 'Signed as read:'],
    [
      'langport',
      'langport-2.3',
      'A Councillor acting as an individual cannot give instructions to a Council employee.',
    ],
  ])('keeps slips and short lines as they are printed (%s, %s)', (council, id, text) => {
    expect(clause(council, id).text).toBe(text);
  });

  it.each([
    ['doncaster', 'doncaster-3.2-b3', '3.2, bullet 3', 'Officers can expect from Councillors;'],
    ['doncaster', 'doncaster-2.4', '2.4', null],
    [
      'dunstable',
      'dunstable-officers-can-expect-councillors-b3',
      'Officers can expect councillors, bullet 3',
      'Officers can expect councillors:',
    ],
    [
      'langport',
      'langport-what-officers-should-not-expect-from-members-b2',
      'What officers should not expect from members, bullet 2',
      'What officers should not expect from members',
    ],
    ['parish', 'parish-legal-issues-p2', 'Legal Issues, paragraph 2', null],
    ['wbc', 'wbc-11.1-b4', '11.1, bullet 4', 'Employees should:'],
    ['wbc', 'wbc-3.2-p2', '3.2, paragraph 2', null],
  ])('tells where a clause is and what leads it in (%s, %s)', (council, id, locator, leadIn) => {
    expect(clause(council, id)).toMatchObject({ locator, leadIn });
  });

  it('gives a lead-in a clause of its own', () => {
    expect(clause('wbc', 'wbc-11.1').text).toBe('Employees should:');
  });

  it('puts a heading without a number under the numbered one that it stands in, whatever its Markdown level', () => {
    expect(clause('wbc', 'wbc-4.8').heading).toEqual([
      'Provision of Employee advice to Councillors and Party Groups',
      'Advice on budget proposals',
    ]);
  });

  it('leads in every paragraph of a long quotation with the sentence that names its author', () => {
    const quoted = open('dunstable').protocol.clauses.filter((one) =>
      one.leadIn?.includes('Local Government Association'),
    );
    expect(quoted).toHaveLength(7);
  });

  it.each([
    ['doncaster', { council: null, adopted: 'June 2022', reviewed: 'June 2024' }],
    ['dunstable', { council: 'Dunstable Town Council', adopted: null, reviewed: null }],
    ['langport', { council: 'Langport Town Council', adopted: null, reviewed: null }],
    ['parish', { council: null, adopted: null, reviewed: null }],
    ['wbc', { council: null, adopted: null, reviewed: null }],
  ])('reads what %s says of itself, and nothing that it does not say', (council, header) => {
    expect(open(council).protocol).toMatchObject(header);
  });

  it.each([
    ['wbc', 'Councillor', 'Employee'],
    ['parish', 'member', 'officer'],
    ['dunstable', 'councillor', 'officer'],
  ])('has the words of %s for its people', (council, councillor, officer) => {
    expect(open(council).protocol.terms).toMatchObject({ councillor, officer });
  });
});

describe('the reviewed labels', () => {
  it.each([
    ['langport', 'langport-1.8', ['clerk']],
    ['parish', 'parish-officer-conduct-or-capability-issues-p1', ['chair', 'clerk', 'monitoring-officer']],
    ['wbc', 'wbc-3.2', ['line-manager', 'director']],
    ['wbc', 'wbc-4.6', ['monitoring-officer', 'chief-executive']],
    ['dunstable', 'dunstable-procedure-for-councillors-p1', ['clerk']],
    ['doncaster', 'doncaster-4.5', []],
  ])('name whom a clause sends people to, not whom it mentions (%s, %s)', (council, id, refersTo) => {
    expect(clause(council, id).refersTo).toEqual(refersTo);
  });

  it.each([
    ['langport', 'langport-2.3', 'must-not', ['councillor']],
    ['doncaster', 'doncaster-2.4', 'must-not', ['chair']],
    ['dunstable', 'dunstable-officers-must-b10', 'must-not', ['officer']],
    ['wbc', 'wbc-6.1', 'may', ['councillor']],
    ['langport', 'langport-what-officers-can-expect-from-members-b5', 'expects', ['councillor']],
  ])('say with what force and whom a clause binds (%s, %s)', (council, id, modality, binds) => {
    expect(clause(council, id)).toMatchObject({ modality, binds });
  });
});
