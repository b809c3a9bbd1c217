import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem';

/** A file that fits its schema, or everything that is wrong with it. */
export type YamlRead<Value> =
  | {
      readonly kind: 'read';
      readonly value: Value;
      /** The line of the file on which a value stands, such as that of `['clauses', 3, 'id']`. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** `clauses.3 (langport-2.4), modality`: where a person looks, with the id of the entry where it has one. */
const placeOf = (path: readonly PropertyKey[], idAt: (path: readonly PropertyKey[]) => unknown): string => {
  const entry = path.findIndex((part) => typeof part === 'number');
  if (path.length === 0) return 'The file';
  if (entry < 0) return `\`${path.map(String).join('.')}\``;
  const id = idAt(path.slice(0, entry + 1));
  const field = path.slice(entry + 1).map(String);
  const named =
    typeof id === 'string'
      ? id
      : path
          .slice(0, entry + 1)
          .map(String)
          .join('.');
  return field.length === 0 ? named : `\`${field.join('.')}\` of ${named}`;
};

/** Reads YAML against a schema. Never throws: syntax errors, aliases without end and wrong values are all problems with a line. */
export const readYaml = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): YamlRead<z.output<Schema>> => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const invalid = (problems: readonly Problem[]): YamlRead<never> => ({ kind: 'invalid', problems });
  if (document.errors.length > 0) {
    return invalid(
      document.errors.map((error) => ({
        file,
        line: counter.linePos(error.pos[0]).line,
        message: `It is not valid YAML: ${error.message.split('\n', 1)[0] ?? error.code}`,
        fix: 'Mend this line; text with a colon or a quotation mark in it needs quotation marks around it.',
      })),
    );
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return invalid([
      { file, line: 1, message: `It cannot be read: ${message}.`, fix: 'Write every value out, without aliases.' },
    ]);
  }
  const result = schema.safeParse(value);
  if (result.success) return { kind: 'read', value: result.data, lineOf };
  const idAt = (path: readonly PropertyKey[]): unknown => document.getIn([...path, 'id']);
  return invalid(
    result.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      message: `${placeOf(issue.path, idAt)} is wrong: ${issue.message}.`,
      fix: 'Give it a value of the kind named here; a neighbouring entry shows how.',
    })),
  );
};
