import type { webApi } from '@slack/bolt';
import { stringify } from 'yaml';
import {
  COMMAND,
  COMMAND_SCOPE,
  EVENTS,
  METHODS,
  type Occasion,
  REQUEST_PATH,
  SHORTCUTS,
  type Use,
} from '../adapters/slack/uses';
import { say } from '../src/core/wording';

type Manifest = Exclude<webApi.AppsManifestValidateArguments['manifest'], string>;
type OAuth = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>;
type BotEvent = NonNullable<
  NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']
>[number];

/** Which manifest: how Slack reaches Remit, and whether channels are watched. `url` is where Remit answers, over HTTP. */
export type SlackVariant = {
  readonly file: string;
  readonly transport: 'socket' | 'http';
  readonly watching: boolean;
};

/** What stands for the address until an administrator writes their own. */
export const PLACEHOLDER_URL = 'https://remit.example.gov.uk';

/** The files that an administrator chooses from. */
export const SLACK_VARIANTS: readonly SlackVariant[] = [
  { file: 'slack.yaml', transport: 'socket', watching: false },
  { file: 'slack-watching.yaml', transport: 'socket', watching: true },
  { file: 'slack-http.yaml', transport: 'http', watching: false },
  { file: 'slack-http-watching.yaml', transport: 'http', watching: true },
];

const isNeeded =
  ({ watching }: SlackVariant) =>
  ({ when }: Use): boolean =>
    when === 'always' || (watching && when === 'watching');

const scopesWhen = (occasion: Occasion): readonly string[] =>
  Object.values<Use>(METHODS)
    .filter(({ when }) => when === occasion)
    .flatMap(({ scopes }) => scopes);

/** The scopes that this variant asks for, each once. */
export const scopesOf = (variant: SlackVariant): readonly string[] => {
  const uses = [...Object.values<Use>(EVENTS), ...Object.values<Use>(METHODS)];
  return [...new Set([COMMAND_SCOPE, ...uses.filter(isNeeded(variant)).flatMap(({ scopes }) => scopes)])].sort();
};

const eventsOf = (variant: SlackVariant): BotEvent[] => {
  const names = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
  return names.filter((name) => isNeeded(variant)(EVENTS[name])).sort();
};

const DESCRIPTION =
  'Quotes your council’s own protocol on member/officer relations, word for word, or says that it is silent.';

const LONG_DESCRIPTION = [
  'Remit answers councillors and officers about their own council’s protocol on member/officer relations: the clause word for word, with its number, and whom to go to; or it says that the protocol is silent.',
  'Officers check whether a request is within remit, in confidence. A councillor’s direct instruction to staff becomes an item for the Clerk: a note and a prompt, not a finding about anybody.',
  'Nothing in an answer is generated. Questions are not kept.',
].join('\n\n');

const shortcuts: NonNullable<NonNullable<Manifest['features']>['shortcuts']> = [
  {
    type: 'message',
    name: 'Is this within remit?',
    callback_id: SHORTCUTS.check.callbackId,
    description: 'Checks the message against the protocol. Nobody is told.',
  },
  {
    type: 'message',
    name: 'Refer to the Clerk',
    callback_id: SHORTCUTS.refer.callbackId,
    description: 'Brings the message to the Clerk, with what you add to it.',
  },
  {
    type: 'global',
    name: 'Ask the protocol',
    callback_id: SHORTCUTS.ask.callbackId,
    description: 'Asks what the protocol says. Only you see the answer.',
  },
];

/** What Slack takes as the app's manifest. `url`: where Remit answers, without a path. */
export const slackManifest = (variant: SlackVariant, url: string = PLACEHOLDER_URL): Manifest => {
  const address = variant.transport === 'http' ? `${url}${REQUEST_PATH}` : null;
  const to = address === null ? {} : { request_url: address };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: say('card.product'),
      description: DESCRIPTION,
      long_description: LONG_DESCRIPTION,
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      assistant_view: { assistant_description: DESCRIPTION },
      bot_user: { display_name: 'remit', always_online: true },
      shortcuts,
      slash_commands: [
        {
          command: COMMAND,
          description: 'Asks what the protocol says. Only you see the answer.',
          usage_hint: 'your question, or: check …, mine, items, privacy, help',
          should_escape: false,
          ...(address === null ? {} : { url: address }),
        },
      ],
    },
    // Slack's types know no `assistant:write`; its reference of scopes does.
    oauth_config: { scopes: { bot: [...scopesOf(variant)] as NonNullable<OAuth['bot']> } },
    settings: {
      event_subscriptions: { ...to, bot_events: eventsOf(variant) },
      interactivity: { is_enabled: true, ...to },
      org_deploy_enabled: false,
      socket_mode_enabled: variant.transport === 'socket',
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
};

const heading = ({ transport, watching }: SlackVariant): string =>
  [
    `# Remit in Slack, ${transport === 'socket' ? 'over Socket Mode (no address on the internet)' : 'over HTTP (an address on the internet)'},`,
    watching ? '# with watched channels.' : '# without watched channels: no message of any channel is read.',
    '# How to use it: manifest/README.md. Written by `npm run manifest:slack`.',
    ...(transport === 'http' ? [`# Put your own address for ${PLACEHOLDER_URL}, three times.`] : []),
  ].join('\n');

/** The file as it is uploaded. */
export const slackManifestFile = (variant: SlackVariant, url?: string): string => {
  const yaml = stringify(slackManifest(variant, url), { lineWidth: 0 });
  const groups = scopesWhen('groups').map(
    (scope) => `      # Only where remit.yaml gives user groups a role:\n      # - ${scope}\n`,
  );
  const [before = '', after = ''] = yaml.split('settings:\n');
  return `${heading(variant)}\n${before}${groups.join('')}settings:\n${after}`;
};
