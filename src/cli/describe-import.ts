import type { Imported } from '../knowledge/import-protocol';
import type { Change } from '../knowledge/merge-protocol';

const places = ([first, last]: readonly [number, number]): string =>
  first === last ? `line ${first}` : `lines ${first} to ${last}`;

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** A document's own words on a terminal: nothing that the terminal would obey. */
const printable = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, ' ');

/** What an import found, line by line. */
export const describeImport = ({ protocol, headings, exceptions, joined }: Imported): readonly string[] => {
  const bullets = protocol.clauses.filter((clause) => clause.leadIn !== null && clause.number === null).length;
  const numbered = protocol.clauses.filter((clause) => clause.number !== null).length;
  const others = protocol.clauses.length - bullets - numbered;
  return [
    `${protocol.title}${protocol.council === null ? '' : `, ${protocol.council}`}`,
    `${counted(protocol.clauses.length, 'clause')} under ${counted(headings.length, 'heading')}: ${numbered} with a number, ${bullets} completing a lead-in, ${others} other.`,
    `Adopted: ${protocol.adopted ?? 'not given'}. Reviewed: ${protocol.reviewed ?? 'not given'}.`,
    `It speaks of: ${Object.values(protocol.terms).join(', ')}.`,
    ...joined.map(({ lines, before, after }) => `Joined (${places(lines)}): …${before} / ${after}…`),
    ...exceptions.map(({ kind, lines, text }) => `No clause (${places(lines)}, ${kind}): ${short(text)}`),
  ].map(printable);
};

const describe = (change: Change): string => {
  switch (change.kind) {
    case 'added':
      return `New clause, to be reviewed: ${change.id}.`;
    case 'removed':
      return `No longer in the source, removed: ${change.id}.`;
    case 'reworded':
      return `New wording, to be reviewed; its topics were kept: ${change.id}.`;
    case 'moved':
      return `Moved, its review kept: ${change.from} is now ${change.id}.`;
    case 'corrected':
      return `Correction kept: ${change.fields.join(', ')} of ${change.id}.`;
    case 'kept':
      return `Correction kept: ${change.field} is "${change.value ?? 'not given'}", the source reads "${change.proposed ?? 'not given'}".`;
  }
};

/** What an import changed in the file that was there, and what it left as the reviewer had it. */
export const describeChanges = (changes: readonly Change[]): readonly string[] => changes.map(describe).map(printable);
