import { withoutControls } from '../plain-text';
import type { Person } from '../register/person';
import { say } from '../wording';
import type { Field } from './screen';

type Named = Pick<Person, 'id' | 'name'>;
type Options = Extract<Field, { kind: 'choice' }>['options'];

/** As much of a choice as Slack shows; Teams shows no less of one. */
const LONGEST_LABEL = 75;

/** In one line of at most so many characters, never half of one. */
const shorten = (name: string, longest: number): string => {
  const line = withoutControls(name)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  return `${line
    .slice(0, longest - 1)
    .replace(/\p{Cs}$/u, '')
    .trimEnd()}…`;
};

const withId = ({ id, name }: Named): string => {
  const around = say('form.person-id', { name: '', id }).length;
  return say('form.person-id', { name: shorten(name, LONGEST_LABEL - around), id });
};

/** People to choose from by their names, and where two would look the same by their ids too, which stay whole. */
export const choosePerson = (people: readonly Named[]): Options => {
  const shown = people.map(({ name }) => shorten(name, LONGEST_LABEL));
  const counts = new Map<string, number>();
  for (const label of shown) counts.set(label, (counts.get(label) ?? 0) + 1);
  return people.map((person, place) => {
    const label = shown[place] ?? person.name;
    return { value: person.id, label: (counts.get(label) ?? 0) > 1 ? withId(person) : label };
  });
};
