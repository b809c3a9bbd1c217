import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { version } from '../package.json';
import { readTeamsOptions, TEAMS_USAGE } from './read-teams-options';
import { type TeamsCouncil, type TeamsVariant, teamsManifest, teamsStrings } from './teams-source';

const VARIANTS = { plain: 'remit-teams.zip', watching: 'remit-teams-watching.zip' } as const;
/** The same package for the same input, byte for byte. */
const WRITTEN = new Date(2026, 0, 1);

const isRegExp = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
};

/** Microsoft's schema, out of the package: nothing is fetched. That for languages has patterns for activities that no reader takes. */
const schemaOf = async (url: string) => {
  const schema = await AppManifestUtils.fetchSchema(url);
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => isRegExp(pattern));
  // The library's type of a schema is that of one manifest only.
  return { ...schema, patternProperties: Object.fromEntries(patterns) } as never;
};

const checked = async (file: string, content: { readonly $schema?: string }): Promise<string> => {
  const complaints = await AppManifestUtils.validateAgainstSchema(
    content as never,
    await schemaOf(content.$schema ?? ''),
  );
  if (complaints.length > 0) throw new Error(`${file} is not one that Teams takes:\n${complaints.join('\n')}`);
  return JSON.stringify(content, null, 2);
};

const zip = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> => {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { lastModDate: WRITTEN, extendedTimestamp: false });
  for (const [name, content] of Object.entries(files))
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
};

const writePackage = async (variant: TeamsVariant, council: TeamsCouncil, folder: string): Promise<string> => {
  const manifest = teamsManifest(variant, council);
  const icon = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, 'icons', name)));
  const path = join(folder, VARIANTS[variant]);
  const content = await zip({
    'manifest.json': await checked('manifest.json', manifest),
    'en-gb.json': await checked('en-gb.json', teamsStrings(manifest)),
    'colour.png': icon('colour.png'),
    'outline.png': icon('outline.png'),
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, content);
  return path;
};

const run = async (): Promise<void> => {
  const read = readTeamsOptions(process.argv.slice(2), process.env, { version, folder: join(__dirname, 'out') });
  if (read.kind === 'help') {
    console.log(TEAMS_USAGE);
    return;
  }
  if (read.kind === 'invalid') {
    console.error(`${read.problems.join('\n')}\n\n${TEAMS_USAGE}`);
    process.exitCode = 2;
    return;
  }
  for (const variant of ['plain', 'watching'] as const)
    console.log(await writePackage(variant, read.council, read.folder));
  console.log('Upload one of them: manifest/README.md, “Microsoft Teams”, says how.');
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
