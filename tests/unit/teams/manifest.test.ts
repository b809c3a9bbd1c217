import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { readCommand } from '../../../adapters/teams/command';
import { EXTENSION_COMMANDS, SCOPES, SEARCH_PARAMETER, WATCHING_PERMISSIONS } from '../../../adapters/teams/uses';
import { readTeamsOptions } from '../../../manifest/read-teams-options';
import { teamsManifest } from '../../../manifest/teams-source';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const WEBSITE = 'https://www.ambleford.gov.uk';
const council = {
  appId: APP_ID,
  version: '1.0.0',
  developer: 'Ambleford',
  website: WEBSITE,
  privacy: WEBSITE,
  terms: WEBSITE,
};
const root = join(__dirname, '..', '..', '..');

describe.each(['plain', 'watching'] as const)('the %s package', (variant) => {
  const manifest = teamsManifest(variant, council);
  const [bot] = manifest.bots ?? [];
  const [extension] = manifest.composeExtensions ?? [];

  it('is for the places in which the bot is, and for no other', () => {
    expect(bot?.scopes).toEqual(SCOPES);
    expect(bot?.botId).toBe(APP_ID);
    expect(manifest).not.toHaveProperty('staticTabs');
    expect(manifest).not.toHaveProperty('validDomains');
  });

  it('offers the message extensions that the adapter answers', () => {
    expect(
      Object.fromEntries((extension?.commands ?? []).map(({ id, type, context }) => [id, { type, context }])),
    ).toEqual(EXTENSION_COMMANDS);
    expect(extension?.commands?.flatMap(({ parameters = [] }) => parameters.map(({ name }) => name))).toEqual([
      SEARCH_PARAMETER,
    ]);
  });

  it('lists commands that the adapter reads as such, and help', () => {
    for (const { scopes, commands } of bot?.commandLists ?? []) {
      const channel = scopes.includes('team') ? '19:channel' : null;
      const unread = commands.map(({ title }) => title).filter((title) => readCommand(title, channel) === null);
      expect(unread).toEqual(['help']);
    }
  });

  it('asks to read channels only where they are watched', () => {
    const asked = manifest.authorization?.permissions?.resourceSpecific?.map(({ name }) => name) ?? [];
    expect(asked).toEqual(variant === 'watching' ? WATCHING_PERMISSIONS : []);
    const commands = bot?.commandLists?.flatMap((list) => list.commands.map(({ title }) => title)) ?? [];
    expect(commands.includes('watch')).toBe(variant === 'watching');
  });
});

it('the two packages are built, found good by Microsoft’s schemas, and the same when they are built again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-teams-'));
  const build = (): readonly Buffer[] => {
    const given = ['--app-id', APP_ID, '--website', WEBSITE, '--out', folder];
    execFileSync(process.execPath, ['--import', 'tsx', join('manifest', 'write-teams.ts'), ...given], { cwd: root });
    return readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  };
  try {
    const packages = build();
    expect(readdirSync(folder)).toEqual(['remit-teams-watching.zip', 'remit-teams.zip']);
    expect(build()).toEqual(packages);
    for (const content of packages) {
      const entries = await new ZipReader(new Uint8ArrayReader(new Uint8Array(content))).getEntries();
      const files = new Map<string, Buffer>();
      for (const entry of entries)
        if (!entry.directory) files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
      expect([...files.keys()]).toEqual(['manifest.json', 'en-gb.json', 'colour.png', 'outline.png']);
      const sideOf = (name: string) => [files.get(name)?.readUInt32BE(16), files.get(name)?.readUInt32BE(20)];
      expect([sideOf('colour.png'), sideOf('outline.png')]).toEqual([
        [192, 192],
        [32, 32],
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const otherwise = { version: '0.1.0', folder: 'out' };

it('says at once all that is missing, and what to give', () => {
  const read = readTeamsOptions(['--privacy', 'http://x.org'], {}, otherwise);
  expect(read.kind === 'invalid' && read.problems.map((problem) => problem.split(/[ :]/)[0])).toEqual([
    '--app-id',
    '--website',
    '--privacy',
  ]);
  expect(readTeamsOptions(['--nonsense'], {}, otherwise).kind).toBe('invalid');
});

it('takes the app id from the environment that the server has too', () => {
  const read = readTeamsOptions(['--website', WEBSITE], { TEAMS_APP_ID: APP_ID }, otherwise);
  expect(read).toMatchObject({ kind: 'read', council: { appId: APP_ID, privacy: WEBSITE, version: '0.1.0' } });
});
