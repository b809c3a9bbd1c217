import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from '@swc/core';

/** The repository. */
export const root = join(__dirname, '..', '..');

/** What another file takes from one: its exported names, or every one where nobody can tell. */
export type Use = { readonly file: string; readonly names: readonly string[] | 'all' };

/** A TypeScript file as a reader of its outline sees it; paths go from the repository's root. */
export type SourceFile = {
  readonly path: string;
  readonly lineCount: number;
  readonly exports: readonly string[];
  /** Names of types that it exports and speaks of itself, such as those of a function's arguments. */
  readonly ownTypes: ReadonlySet<string>;
  readonly uses: readonly Use[];
  readonly functions: readonly { readonly line: number; readonly lineCount: number }[];
  /** Names of functions, variables, methods and properties that it declares. */
  readonly declared: ReadonlySet<string>;
};

type Node = { readonly type: string; readonly span?: { readonly start: number; readonly end: number } } & Readonly<
  Record<string, unknown>
>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) => {
    if (!Array.isArray(value)) return isNode(value) ? [value] : [];
    // Arguments of a call stand in an object of their own.
    return value.flatMap((item) => (isNode(item) ? [item] : isNode(item?.expression) ? [item.expression] : []));
  });

const all = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(all)];

const nameOf = (value: unknown): string | null =>
  isNode(value) && typeof value.value === 'string' ? value.value : null;

const namesIn = (values: unknown, key: string): readonly string[] =>
  (Array.isArray(values) ? values : []).flatMap((value) => nameOf(value?.[key]) ?? []);

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
]);

const exportsOf = (node: Node): readonly string[] => {
  if (node.type === 'ExportDefaultDeclaration' || node.type === 'ExportDefaultExpression') return ['default'];
  if (node.type === 'ExportNamedDeclaration')
    return [...namesIn(node.specifiers, 'exported'), ...namesIn(node.specifiers, 'orig')];
  if (node.type !== 'ExportDeclaration' || !isNode(node.declaration)) return [];
  const { declarations, identifier, id } = node.declaration;
  return [...namesIn(declarations, 'id'), nameOf(identifier) ?? nameOf(id)].filter((name) => name !== null);
};

const TYPES = new Set(['TsTypeAliasDeclaration', 'TsInterfaceDeclaration']);

const ownTypeOf = ({ type, declaration }: Node, text: string): readonly string[] => {
  if (type !== 'ExportDeclaration' || !isNode(declaration) || !TYPES.has(declaration.type)) return [];
  const name = nameOf(declaration.id);
  return name !== null && text.split(new RegExp(`\\b${name}\\b`)).length > 2 ? [name] : [];
};

const importedNames = (specifiers: unknown): Use['names'] => {
  const list: readonly Node[] = Array.isArray(specifiers) ? specifiers : [];
  if (list.some(({ type }) => type === 'ImportNamespaceSpecifier')) return 'all';
  return list.flatMap(({ type, imported, local, orig }) =>
    type === 'ImportDefaultSpecifier' ? ['default'] : (nameOf(imported) ?? nameOf(orig) ?? nameOf(local) ?? []),
  );
};

const usesOf = (node: Node, text: string): readonly { readonly from: string; readonly names: Use['names'] }[] => {
  const from = nameOf(node.source) ?? nameOf(node.argument);
  if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration')
    return from === null ? [] : [{ from, names: importedNames(node.specifiers) }];
  if (node.type === 'ExportAllDeclaration') return from === null ? [] : [{ from, names: 'all' }];
  // Loaded when it is needed: whatever this file names may come from there.
  return node.type === 'TsImportType' && from !== null ? [{ from, names: text.match(/\w+/g) ?? [] }] : [];
};

const read = (path: string, known: ReadonlySet<string>): SourceFile => {
  const text = readFileSync(join(root, path), 'utf8');
  // The first statement tells where the parser starts to count, in bytes.
  const module = parseSync(`;${text}`, { syntax: 'typescript', target: 'es2022' });
  const bytes = Buffer.from(text);
  const lineAt = (place: number): number =>
    bytes
      .subarray(0, place - module.span.start - 1)
      .toString('utf8')
      .split('\n').length;
  const resolve = (from: string): readonly string[] => {
    const target = relative(root, join(root, dirname(path), from));
    return [`${target}.ts`, `${target}/index.ts`].filter((file) => known.has(file));
  };
  const statements: readonly unknown[] = module.body;
  const nodes = statements.filter(isNode).flatMap(all);
  return {
    path,
    lineCount: text.trimEnd().split('\n').length,
    exports: nodes.flatMap(exportsOf),
    ownTypes: new Set(nodes.flatMap((node) => ownTypeOf(node, text))),
    uses: nodes
      .flatMap((node) => usesOf(node, text))
      .flatMap(({ from, names }) => resolve(from).map((file) => ({ file, names }))),
    functions: nodes.flatMap(({ type, span }) => {
      if (!FUNCTIONS.has(type) || span === undefined) return [];
      const line = lineAt(span.start);
      return [{ line, lineCount: lineAt(span.end) - line + 1 }];
    }),
    declared: new Set(
      nodes.flatMap(({ identifier, id, key }) => nameOf(identifier) ?? nameOf(id) ?? nameOf(key) ?? []),
    ),
  };
};

/** The TypeScript files of these folders, by path. */
export const readSourceFiles = (...folders: readonly string[]): readonly SourceFile[] => {
  const paths = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
  const known = new Set(paths);
  return paths.map((path) => read(path, known));
};
