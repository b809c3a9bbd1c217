/** What the adapter uses of Teams, in one place: the manifests ask for exactly this. */

/** Where the bot is. */
export const SCOPES = ['personal', 'team', 'groupChat'] as const;

/** Commands of message extensions, by where they are offered. */
export const EXTENSION_COMMANDS = {
  check: { type: 'action', context: ['message'] },
  refer: { type: 'action', context: ['message'] },
  findClause: { type: 'query', context: ['compose', 'commandBox'] },
} as const;

/** The parameter of the search. */
export const SEARCH_PARAMETER = 'words';

/** Permissions for single teams, by resource-specific consent: only the variant that watches channels asks for them. */
export const WATCHING_PERMISSIONS = ['ChannelMessage.Read.Group'] as const;

/** What the environment says where that variant is installed: Teams does not tell. */
export const WATCHING_SETTING = 'TEAMS_WATCHING';
