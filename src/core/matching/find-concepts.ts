/** An idea and the many ways of saying it. */
export type Concept = { readonly id: string; readonly ways: readonly string[] };

/** Finds the concepts that a run of stems names; `list` is what it was made of. */
export type ConceptFinder = { readonly list: readonly Concept[]; find(stems: readonly string[]): readonly string[] };

type Way = { readonly stems: readonly string[]; readonly concept: string };

/** `stemsOf` brings a way of saying into the form in which messages are read. */
export function createConceptFinder(
  concepts: readonly Concept[],
  stemsOf: (text: string) => readonly string[],
): ConceptFinder {
  const byFirst = new Map<string, Way[]>();
  for (const { id, ways } of concepts)
    for (const way of ways) {
      const stems = stemsOf(way);
      const [first] = stems;
      if (first === undefined) continue;
      const known = byFirst.get(first);
      if (known === undefined) byFirst.set(first, [{ stems, concept: id }]);
      else known.push({ stems, concept: id });
    }
  return {
    list: concepts,
    find: (stems) => {
      const found = new Set<string>();
      for (const [at, first] of stems.entries())
        for (const way of byFirst.get(first) ?? []) if (startsAt(stems, at, way.stems)) found.add(way.concept);
      return [...found];
    },
  };
}

function startsAt(stems: readonly string[], at: number, way: readonly string[]): boolean {
  return way.every((stem, offset) => stems[at + offset] === stem);
}
