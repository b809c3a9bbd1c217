import { readSourceFiles } from './source-files';

/** Started from outside, so that nothing imports them. */
const DOORS = /^src\/main\.ts$|^adapters\/[^/]+\/index\.ts$/;

const files = readSourceFiles('src', 'adapters');
const tests = readSourceFiles('tests');

it('whatever a file exports is used by another file of the product or its tests: delete the rest, or its export', () => {
  const used = new Set<string>();
  const usedWhole = new Set<string>();
  for (const { path, uses } of [...files, ...tests])
    for (const { file, names } of uses) {
      if (file === path) continue;
      if (names === 'all') usedWhole.add(file);
      else for (const name of names) used.add(`${file}: ${name}`);
    }
  const unused = files
    .filter(({ path }) => !DOORS.test(path) && !usedWhole.has(path))
    .flatMap(({ path, exports, ownTypes }) =>
      exports.filter((name) => !ownTypes.has(name)).map((name) => `${path}: ${name}`),
    )
    .filter((one) => !used.has(one));
  expect(unused).toEqual([]);
});
