import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceFiles, root } from './source-files';

type Row = { readonly step: string; readonly path: string; readonly name: string };

/** The rows of the table under "How a message travels": step, `file`, `function`. */
const readRows = (): readonly Row[] => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const [, section = ''] = text.split(/^#+ How a message travels$/m);
  const [table = ''] = section.split(/^#+ /m);
  return [...table.matchAll(/^\|([^|]+)\|\s*`([^`]+)`\s*\|\s*`([^`]+)`\s*\|/gm)].map(
    ([, step = '', path = '', name = '']) => ({ step: step.trim(), path, name: name.replace(/\(.*$/, '') }),
  );
};

const rows = readRows();
const files = new Map(readSourceFiles('src', 'adapters').map((file) => [file.path, file]));

it('the README tells the way in some ten steps', () => {
  expect(rows.length).toBeGreaterThanOrEqual(8);
  expect(rows.length).toBeLessThanOrEqual(14);
});

it.each(rows)('$path has the function $name that the README names', ({ path, name }) => {
  expect({ path, exists: existsSync(join(root, path)) }).toEqual({ path, exists: true });
  expect([...(files.get(path)?.declared ?? [])]).toContain(name);
});
