import { readSurfaces, type SlackSettings, type TeamsSettings } from '../../settings/read-surfaces';
import { type Diagnosis, fine, type Rule, worthKnowing, wrong } from './rule';

const slackSays = ({ transport }: SlackSettings): Diagnosis =>
  fine(transport.kind === 'socket' ? 'Slack, over Socket Mode.' : 'Slack, at /slack/events.');

const teamsSays = ({ identity, watching, ...places }: TeamsSettings): readonly Diagnosis[] => {
  const how = identity.kind === 'managed-identity' ? 'by a managed identity' : 'by a client secret';
  const moved = [places.serviceOrigins, places.openIdMetadataUrl, places.tokenUrl].some((one) => one !== null);
  return [
    fine(`Teams, at /api/messages, ${how}.`),
    fine(
      watching
        ? 'Teams: channels can be watched, where the package for it is installed.'
        : 'Teams: no channel can be watched. Where the package for it is installed, set TEAMS_WATCHING=true.',
    ),
    ...(moved
      ? [
          worthKnowing(
            'Teams’ connectors, keys or tokens are not those of Microsoft’s public cloud.',
            'Unless that is meant, take TEAMS_SERVICE_ORIGINS, TEAMS_OPENID_METADATA_URL and TEAMS_TOKEN_URL out of the environment.',
          ),
        ]
      : []),
  ];
};

/** The platforms that `remit serve` would start with this environment. */
export const surfacesRule = (env: Readonly<Record<string, string | undefined>>): Rule => ({
  what: 'Slack and Teams',
  why: 'What the environment names is what “remit serve” starts.',
  look: async () => {
    const read = readSurfaces(env, { playground: false });
    if (read.kind === 'invalid') return read.problems.map(({ message, fix }) => wrong(message, fix));
    const { slack, teams } = read;
    if (slack === null && teams === null) {
      return [
        worthKnowing(
          'Neither is set: Remit answers in the terminal alone.',
          'manifest/README.md says how to add them.',
        ),
      ];
    }
    return [...(slack === null ? [] : [slackSays(slack)]), ...(teams === null ? [] : teamsSays(teams))];
  },
});
