import { readSourceFiles } from './source-files';

/** Started from outside, so that nothing imports them. */
const DOORS = /^src\/main\.ts$|^adapters\/[^/]+\/index\.ts$|^manifest\//;

/** Exports that only tests use, each for a reason; and those whose `export` is still to go. */
const KNOWN = [
  // What a test counts with, rather than repeat it.
  'src/knowledge/check-knowledge.ts: CHECKS',
  'src/store/migrate.ts: MIGRATIONS',
  'src/training/train-linear.ts: seededRandom',
  // To lose their `export`.
  'src/encoder/transformer.ts: MAX_TOKENS',
  'src/knowledge/check/clauses.ts: FEWEST_PHRASINGS',
  'src/knowledge/import/heading-level.ts: depthOf',
  'src/knowledge/intents-file.ts: SMALL_INTENTS',
  'src/knowledge/topics-file.ts: AREAS',
  'src/training/train-linear.ts: shuffled',
];

const findUnused = (): readonly string[] => {
  const files = readSourceFiles('src', 'adapters', 'manifest');
  const used = new Set<string>();
  const usedWhole = new Set<string>();
  for (const { path, uses } of files)
    for (const { file, names } of uses) {
      if (file === path) continue;
      if (names === 'all') usedWhole.add(file);
      else for (const name of names) used.add(`${file}: ${name}`);
    }
  return files
    .filter(({ path }) => !DOORS.test(path) && !usedWhole.has(path))
    .flatMap(({ path, exports, ownTypes }) =>
      exports.filter((name) => !ownTypes.has(name)).map((name) => `${path}: ${name}`),
    )
    .filter((one) => !used.has(one));
};

const unused = findUnused();

it('whatever a file exports is used by another file of the product: delete the rest, or its export', () => {
  expect(unused.filter((one) => !KNOWN.includes(one))).toEqual([]);
});

it('no exception is kept for what is used again or gone: take it off the list', () => {
  expect(KNOWN.filter((one) => !unused.includes(one))).toEqual([]);
});
