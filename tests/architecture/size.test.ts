import { readSourceFiles } from './source-files';

const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 60;

/** One pass of the network, read from top to bottom as its papers draw it. */
const ONE_PASS = 'src/encoder/transformer.ts';

const files = readSourceFiles('src', 'adapters');

it('the files of the product are found', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(({ functions }) => functions).length).toBeGreaterThan(files.length);
});

it(`no file is longer than ${LONGEST_FILE} lines: move one of its ideas into a file of its own`, () => {
  const long = files.filter(({ lineCount }) => lineCount > LONGEST_FILE);
  expect(long.map(({ path, lineCount }) => `${path}: ${lineCount}`)).toEqual([]);
});

it(`no function is longer than ${LONGEST_FUNCTION} lines: name its steps`, () => {
  const long = files
    .filter(({ path }) => path !== ONE_PASS)
    .flatMap(({ path, functions }) =>
      functions
        .filter(({ lineCount }) => lineCount > LONGEST_FUNCTION)
        .map(({ line, lineCount }) => `${path}:${line}: ${lineCount}`),
    );
  expect(long).toEqual([]);
});
