import type { Clause, Protocol } from '../../../src/core/protocol';
import { importProtocol } from '../../../src/knowledge/import-protocol';
import { mergeProtocol } from '../../../src/knowledge/merge-protocol';

const SOURCE = '2.1 Members must not instruct staff.\n\n2.2 Members may ask the Clerk.\n\n2.3 Staff should be polite.';
const imported = (source: string): Protocol => importProtocol(source, { council: 'hill', file: 'hill.txt' }).protocol;

const reviewedWith = (change: Partial<Clause>): Protocol => {
  const protocol = imported(SOURCE);
  return { ...protocol, clauses: protocol.clauses.map((one) => (one.id === 'hill-2.1' ? { ...one, ...change } : one)) };
};
const find = (protocol: Protocol, id: string): Clause | undefined => protocol.clauses.find((one) => one.id === id);
const CORRECTED: Partial<Clause> = {
  binds: ['chair'],
  modality: 'should-not',
  refersTo: ['clerk'],
  topics: ['instructing-staff'],
};

describe('importing over a reviewed file', () => {
  it('keeps every correction of a clause that is as it was, and names them', () => {
    const merged = mergeProtocol(imported(SOURCE), reviewedWith(CORRECTED));
    expect(find(merged.protocol, 'hill-2.1')).toMatchObject(CORRECTED);
    expect(merged.changes).toEqual([{ kind: 'corrected', id: 'hill-2.1', fields: ['binds', 'modality', 'refersTo'] }]);
  });

  it('keeps the review of a clause that has only got another number', () => {
    const moved = SOURCE.replace('2.1', '2.9');
    const merged = mergeProtocol(imported(moved), reviewedWith(CORRECTED));
    expect(find(merged.protocol, 'hill-2.9')).toMatchObject(CORRECTED);
    expect(merged.changes).toContainEqual({ kind: 'moved', id: 'hill-2.9', from: 'hill-2.1' });
  });

  it('keeps the topics alone of a clause that was reworded, and asks for a review', () => {
    const merged = mergeProtocol(imported(SOURCE.replace('instruct staff', 'direct staff')), reviewedWith(CORRECTED));
    expect(find(merged.protocol, 'hill-2.1')).toMatchObject({
      text: 'Members must not direct staff.',
      topics: ['instructing-staff'],
      modality: 'must-not',
      refersTo: [],
    });
    expect(merged.changes).toContainEqual({ kind: 'reworded', id: 'hill-2.1' });
  });

  it('does not give one clause the review of another when numbers shift', () => {
    const shifted = `2.1 Something new.\n\n${SOURCE.replace('2.3', '2.4').replace('2.2', '2.3').replace('2.1', '2.2')}`;
    const merged = mergeProtocol(imported(shifted), reviewedWith(CORRECTED));
    expect(find(merged.protocol, 'hill-2.1')?.topics).toEqual([]);
    expect(find(merged.protocol, 'hill-2.2')).toMatchObject(CORRECTED);
    expect(merged.changes).toContainEqual({ kind: 'added', id: 'hill-2.1' });
    expect(merged.changes.filter((change) => change.kind === 'removed')).toEqual([]);
  });

  it('says what is new and what is gone', () => {
    const merged = mergeProtocol(
      imported(SOURCE.replace('2.3 Staff should be polite.', '3.1 Be fair.')),
      imported(SOURCE),
    );
    expect(merged.changes).toEqual([
      { kind: 'added', id: 'hill-3.1' },
      { kind: 'removed', id: 'hill-2.3' },
    ]);
  });

  it('keeps title, council and words that a reviewer set', () => {
    const reviewed = { ...imported(SOURCE), title: 'Protocol', council: 'Hill Parish Council' };
    const merged = mergeProtocol(imported(SOURCE), {
      ...reviewed,
      terms: { ...reviewed.terms, clerk: 'Proper Officer' },
    });
    expect(merged.protocol).toMatchObject({ title: 'Protocol', council: 'Hill Parish Council' });
    expect(merged.protocol.terms.clerk).toBe('Proper Officer');
    expect(merged.changes.map((change) => change.kind)).toEqual(['kept', 'kept', 'kept']);
  });

  it('takes a new date of review with a new version of the source, and not with the old one', () => {
    const reviewed = { ...imported(`${SOURCE}\n\nReviewed: May 2022`), reviewed: 'June 2022' };
    const same = mergeProtocol(imported(`${SOURCE}\n\nReviewed: May 2022`), reviewed);
    const later = mergeProtocol(imported(`${SOURCE}\n\nReviewed: May 2025`), reviewed);
    expect([same.protocol.reviewed, later.protocol.reviewed]).toEqual(['June 2022', 'May 2025']);
  });
});
