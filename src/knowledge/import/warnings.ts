import type { Protocol, Terms } from '../../core/protocol';
import type { Metadata } from './metadata';
import type { Part } from './outline';

/** A clause longer than this is more than one screen of a chat. */
const LONG = 1000;

const follows = (number: string, previous: string): boolean => {
  const [now, before] = [number.split('.').map(Number), previous.split('.').map(Number)];
  const last = now.length - 1;
  if (before.length < now.length) return now[last] === 1;
  return now[last] === (before[last] ?? 0) + 1 && now.slice(0, -1).every((part, index) => part === before[index]);
};

/** Numbers that do not follow from the one before: a slip in the source, or something that was misread. */
const oddNumbers = (parts: readonly Part[]): readonly string[] => {
  const odd: string[] = [];
  let previous: string | null = null;
  for (const { block } of parts) {
    if (block.marker.kind !== 'number') continue;
    const { number } = block.marker;
    if (previous !== null && !follows(number, previous)) {
      odd.push(`Number ${number} follows ${previous} (line ${block.lines[0]}).`);
    }
    previous = number;
  }
  return odd;
};

/** What whoever reviews an import is told. */
export const warningsFor = (
  protocol: Protocol,
  metadata: Metadata,
  missing: readonly (keyof Terms)[],
  parts: readonly Part[],
): readonly string[] => [
  ...(metadata.council === null ? ['It names no council.'] : []),
  ...(metadata.title === null ? [`It has no title: "${protocol.title}" stands in for it.`] : []),
  ...(metadata.adopted === null ? ['It gives no date of adoption.'] : []),
  ...(metadata.reviewed === null ? ['It gives no date of review.'] : []),
  ...missing.map((key) => `It has no word for ${key}: "${protocol.terms[key]}" stands in for it.`),
  ...oddNumbers(parts),
  ...protocol.clauses.flatMap(({ id, text, truncated, lines }) => [
    ...(truncated ? [`${id} stops in the middle of a sentence (line ${lines[1]}).`] : []),
    ...(text.length > LONG ? [`${id} has over ${LONG} characters: are its paragraphs marked (line ${lines[0]})?`] : []),
  ]),
];
