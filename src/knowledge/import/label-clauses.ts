import type { Clause } from '../../core/protocol';
import { readBinds } from './binds';
import { forcesIn, readModality } from './modality';
import type { Placed } from './place';
import { readRefersTo } from './refers-to';
import { isTruncated } from './words';

/** A nested bullet has the force of the list that it stands in, where the bullet above it has none of its own. */
const inherited = ({ leadIn, within }: Placed, before: ReadonlyMap<string, Clause>): Partial<Clause> => {
  const outer = within === null || leadIn === null || forcesIn(leadIn).length > 0 ? undefined : before.get(within);
  return outer === undefined ? {} : { binds: outer.binds, modality: outer.modality };
};

/** Reads from each clause whom it binds, with what force, whom it names to go to and whether it is whole. Topics stay empty. */
export const labelClauses = (placed: readonly Placed[], council: string): readonly Clause[] => {
  const before = new Map<string, Clause>();
  for (const [index, one] of placed.entries()) {
    const { within: _, ...place } = one;
    const leads = placed[index + 1]?.leadIn === one.text;
    before.set(one.id, {
      ...place,
      council,
      binds: readBinds(one.text, one.leadIn),
      modality: readModality(one.text, one.leadIn),
      ...inherited(one, before),
      topics: [],
      refersTo: readRefersTo(one.text),
      truncated: !leads && isTruncated(one.text),
    });
  }
  return [...before.values()];
};
