import { toChoice } from '../compose-clauses';
import type { Clause, Protocol } from '../protocol';
import type { Reply } from '../reply';
import { section } from '../scene';
import { citeSource } from '../show-clause';
import { say } from '../wording';

const clausesOf = (ids: readonly string[], { clauses }: Protocol): readonly Clause[] =>
  ids.flatMap((id) => clauses.find((clause) => clause.id === id) ?? []);

type Offer = { readonly heading: string; readonly otherwise: readonly string[]; readonly mayRefer: boolean };

/** Clauses that could be meant too, to choose from; and what to do where none of them is. */
export const composeReadings = (
  ids: readonly string[],
  protocol: Protocol,
  { heading, otherwise, mayRefer }: Offer,
): Reply => {
  const found = clausesOf(ids, protocol);
  const { clerk } = protocol.terms;
  const actions = [{ id: 'refer-to-clerk', label: say('action.refer-to-clerk', { clerk }) }] as const;
  const choices = section('choices', { paragraphs: [say('readings.lead')], choices: found.map(toChoice) });
  return {
    kind: 'readings',
    visibleTo: 'sender',
    heading,
    verdict: null,
    sections: [
      ...(found.length === 0 ? [] : [choices]),
      ...(otherwise.length === 0 ? [] : [section('go-to', { paragraphs: otherwise })]),
    ],
    told: [],
    actions: mayRefer ? actions : [],
    source: citeSource(protocol),
    footer: say('footer'),
  };
};
