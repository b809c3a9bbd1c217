import { createHash } from 'node:crypto';
import type { Clause, Protocol } from '../core/protocol';
import { readBinds } from './import/binds';
import { type Joined, joinLines } from './import/block';
import { readLines } from './import/line';
import { readMetadata } from './import/metadata';
import { readModality } from './import/modality';
import { outline } from './import/outline';
import { type Placed, placeClauses } from './import/place';
import { readRefersTo } from './import/refers-to';
import { readTerms } from './import/terms';
import { isTruncated } from './import/words';

/** Text of a source that is no clause, and why. */
export type Exception = {
  readonly kind: 'title' | 'signature' | 'page-furniture';
  readonly text: string;
  readonly lines: readonly [number, number];
};

/** A protocol as the importer proposes it, and everything that a reviewer wants to know of it. */
export type Imported = {
  readonly protocol: Protocol;
  readonly headings: readonly { readonly text: string; readonly lines: readonly [number, number] }[];
  readonly exceptions: readonly Exception[];
  readonly joined: readonly Joined[];
  readonly warnings: readonly string[];
};

const labelled = (placed: Placed, council: string, leads: boolean): Clause => ({
  ...placed,
  council,
  binds: readBinds(placed.text, placed.leadIn),
  modality: readModality(placed.text, placed.leadIn),
  topics: [],
  refersTo: readRefersTo(placed.text),
  truncated: !leads && isTruncated(placed.text),
});

/** SHA-256 of a source, hexadecimal: the version that a reply quotes. */
export const versionOf = (source: string): string => createHash('sha256').update(source).digest('hex');

/** Turns a plain-text or Markdown protocol into clauses. Never throws; its time grows with the length of the source only. */
export const importProtocol = (
  source: string,
  options: { readonly council: string; readonly file: string },
): Imported => {
  const { blocks, joined, furniture } = joinLines(readLines(source));
  const parts = outline(blocks);
  const placed = placeClauses(parts, options.council);
  const clauses = placed.map((clause, index) => {
    const leads = placed[index + 1]?.leadIn === clause.text;
    return labelled(clause, options.council, leads);
  });
  const text = parts.map((part) => part.block.text).join('\n');
  const metadata = readMetadata(parts, text);
  const { terms, missing } = readTerms(text);
  const warnings = [
    ...(metadata.council === null ? ['It names no council.'] : []),
    ...(metadata.title === null ? [`It has no title: \`${options.file}\` stands in for it.`] : []),
    ...(metadata.adopted === null ? ['It gives no date of adoption.'] : []),
    ...(metadata.reviewed === null ? ['It gives no date of review.'] : []),
    ...missing.map((key) => `It has no word for ${key}: \`${terms[key]}\` stands in for it.`),
    ...clauses
      .filter((clause) => clause.truncated)
      .map((clause) => `${clause.id} stops in the middle of a sentence (line ${clause.lines[1]}).`),
  ];
  const exceptionOf = (kind: 'title' | 'signature'): Exception[] =>
    parts.filter((part) => part.role === kind).map(({ block }) => ({ kind, text: block.text, lines: block.lines }));
  return {
    protocol: {
      key: options.council,
      ...metadata,
      title: metadata.title ?? options.file,
      terms,
      version: versionOf(source),
      clauses,
    },
    headings: parts
      .filter((part) => part.role === 'heading')
      .map(({ block }) => ({ text: block.text, lines: block.lines })),
    exceptions: [
      ...exceptionOf('title'),
      ...furniture.map(
        ({ text: words, line }): Exception => ({ kind: 'page-furniture', text: words, lines: [line, line] }),
      ),
      ...exceptionOf('signature'),
    ],
    joined,
    warnings,
  };
};
