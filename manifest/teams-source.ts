import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import { EXTENSION_COMMANDS, SCOPES, SEARCH_PARAMETER, WATCHING_PERMISSIONS } from '../adapters/teams/uses';

/** Of which there are two: one that hears what is said to it, and one that also hears the channels that the Clerk has switched on. */
export type TeamsVariant = 'plain' | 'watching';

/** What only the council knows. */
export type TeamsCouncil = {
  /** The application (client) id of the Azure bot. */
  readonly appId: string;
  /** Raised with each upload: Teams takes nothing else for an update. */
  readonly version: string;
  readonly developer: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
};

type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;
type Scope = (typeof SCOPES)[number];
type Command = { readonly title: string; readonly description: string };

const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json';

const TYPED = {
  help: { title: 'help', description: 'What Remit does, and how to ask' },
  home: { title: 'home', description: 'Examples, your items, and what else there is' },
  mine: { title: 'my items', description: 'What was recorded of you, or brought by you' },
  check: { title: 'check', description: 'Is a request within remit? For officers, in confidence' },
  refer: { title: 'refer', description: 'Bring something to the Clerk' },
  register: { title: 'register', description: 'The register, for the Clerk and those who stand in' },
  watch: { title: 'watch', description: 'The Clerk only: watch this channel for instructions to staff' },
  unwatch: { title: 'unwatch', description: 'The Clerk only: stop watching this channel' },
} as const satisfies Readonly<Record<string, Command>>;

const commandsIn = (scope: Scope, variant: TeamsVariant): readonly Command[] => {
  switch (scope) {
    case 'personal':
      return [TYPED.help, TYPED.home, TYPED.mine, TYPED.check, TYPED.refer, TYPED.register];
    case 'groupChat':
      return [TYPED.help];
    case 'team':
      return variant === 'plain' ? [TYPED.help] : [TYPED.help, TYPED.watch, TYPED.unwatch];
  }
};

const SHOWN: Readonly<Record<keyof typeof EXTENSION_COMMANDS, Command>> = {
  check: { title: 'Is this within remit?', description: 'What the protocol says of this message; nobody is told' },
  refer: { title: 'Refer to the Clerk', description: 'Brings this message to the Clerk with a line from you' },
  findClause: { title: 'Find a clause', description: 'Puts a clause of the protocol into your message' },
};

const NAMES = ['check', 'refer', 'findClause'] as const satisfies readonly (keyof typeof EXTENSION_COMMANDS)[];

const extensionCommands = () =>
  NAMES.map((id) => {
    const { type, context } = EXTENSION_COMMANDS[id];
    const common = { id, type, context: [...context], ...SHOWN[id] };
    return type === 'action'
      ? { ...common, fetchTask: true }
      : {
          ...common,
          parameters: [{ name: SEARCH_PARAMETER, title: 'Words', description: 'Words of the clause, or its number' }],
        };
  });

const watching = (appId: string) => ({
  // Teams looks for consent under this; the address is not used.
  webApplicationInfo: { id: appId, resource: 'https://RscBasedStoreApp' },
  authorization: {
    permissions: { resourceSpecific: WATCHING_PERMISSIONS.map((name) => ({ name, type: 'Application' as const })) },
  },
});

const DESCRIPTION = {
  short: 'Your council’s protocol on member/officer relations, word for word',
  full: [
    'Ask what your council’s protocol on member/officer relations says. Remit answers with the clause, word for word, with its number and its heading, or says that the protocol is silent.',
    'Officers check in confidence whether a request is within remit. What reads as a direct instruction to staff is brought to the Clerk as a note, never as a finding, and its sender is told at once.',
    'Nothing in an answer is generated. It is the text of the protocol, not legal advice.',
  ].join('\n\n'),
};

/** What a Teams administrator uploads, as data. */
export const teamsManifest = (variant: TeamsVariant, council: TeamsCouncil): Manifest => {
  const { appId, version, developer, website, privacy, terms } = council;
  return {
    $schema: SCHEMA,
    manifestVersion: '1.30',
    version,
    id: appId,
    localizationInfo: { defaultLanguageTag: 'en-gb', defaultLanguageFile: 'en-gb.json' },
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: 'Remit', full: 'Remit: the protocol on member/officer relations' },
    description: DESCRIPTION,
    icons: { color: 'colour.png', outline: 'outline.png' },
    accentColor: '#1B3A4B',
    bots: [
      {
        botId: appId,
        scopes: [...SCOPES],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands: [...commandsIn(scope, variant)] })),
      },
    ],
    composeExtensions: [{ botId: appId, commands: extensionCommands() }],
    permissions: ['identity', 'messageTeamMembers'],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    ...(variant === 'watching' ? watching(appId) : {}),
  };
};

/** The words of a manifest by where they stand in it, as Teams wants them for a language; a translation has the same keys. */
export const teamsStrings = ({ name, description, bots = [], composeExtensions = [] }: Manifest) => {
  const typed = (bots[0]?.commandLists ?? []).flatMap(({ commands }, list) =>
    commands.map(({ description: text }, index) => [
      `bots[0].commandLists[${list}].commands[${index}].description`,
      text,
    ]),
  );
  const shown = (composeExtensions[0]?.commands ?? []).flatMap(
    ({ title, description: text, parameters = [] }, index) => {
      const path = `composeExtensions[0].commands[${index}]`;
      return [
        [`${path}.title`, title],
        [`${path}.description`, text],
        ...parameters.flatMap((parameter, place) => [
          [`${path}.parameters[${place}].title`, parameter.title],
          [`${path}.parameters[${place}].description`, parameter.description],
        ]),
      ];
    },
  );
  return {
    $schema: SCHEMA.replace('MicrosoftTeams.schema', 'MicrosoftTeams.Localization.schema'),
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries([...typed, ...shown]),
  };
};
