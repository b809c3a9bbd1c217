import { namedSurfaces } from '../../../src/settings/named-surfaces';
import { describeProblem } from '../../../src/settings/read-settings';
import { readSurfaces } from '../../../src/settings/read-surfaces';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-secret-1', SLACK_SIGNING_SECRET: 'secret-signing' };
const ID = '6b1c3a52-8a0b-4c7d-9e1f-0a1b2c3d4e5f';
const TEAMS = { TEAMS_APP_ID: ID, TEAMS_TENANT_ID: ID, TEAMS_APP_PASSWORD: 'secret-teams' };

const read = (env: Record<string, string>, playground = false) => readSurfaces(env, { playground });
const enabled = (env: Record<string, string>, playground = false) => {
  const found = read(env, playground);
  if (found.kind === 'invalid') throw new Error(found.problems.map(describeProblem).join('\n'));
  return found;
};
const problems = (env: Record<string, string>, playground = false): string => {
  const found = read(env, playground);
  return found.kind === 'invalid' ? found.problems.map(describeProblem).join('\n') : 'none';
};

it('nothing is enabled where nothing is set, and an empty line is not set', () => {
  expect(enabled({ SLACK_BOT_TOKEN: '', TEAMS_APP_ID: ' ', PORT: '' })).toMatchObject({
    port: 3000,
    slack: null,
    teams: null,
  });
});

it('Slack comes in over HTTP, or over Socket Mode where it has an app-level token', () => {
  expect(enabled(SLACK).slack).toEqual({
    botToken: 'xoxb-secret-1',
    transport: { kind: 'http', signingSecret: 'secret-signing' },
    apiUrl: null,
    teams: [],
    apps: [],
  });
  const more = { SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/api', SLACK_TEAM_IDS: 'T1, T2' };
  expect(enabled({ ...SLACK, ...more }).slack).toMatchObject({
    transport: { kind: 'socket', appToken: 'xapp-1' },
    apiUrl: 'http://127.0.0.1:9/api/',
    teams: ['T1', 'T2'],
  });
});

it('Teams speaks as an app with a secret, with a managed identity, or as nobody in the playground alone', () => {
  expect(enabled(TEAMS).teams?.identity).toMatchObject({ kind: 'secret', appId: ID, tenant: ID });
  const { TEAMS_APP_PASSWORD: _, ...without } = TEAMS;
  expect(enabled({ ...without, TEAMS_MANAGED_IDENTITY: 'true' }).teams?.identity.kind).toBe('managed-identity');
  expect(enabled({}, true).teams?.identity).toEqual({ kind: 'playground' });
});

it('Teams watches no channel unless the environment says that it is installed for that', () => {
  expect(enabled(TEAMS).teams?.watching).toBe(false);
  expect(enabled({ ...TEAMS, TEAMS_WATCHING: 'true' }).teams?.watching).toBe(true);
  expect(problems({ ...TEAMS, TEAMS_WATCHING: 'perhaps' })).toContain('TEAMS_WATCHING is wrong');
});

it.each([
  ['a token that is none', { SLACK_BOT_TOKEN: 'secret' }, 'SLACK_BOT_TOKEN is wrong'],
  ['a secret without a token', { SLACK_SIGNING_SECRET: 'secret-signing' }, 'SLACK_BOT_TOKEN is missing'],
  ['a token without a way in', { SLACK_BOT_TOKEN: 'xoxb-secret' }, 'neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET'],
  ['a port that is none', { ...SLACK, PORT: '70000' }, 'PORT is wrong'],
  ['Teams without an app id', { TEAMS_APP_PASSWORD: 'secret' }, 'TEAMS_APP_ID is missing'],
  ['Teams without a tenant', { TEAMS_APP_ID: ID, TEAMS_APP_PASSWORD: 'secret' }, 'TEAMS_TENANT_ID is missing'],
  ['Teams without a secret', { TEAMS_APP_ID: ID, TEAMS_TENANT_ID: ID }, 'TEAMS_APP_PASSWORD is not set'],
])('%s is a problem, said with what to do and without what stands there', (_, env, words) => {
  const said = problems(env);
  expect(said).toContain(words);
  expect(said).toMatch(/Copy|Set|Mend|For Socket Mode/);
  expect(said).not.toContain('secret-');
  expect(said.replaceAll('client secret', '').replaceAll('no secret', '')).not.toMatch(/[^-_]secret/);
});

it('connectors of Teams are let in by their origin, however much of the address stands there', () => {
  const given = 'https://smba.infra.gcc.teams.microsoft.com/, https://smba.infra.gov.teams.microsoft.us/teams';
  expect(enabled({ ...TEAMS, TEAMS_SERVICE_ORIGINS: given }).teams?.serviceOrigins).toEqual([
    'https://smba.infra.gcc.teams.microsoft.com',
    'https://smba.infra.gov.teams.microsoft.us',
  ]);
  expect(problems({ ...TEAMS, TEAMS_SERVICE_ORIGINS: 'smba.infra.gcc.teams.microsoft.com' })).toContain('https://');
});

it('the playground and an app id exclude each other', () => {
  expect(problems(TEAMS, true)).toContain('Leave out either TEAMS_APP_ID or --playground');
});

it('every problem is said at once', () => {
  expect(problems({ SLACK_BOT_TOKEN: 'xoxb-secret', TEAMS_APP_ID: ID }).split('\n')).toHaveLength(2);
});

it('messages are sent over the platforms that are named', () => {
  expect(namedSurfaces({ ...SLACK, ...TEAMS })).toEqual(['slack', 'teams']);
  expect(namedSurfaces({ SLACK_BOT_TOKEN: '' })).toEqual([]);
});
