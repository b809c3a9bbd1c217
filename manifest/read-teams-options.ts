import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { TeamsCouncil } from './teams-source';

/** What was asked for; or everything that is wrong with it. */
export type TeamsOptionsRead =
  | { readonly kind: 'read'; readonly council: TeamsCouncil; readonly folder: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** How it is asked for. */
export const TEAMS_USAGE = `npm run manifest -- --app-id ID --website ADDRESS

Builds the two packages that a Teams administrator uploads, and checks them.

  --app-id ID          the application (client) id of your Azure bot; also read from TEAMS_APP_ID
  --website ADDRESS    your council's website, https://…
  --privacy ADDRESS    your privacy notice (otherwise the website)
  --terms ADDRESS      your terms of use (otherwise the website)
  --developer NAME     who offers the app to your people, at most 32 characters (otherwise Remit)
  --package-version N  such as 1.0.1; Teams takes an update only with a higher one than before
  --out FOLDER         where the packages go (otherwise manifest/out)`;

const OPTIONS = {
  'app-id': { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  developer: { type: 'string' },
  'package-version': { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const NEEDS_ID =
  '--app-id (or TEAMS_APP_ID): give the application (client) id of the Azure bot, such as 11111111-2222-4333-8444-555555555555.';

const address = (option: string) =>
  z.url({
    protocol: /^https$/,
    error: `--${option}: give an address that begins with https://, such as https://www.ambleford.gov.uk.`,
  });

const schema = z.object({
  appId: z.guid(NEEDS_ID),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, '--package-version: give three numbers, such as 1.0.1.'),
  developer: z.string().trim().min(1, '--developer: give a name.').max(32, '--developer: at most 32 characters.'),
  website: address('website'),
  privacy: address('privacy'),
  terms: address('terms'),
});

const parse = (words: readonly string[]) => {
  try {
    return { kind: 'parsed', values: parseArgs({ args: [...words], options: OPTIONS }).values } as const;
  } catch (error) {
    return { kind: 'unknown', problem: error instanceof Error ? error.message : String(error) } as const;
  }
};

/** Reads the command line and the environment, and reports every problem at once. */
export const readTeamsOptions = (
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  otherwise: { readonly version: string; readonly folder: string },
): TeamsOptionsRead => {
  const parsed = parse(words);
  if (parsed.kind === 'unknown') return { kind: 'invalid', problems: [parsed.problem] };
  const { values } = parsed;
  if (values.help === true) return { kind: 'help' };
  const website = values.website ?? '';
  const read = schema.safeParse({
    appId: values['app-id'] ?? env.TEAMS_APP_ID ?? '',
    version: values['package-version'] ?? otherwise.version,
    developer: values.developer ?? 'Remit',
    website,
    privacy: values.privacy ?? (website === '' ? 'https://example.org' : website),
    terms: values.terms ?? (website === '' ? 'https://example.org' : website),
  });
  return read.success
    ? { kind: 'read', council: read.data, folder: values.out ?? otherwise.folder }
    : { kind: 'invalid', problems: [...new Set(read.error.issues.map(({ message }) => message))] };
};
