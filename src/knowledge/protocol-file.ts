import { Document, visit } from 'yaml';
import { LONGEST_CLAUSE_ID, type Protocol } from '../core/protocol';
import type { Problem } from './problem';
import { fromFile, protocolFile, toFile } from './protocol-schema';
import { readYaml } from './read-yaml';

/** Enough of an id to find it by. */
const SHOWN_OF_ID = 40;

export type ProtocolRead =
  | {
      readonly kind: 'read';
      readonly protocol: Protocol;
      /** Its name in knowledge/protocols/sources. */
      readonly source: string;
      /** The line of the file on which each clause begins, by id. */
      readonly clauseLines: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const HEADER = ` The text is the council's own, word for word: change it in the source and import that again.
 Yours to correct: binds, modality, refers-to, topics, and the lines above \`source\`. An import keeps your corrections.`;

/** The file for a protocol. The same protocol always gives the same bytes. */
export const writeProtocol = (protocol: Protocol, source: string): string => {
  const document = new Document(toFile(protocol, source));
  document.commentBefore = HEADER;
  visit(document, {
    Seq: (_, node, path) => {
      if (path.length > 3) node.flow = true;
    },
    Map: (key, node, path) => {
      if (typeof key === 'number' && key > 0 && path.length > 2) node.spaceBefore = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
};

/** Ids that stand twice, are too long or do not begin with the council's key. */
const wrongIds = (file: string, { key, clauses }: Protocol, lineAt: (index: number) => number): readonly Problem[] => {
  const seen = new Set<string>();
  const fix = 'Import the source again: it gives every clause its own id.';
  return clauses.flatMap(({ id }, index): Problem[] => {
    const problem = (message: string): Problem[] => [{ file, line: lineAt(index), message, fix }];
    if (seen.has(id)) return problem(`Two clauses have the id \`${id}\`.`);
    seen.add(id);
    if (id.length > LONGEST_CLAUSE_ID) {
      const name = `\`${id.slice(0, SHOWN_OF_ID)}…\``;
      return problem(`The id ${name} has ${id.length} characters: use at most ${LONGEST_CLAUSE_ID}.`);
    }
    return id.startsWith(`${key}-`) ? [] : problem(`The id \`${id}\` does not begin with \`${key}-\`.`);
  });
};

/** Reads a protocol file, or says everything that is wrong with it. Never throws. */
export const readProtocol = (file: string, text: string): ProtocolRead => {
  const read = readYaml(file, text, protocolFile);
  if (read.kind === 'invalid') return read;
  const protocol = fromFile(read.value);
  const lineAt = (index: number): number => read.lineOf(['clauses', index]);
  const problems = wrongIds(file, protocol, lineAt);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const clauseLines = new Map(protocol.clauses.map(({ id }, index) => [id, lineAt(index)]));
  return { kind: 'read', protocol, source: read.value.source, clauseLines };
};
