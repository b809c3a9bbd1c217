import type { Clause, Protocol } from '../core/protocol';

/** What an import changes in a file that was reviewed. `ids`: of the clauses, as they are now; of removed ones as they were. */
export type Change =
  | { readonly kind: 'added' | 'removed' | 'reworded'; readonly id: string }
  | { readonly kind: 'moved'; readonly id: string; readonly from: string }
  | { readonly kind: 'corrected'; readonly id: string; readonly fields: readonly string[] }
  | { readonly kind: 'kept'; readonly field: string; readonly value: string | null; readonly proposed: string | null };

export type Merged = { readonly protocol: Protocol; readonly changes: readonly Change[] };

const LABELS = ['binds', 'modality', 'refersTo', 'topics', 'truncated'] as const;
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const withLabelsOf = (clause: Clause, { binds, modality, refersTo, topics, truncated }: Clause): Clause => ({
  ...clause,
  binds,
  modality,
  refersTo,
  topics,
  truncated,
});

/** Clauses by their text, those whose text stands twice left out: nobody could say which is which. */
const byUniqueText = (clauses: readonly Clause[]): ReadonlyMap<string, Clause> => {
  const seen = new Set<string>();
  const found = new Map<string, Clause>();
  for (const clause of clauses) {
    if (seen.has(clause.text)) found.delete(clause.text);
    else found.set(clause.text, clause);
    seen.add(clause.text);
  }
  return found;
};

const mergeClauses = (
  imported: readonly Clause[],
  reviewed: readonly Clause[],
): { readonly clauses: readonly Clause[]; readonly changes: readonly Change[] } => {
  const byId = new Map(reviewed.map((clause) => [clause.id, clause]));
  const byText = byUniqueText(reviewed);
  const uniqueNow = byUniqueText(imported);
  const unused = new Set(byId.keys());
  const changes: Change[] = [];
  const clauses = imported.map((clause): Clause => {
    const named = byId.get(clause.id);
    const same = named?.text === clause.text ? named : uniqueNow.has(clause.text) ? byText.get(clause.text) : undefined;
    if (same !== undefined) {
      unused.delete(same.id);
      if (same.id !== clause.id) changes.push({ kind: 'moved', id: clause.id, from: same.id });
      const fields = LABELS.filter((field) => field !== 'topics' && !isSame(clause[field], same[field]));
      if (fields.length > 0) changes.push({ kind: 'corrected', id: clause.id, fields });
      return withLabelsOf(clause, same);
    }
    if (named === undefined || uniqueNow.has(named.text)) {
      changes.push({ kind: 'added', id: clause.id });
      return clause;
    }
    unused.delete(clause.id);
    changes.push({ kind: 'reworded', id: clause.id });
    return { ...clause, topics: named.topics };
  });
  return { clauses, changes: [...changes, ...[...unused].map((id): Change => ({ kind: 'removed', id }))] };
};

/**
 * Lays an import over the reviewed file: texts come from the import, labels from the review. A clause is the same where id and
 * text agree, or where its text stands once and has only moved; one that was reworded keeps its topics alone. Of the header the
 * reviewer's word counts; new dates come in with a new version of the source.
 */
export const mergeProtocol = (imported: Protocol, reviewed: Protocol): Merged => {
  const { clauses, changes } = mergeClauses(imported.clauses, reviewed.clauses);
  const revised = imported.version !== reviewed.version;
  const header = {
    council: reviewed.council,
    title: reviewed.title,
    adopted: revised ? (imported.adopted ?? reviewed.adopted) : reviewed.adopted,
    reviewed: revised ? (imported.reviewed ?? reviewed.reviewed) : reviewed.reviewed,
  };
  const kept: Change[] = [];
  for (const field of ['council', 'title', 'adopted', 'reviewed'] as const) {
    if (header[field] !== imported[field]) {
      kept.push({ kind: 'kept', field, value: header[field], proposed: imported[field] });
    }
  }
  for (const term of ['councillor', 'officer', 'staff', 'clerk', 'chair'] as const) {
    if (reviewed.terms[term] !== imported.terms[term]) {
      kept.push({ kind: 'kept', field: term, value: reviewed.terms[term], proposed: imported.terms[term] });
    }
  }
  return {
    protocol: { ...imported, ...header, terms: reviewed.terms, clauses },
    changes: [...kept, ...changes],
  };
};
