import { createHash } from 'node:crypto';
import type { Protocol } from '../core/protocol';
import { type Joined, joinLines } from './import/block';
import { labelClauses } from './import/label-clauses';
import { readLines } from './import/line';
import { readMetadata } from './import/metadata';
import { outline, type Part } from './import/outline';
import { placeClauses } from './import/place';
import { readTerms } from './import/terms';
import { warningsFor } from './import/warnings';

/** Text of a source that is no clause, and where. */
export type Exception = {
  readonly kind: 'title' | 'signature' | 'page-furniture';
  readonly text: string;
  readonly lines: readonly [number, number];
};

/** A protocol as the importer proposes it, and everything that a reviewer wants to know of it. */
export type Imported = {
  /** Without topics. */
  readonly protocol: Protocol;
  readonly headings: readonly { readonly text: string; readonly lines: readonly [number, number] }[];
  readonly exceptions: readonly Exception[];
  /** Paragraphs that a page break had cut. */
  readonly joined: readonly Joined[];
  readonly warnings: readonly string[];
};

/** SHA-256 of a source, hexadecimal: the version that a reply quotes. */
export const versionOf = (source: string): string => createHash('sha256').update(source).digest('hex');

const textsOf = (parts: readonly Part[], role: Part['role']) =>
  parts.filter((part) => part.role === role).map(({ block }) => ({ text: block.text, lines: block.lines }));

/** Turns a plain-text or Markdown protocol into clauses. Never throws; its time grows with the length of the source only. */
export const importProtocol = (
  source: string,
  { council, file }: { readonly council: string; readonly file: string },
): Imported => {
  const { blocks, joined, furniture } = joinLines(readLines(source));
  const parts = outline(blocks);
  const text = blocks.map((block) => block.text).join('\n');
  const metadata = readMetadata(parts, text);
  const { terms, missing } = readTerms(text);
  const protocol: Protocol = {
    key: council,
    ...metadata,
    title: metadata.title ?? file,
    terms,
    version: versionOf(source),
    clauses: labelClauses(placeClauses(parts, council), council),
  };
  return {
    protocol,
    headings: textsOf(parts, 'heading'),
    exceptions: [
      ...textsOf(parts, 'title').map((title): Exception => ({ kind: 'title', ...title })),
      ...furniture.map(
        ({ text: words, line }): Exception => ({
          kind: 'page-furniture',
          text: words,
          lines: [line, line],
        }),
      ),
      ...textsOf(parts, 'signature').map((line): Exception => ({ kind: 'signature', ...line })),
    ],
    joined,
    warnings: warningsFor(protocol, metadata, missing, parts),
  };
};
