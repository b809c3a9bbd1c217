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

/** The parser of yaml 2.9 ends the process where lists stand in lists thousands deep on one line. */
const TOO_DEEP = /^[ \t]*(?:[-?:][ \t]+){40}/m;

const invalid = (problems: readonly Problem[]): YamlRead<never> => ({ kind: 'invalid', problems });

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** `modality` of langport-2.4: where a person looks, with the id of the entry where it has one. */
const placeOf = (path: readonly PropertyKey[], idAt: (path: readonly PropertyKey[]) => unknown): string => {
  if (path.length === 0) return 'The file';
  const inEntry = path.findIndex((part) => typeof part === 'number') + 1;
  if (inEntry === 0) return `\`${dotted(path)}\``;
  const id = idAt(path.slice(0, inEntry));
  const entry = typeof id === 'string' ? id : dotted(path.slice(0, inEntry));
  return inEntry === path.length ? entry : `\`${dotted(path.slice(inEntry))}\` of ${entry}`;
};

/** Reads YAML against a schema. Never throws: syntax errors, aliases without end and wrong values are all problems with a line. */
export const readYaml = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): YamlRead<z.output<Schema>> => {
  const tooDeep = TOO_DEEP.exec(text);
  if (tooDeep !== null) {
    const line = text.slice(0, tooDeep.index).split('\n').length;
    return invalid([{ file, line, message: 'It is nested too deep.', fix: 'Take the run of dashes away.' }]);
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  if (document.errors.length > 0) {
    return invalid(
      document.errors.map((error) => ({
        file,
        line: counter.linePos(error.pos[0]).line,
        message: `It is not valid YAML: ${error.message.split('\n', 1)[0] ?? error.code}.`,
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
