import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileIo, createImportCommand } from '../../src/cli/import-command';
import type { Product } from '../../src/cli/product';
import { runCommandLine } from '../../src/cli/run-command-line';
import { pipeSurroundings } from '../fakes/surroundings';

const SOURCE = `HILL PARISH COUNCIL

PROTOCOL

1. Staff

1.1 Members must not instruct staff, for these are under the direction of the Clerk, as is set out in

their contracts.

1.2 Members should raise concerns with the Clerk,

Signed:
`;
const product: Product = {
  openLibrary: () => {
    throw new Error('an import opens no library');
  },
  loadAnswerer: () => Promise.reject(new Error('an import answers nothing')),
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const save = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const files = (): readonly string[] => readdirSync(folder, { recursive: true }).map(String).sort();
const imports = async (...words: readonly string[]) => {
  const lines: string[] = [];
  const notes: string[] = [];
  const io = createFileIo({ stdout: (line) => lines.push(line), stderr: (line) => notes.push(line) });
  const surroundings = pipeSurroundings();
  const command = createImportCommand(io, join(folder, 'protocols'), () => () => ['instructing-staff']);
  const exitCode = await runCommandLine(['import', ...words], product, surroundings, [() => command]);
  return { exitCode, out: lines.join('\n'), notes, complained: surroundings.complained() };
};
const protocolFile = (): string => readFileSync(join(folder, 'protocols', 'hill.yaml'), 'utf8');

describe('remit import', () => {
  it('writes the protocol, and its source beside it byte for byte', async () => {
    const source = save('from the web.txt', SOURCE);
    expect(await imports(source, '--council', 'hill')).toMatchObject({ exitCode: 0, complained: '' });
    expect(files()).toEqual([
      'from the web.txt',
      'protocols',
      'protocols/hill.yaml',
      'protocols/sources',
      'protocols/sources/hill.txt',
    ]);
    expect(readFileSync(join(folder, 'protocols', 'sources', 'hill.txt'))).toEqual(Buffer.from(SOURCE));
    expect(protocolFile()).toContain('text: Members should raise concerns with the Clerk,\n');
  });

  it('says what it found, joined and left out', async () => {
    const { out, notes } = await imports(save('a.txt', SOURCE), '--council', 'hill');
    expect(out).toContain('PROTOCOL, HILL PARISH COUNCIL');
    expect(out).toContain('2 clauses under 1 heading: 2 with a number, 0 completing a lead-in, 0 other.');
    expect(out).toContain('Joined (lines 7 to 9)');
    expect(out).toContain('No clause (line 13, signature): Signed:');
    expect(notes).toContain('Note: hill-1.2 stops in the middle of a sentence (line 11).');
    expect(notes).toContain('Note: It gives no date of adoption.');
  });

  it('changes nothing when it is run again', async () => {
    const source = save('a.txt', SOURCE);
    await imports(source, '--council', 'hill');
    const before = protocolFile();
    const { out } = await imports(source, '--council', 'hill');
    expect(out).toContain('stays as it is');
    expect(protocolFile()).toBe(before);
  });

  it('keeps what a reviewer corrected, and says so', async () => {
    const source = save('a.txt', SOURCE);
    await imports(source, '--council', 'hill');
    writeFileSync(
      join(folder, 'protocols', 'hill.yaml'),
      protocolFile().replace('modality: must-not', 'modality: should-not'),
    );
    const { out } = await imports(source, '--council', 'hill');
    expect(out).toContain('Correction kept: modality of hill-1.1.');
    expect(protocolFile()).toContain('modality: should-not');
  });

  it('writes nothing with --dry-run', async () => {
    const { out, exitCode } = await imports(save('a.txt', SOURCE), '--council', 'hill', '--dry-run');
    expect(exitCode).toBe(0);
    expect(out).toContain('Nothing written');
    expect(files()).toEqual(['a.txt']);
  });

  it('writes to another file with --out', async () => {
    await imports(save('a.txt', SOURCE), '--council', 'hill', '--out', join(folder, 'draft.yaml'));
    expect(readFileSync(join(folder, 'draft.yaml'), 'utf8')).toContain('key: hill');
  });

  it('prints nothing of a document that a terminal would obey', async () => {
    const { out } = await imports(save('a.txt', `PROTOCOL \u001b[31mRED\n\n${SOURCE}`), '--council', 'hill');
    expect(out).not.toContain('\u001b');
  });

  it.each<readonly [string, string | Uint8Array, string]>([
    ['an empty file', ' \n\n', 'is empty'],
    ['a PDF', '%PDF-1.7 …', 'is a PDF'],
    ['a Word file', 'PK\u0003\u0004…', 'Save it as plain text'],
    ['a binary file', new Uint8Array([80, 0, 1, 2]), 'not a text file'],
    ['another encoding', new Uint8Array([77, 101, 109, 98, 233, 114, 115]), 'not UTF-8'],
    ['a file over 1 MB', 'Members must. '.repeat(80_000), 'over 1 MB'],
    ['thousands of paragraphs', 'Be fair.\n\n'.repeat(2001), '2001 paragraphs'],
    ['a file of headings alone', '# Protocol\n\n## Roles', 'no clause'],
  ])('refuses %s, says why, and writes nothing', async (_, data, reason) => {
    const { exitCode, complained } = await imports(save('a.txt', data), '--council', 'hill');
    expect({ exitCode, complained }).toEqual({ exitCode: 2, complained: expect.stringContaining(reason) });
    expect(files()).toEqual(['a.txt']);
  });

  it.each(['Langport', 'lang port', '../hill', '', 'a'.repeat(41), '-hill'])('refuses %j as a key', async (key) => {
    const { exitCode, complained } = await imports(save('a.txt', SOURCE), `--council=${key}`);
    expect({ exitCode, complained }).toEqual({ exitCode: 2, complained: expect.stringContaining('small letters') });
  });

  it('refuses a path where there is no file, and a folder', async () => {
    expect((await imports(join(folder, 'none.txt'), '-c', 'hill')).complained).toContain('There is no file');
    expect((await imports(folder, '-c', 'hill')).complained).toContain('cannot be read');
  });

  it('does not write over a reviewed file that it cannot read', async () => {
    const source = save('a.txt', SOURCE);
    await imports(source, '--council', 'hill');
    const broken = protocolFile().replace('modality: must-not', 'modality: mustnt');
    writeFileSync(join(folder, 'protocols', 'hill.yaml'), broken);
    const { exitCode, complained } = await imports(source, '--council', 'hill');
    expect({ exitCode, complained }).toEqual({
      exitCode: 2,
      complained: expect.stringContaining('`modality` of hill-1.1'),
    });
    expect(protocolFile()).toBe(broken);
  });

  it('does not write over the protocol of another council', async () => {
    const source = save('a.txt', SOURCE);
    const out = join(folder, 'protocols', 'hill.yaml');
    await imports(source, '--council', 'hill');
    expect((await imports(source, '--council', 'dale', '--out', out)).complained).toContain('is the protocol of hill');
  });
});
