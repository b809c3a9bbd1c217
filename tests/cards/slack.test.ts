import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'remit-cards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What somebody stumbles over who never saw it. */
const WANTED = [
  'question',
  'silent',
  'ambiguous',
  'remit-within',
  'remit-outside',
  'remit-via-clerk',
  'remit-depends',
  'remit-silent',
  'notice-to-sender',
  'card-1-open',
  'card-4-acknowledged',
  'card-8-closed',
  'card-stale',
  'form-close',
  'home-empty',
  'home-hundred-clerk',
];

it('every card is drawn in a browser as wide as a phone, whole, with its words and without an error', async () => {
  // The renderer is a module of the newer kind, which Jest does not load.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', join('tests', 'cards', 'slack.ts'), folder, 'phone'],
    { cwd: root },
  ).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(error.stdout + error.stderr);
  });
  expect(JSON.parse(stdout)).toMatchObject({ problems: [], scenes: expect.arrayContaining(WANTED) });
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(WANTED.map((name) => `${name}-phone.png`)));
});
