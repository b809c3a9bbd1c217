import { z } from 'zod';
import type { Problem } from '../knowledge/problem';

/** How Slack is spoken to. */
export type SlackSettings = {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly apiUrl: string | null;
  /** Workspaces and apps that are let in; none given: the token's own workspace, and any app that signs. */
  readonly teams: readonly string[];
  readonly apps: readonly string[];
};

/** As whom Teams is spoken to, and where Microsoft's services are where that is not the public cloud. */
export type TeamsSettings = {
  readonly identity:
    | { readonly kind: 'secret'; readonly appId: string; readonly tenant: string; readonly secret: string }
    | { readonly kind: 'managed-identity'; readonly appId: string; readonly tenant: string }
    | { readonly kind: 'playground' };
  readonly tenants: readonly string[] | null;
  /** Whether the package that may read channels is installed: Teams does not tell. */
  readonly watching: boolean;
  readonly serviceOrigins: readonly string[] | null;
  readonly openIdMetadataUrl: string | null;
  readonly tokenUrl: string | null;
};

export type SurfacesRead =
  | {
      readonly kind: 'read';
      readonly port: number;
      readonly slack: SlackSettings | null;
      readonly teams: TeamsSettings | null;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

type Env = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;

const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const line = <Kind extends z.ZodType>(kind: Kind) => z.preprocess(unset, kind.optional());
const text = z.string().trim();
const list = text.transform((given) =>
  given
    .split(/[\s,]+/)
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);
const url = z.url({ protocol: /^https?$/, error: 'it is no address that begins with http:// or https://' });

const shape = z.object({
  PORT: line(z.coerce.number('it is no number').int().min(0).max(65_535, 'it is no port')),
  SLACK_BOT_TOKEN: line(text.startsWith('xoxb-', 'it is no bot token: those begin with xoxb-')),
  SLACK_SIGNING_SECRET: line(text.min(8, 'it is too short')),
  SLACK_APP_TOKEN: line(text.startsWith('xapp-', 'it is no app-level token: those begin with xapp-')),
  SLACK_API_URL: line(url),
  SLACK_TEAM_IDS: line(list),
  SLACK_APP_IDS: line(list),
  TEAMS_APP_ID: line(z.guid('it is no application (client) ID')),
  TEAMS_APP_PASSWORD: line(text),
  TEAMS_MANAGED_IDENTITY: line(z.stringbool('it is neither true nor false')),
  TEAMS_TENANT_ID: line(z.guid('it is no directory (tenant) ID')),
  TEAMS_TENANT_IDS: line(list),
  TEAMS_WATCHING: line(z.stringbool('it is neither true nor false')),
  TEAMS_SERVICE_ORIGINS: line(list.pipe(z.array(url.transform((one) => new URL(one).origin)))),
  TEAMS_OPENID_METADATA_URL: line(url),
  TEAMS_TOKEN_URL: line(url),
});

type Lines = z.output<typeof shape>;
type Read<Value> = { readonly value: Value | null; readonly problems: readonly Problem[] };

const problem = (message: string, fix: string): Problem => ({ file: 'environment', line: 0, message, fix });
const wrong = (message: string, fix: string): Read<never> => ({ value: null, problems: [problem(message, fix)] });
const nothing: Read<never> = { value: null, problems: [] };

const readSlack = (lines: Lines): Read<SlackSettings> => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = lines;
  if (botToken === undefined) {
    if (signingSecret === undefined && appToken === undefined) return nothing;
    return wrong('SLACK_BOT_TOKEN is missing.', 'Copy it from “OAuth & Permissions” of the Slack app.');
  }
  if (appToken === undefined && signingSecret === undefined) {
    return wrong(
      'Slack has no way in: neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
      'For Socket Mode set SLACK_APP_TOKEN, for requests over HTTP SLACK_SIGNING_SECRET (“Basic Information” of the Slack app).',
    );
  }
  const transport =
    appToken === undefined
      ? ({ kind: 'http', signingSecret: signingSecret ?? '' } as const)
      : ({ kind: 'socket', appToken } as const);
  const apiUrl = lines.SLACK_API_URL === undefined ? null : `${lines.SLACK_API_URL.replace(/\/+$/, '')}/`;
  const value = { botToken, transport, apiUrl, teams: lines.SLACK_TEAM_IDS ?? [], apps: lines.SLACK_APP_IDS ?? [] };
  return { value, problems: [] };
};

const readIdentity = (lines: Lines, isPlayground: boolean): Read<TeamsSettings['identity']> => {
  const { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenant, TEAMS_APP_PASSWORD: secret } = lines;
  if (isPlayground) {
    if (appId === undefined) return { value: { kind: 'playground' }, problems: [] };
    return wrong('TEAMS_APP_ID is set, and the playground has none.', 'Leave out either TEAMS_APP_ID or --playground.');
  }
  const isManaged = lines.TEAMS_MANAGED_IDENTITY === true;
  if (appId === undefined) {
    if (secret === undefined && tenant === undefined && !isManaged) return nothing;
    return wrong('TEAMS_APP_ID is missing.', 'Copy the application (client) ID of the Azure bot.');
  }
  if (tenant === undefined) {
    return wrong('TEAMS_TENANT_ID is missing.', 'Copy the directory (tenant) ID of your Microsoft Entra.');
  }
  if (isManaged) return { value: { kind: 'managed-identity', appId, tenant }, problems: [] };
  if (secret !== undefined) return { value: { kind: 'secret', appId, tenant, secret }, problems: [] };
  return wrong(
    'Teams has no secret: TEAMS_APP_PASSWORD is not set, nor TEAMS_MANAGED_IDENTITY=true.',
    'Set TEAMS_APP_PASSWORD to a client secret, or TEAMS_MANAGED_IDENTITY=true where the server has the bot’s managed identity.',
  );
};

const readTeams = (lines: Lines, isPlayground: boolean): Read<TeamsSettings> => {
  const { value: identity, problems } = readIdentity(lines, isPlayground);
  if (identity === null) return { value: null, problems };
  const value = {
    identity,
    tenants: lines.TEAMS_TENANT_IDS ?? null,
    watching: lines.TEAMS_WATCHING === true,
    serviceOrigins: lines.TEAMS_SERVICE_ORIGINS ?? null,
    openIdMetadataUrl: lines.TEAMS_OPENID_METADATA_URL ?? null,
    tokenUrl: lines.TEAMS_TOKEN_URL ?? null,
  };
  return { value, problems: [] };
};

/** Reads from the environment which platforms Remit is present on. No problem repeats what stands there: it may be a secret. */
export const readSurfaces = (env: Env, { playground }: { readonly playground: boolean }): SurfacesRead => {
  const read = shape.safeParse(env);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) =>
      problem(`${path.map(String).join('.')} is wrong: ${message}.`, 'Mend it, or leave it out.'),
    );
    return { kind: 'invalid', problems };
  }
  const slack = readSlack(read.data);
  const teams = readTeams(read.data, playground);
  const problems = [...slack.problems, ...teams.problems];
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'read', port: read.data.PORT ?? DEFAULT_PORT, slack: slack.value, teams: teams.value };
};
