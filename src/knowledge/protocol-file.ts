import { Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { Protocol } from '../core/protocol';
import type { Problem } from './problem';
import { fromFile, protocolFile, toFile } from './protocol-schema';

export type ProtocolRead =
  | { readonly kind: 'read'; readonly protocol: Protocol; readonly source: string }
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

type Parsed = ReturnType<typeof parseDocument>;

const lineOf = (document: Parsed, path: readonly PropertyKey[], counter: LineCounter): number => {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
};

const pathOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'The file' : `\`${path.map(String).join('.')}\``;

const repeatedIds = (protocol: Protocol): readonly number[] => {
  const seen = new Set<string>();
  return protocol.clauses.flatMap(({ id }, index) => {
    if (seen.has(id)) return [index];
    seen.add(id);
    return [];
  });
};

const toValue = (document: Parsed): { readonly value: unknown } | { readonly error: string } => {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** Reads a protocol file, or says everything that is wrong with it. Never throws. */
export const readProtocol = (file: string, text: string): ProtocolRead => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const invalid = (problems: readonly Problem[]): ProtocolRead => ({ kind: 'invalid', problems });
  if (document.errors.length > 0) {
    return invalid(
      document.errors.map((error) => ({
        file,
        line: counter.linePos(error.pos[0]).line,
        message: `It is not valid YAML: ${error.message.split('\n', 1)[0] ?? error.code}`,
        fix: 'Mend this line; text with a colon or a quote in it needs quotes around it.',
      })),
    );
  }
  const parsed = toValue(document);
  if ('error' in parsed) {
    return invalid([{ file, line: 1, message: parsed.error, fix: 'Write values out: no aliases.' }]);
  }
  const result = protocolFile.safeParse(parsed.value);
  if (!result.success) {
    return invalid(
      result.error.issues.map((issue) => ({
        file,
        line: lineOf(document, issue.path, counter),
        message: `${pathOf(issue.path)} is wrong: ${issue.message}.`,
        fix: 'Compare with a neighbouring clause, or import the source again.',
      })),
    );
  }
  const protocol = fromFile(result.data);
  const doubles = repeatedIds(protocol).map((index): Problem => {
    const id = protocol.clauses[index]?.id ?? '';
    return {
      file,
      line: lineOf(document, ['clauses', index, 'id'], counter),
      message: `Two clauses have the id \`${id}\`.`,
      fix: 'Import the source again: it gives every clause its own id.',
    };
  });
  return doubles.length > 0 ? invalid(doubles) : { kind: 'read', protocol, source: result.data.source };
};
