import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SLACK_VARIANTS, slackManifestFile } from './slack-source';

/** The address on the command line, without a path; undefined where none was given. */
const readUrl = (given: string | undefined): string | undefined => {
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || url.protocol !== 'https:' || url.pathname !== '/')
    throw new Error(`“${given}” is not an address such as https://remit.ambleford.gov.uk (https, and no path).`);
  return url.origin;
};

try {
  const url = readUrl(process.argv[2]);
  for (const variant of SLACK_VARIANTS) {
    writeFileSync(join(__dirname, variant.file), slackManifestFile(variant, url));
    console.log(`manifest/${variant.file}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
