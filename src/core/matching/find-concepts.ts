/** An idea, the many ways of saying it, and longer phrases that contain a way and do not mean it. */
export type Concept = { readonly id: string; readonly ways: readonly string[]; readonly against: readonly string[] };

/** Finds the concepts that a run of stems names. */
export type ConceptFinder = {
  /** What it was made of, with each way as its stems, joined by spaces. */
  readonly list: readonly Concept[];
  find(stems: readonly string[]): readonly string[];
};

type Way = {
  readonly stems: readonly string[];
  readonly concept: string;
  readonly against: readonly (readonly string[])[];
};

/** `stemsOf` brings a way of saying into the form in which messages are read; stems joined by spaces are split by `splitStems`. */
export function createConceptFinder(
  concepts: readonly Concept[],
  stemsOf: (text: string) => readonly string[],
): ConceptFinder {
  const byFirst = new Map<string, Way[]>();
  const list = concepts.map(({ id, ways, against }) => {
    const others = against.map(stemsOf);
    const own = ways.map(stemsOf);
    for (const stems of own) addWay(byFirst, { stems, concept: id, against: others });
    const joined = (all: readonly (readonly string[])[]): readonly string[] => all.map((stems) => stems.join(' '));
    return { id, ways: joined(own), against: joined(others) };
  });
  return {
    list,
    find: (stems) => {
      const found = new Set<string>();
      for (const [at, first] of stems.entries())
        for (const way of byFirst.get(first) ?? []) if (isMeant(stems, at, way)) found.add(way.concept);
      return [...found];
    },
  };
}

/** Stems as a finder's list keeps them. */
export function splitStems(joined: string): readonly string[] {
  return joined === '' ? [] : joined.split(' ');
}

function addWay(byFirst: Map<string, Way[]>, way: Way): void {
  const [first] = way.stems;
  if (first === undefined) return;
  const known = byFirst.get(first);
  if (known === undefined) byFirst.set(first, [way]);
  else known.push(way);
}

function startsAt(stems: readonly string[], at: number, way: readonly string[]): boolean {
  return at >= 0 && way.every((stem, offset) => stems[at + offset] === stem);
}

/** Whether the way stands here, and not inside a phrase that means something else. */
function isMeant(stems: readonly string[], at: number, { stems: way, against }: Way): boolean {
  if (!startsAt(stems, at, way)) return false;
  return !against.some((phrase) => {
    for (let start = at + way.length - phrase.length; start <= at; start++)
      if (startsAt(stems, start, phrase)) return true;
    return false;
  });
}
