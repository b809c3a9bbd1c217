import type { z } from 'zod';
import type { Problem } from './problem';

/** One entry of a file of JSON lines, and the line on which it stands. */
export type Entry<Value> = { readonly line: number; readonly value: Value };

/** The entries of a file of JSON lines, or everything that is wrong with it. */
export type LinesRead<Value> =
  | { readonly kind: 'read'; readonly entries: readonly Entry<Value>[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** What a person reads of a zod issue: the field, where there is one, and what is wrong with it. */
const describe = ({ path, message }: z.core.$ZodIssue, entry: unknown): string => {
  const field = path.map(String).join('.');
  if (path.length === 1 && typeof entry === 'object' && entry !== null && !(field in entry)) {
    return `\`${field}\` is missing.`;
  }
  return field === '' ? `The entry is wrong: ${message}.` : `\`${field}\` is wrong: ${message}.`;
};

const parse = (text: string): { readonly value: unknown } | { readonly error: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** Reads JSON lines against a schema; empty lines are skipped. Never throws. */
export const readJsonLines = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): LinesRead<z.output<Schema>> => {
  const entries: Entry<z.output<Schema>>[] = [];
  const problems: Problem[] = [];
  for (const [index, source] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (source.trim() === '') continue;
    const line = index + 1;
    const parsed = parse(source);
    if ('error' in parsed) {
      const fix = 'Write one JSON object on one line: keys and texts in double quotation marks, no comma at the end.';
      problems.push({ file, line, message: `It is not valid JSON: ${parsed.error}.`, fix });
      continue;
    }
    const result = schema.safeParse(parsed.value);
    if (result.success) entries.push({ line, value: result.data });
    else {
      const fix = 'Give it a value of the kind named here; a neighbouring line shows how.';
      problems.push(
        ...result.error.issues.map((issue) => ({ file, line, message: describe(issue, parsed.value), fix })),
      );
    }
  }
  return problems.length === 0 ? { kind: 'read', entries } : { kind: 'invalid', problems };
};
