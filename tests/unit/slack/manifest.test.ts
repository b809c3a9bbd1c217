import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND, EVENTS, METHODS, SHORTCUTS, type Use } from '../../../adapters/slack/uses';
import { SLACK_VARIANTS, type SlackVariant, slackManifest, slackManifestFile } from '../../../manifest/slack-source';

const root = join(__dirname, '..', '..', '..');
const folder = join(root, 'manifest');
const adapter = join(root, 'adapters', 'slack');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const botScopes = (variant: SlackVariant): readonly string[] => slackManifest(variant).oauth_config?.scopes?.bot ?? [];
const isAbout = (one: string): boolean => one.includes('history');

describe.each(SLACK_VARIANTS)('manifest/$file', (variant) => {
  const manifest = slackManifest(variant);
  const { features, settings } = manifest;

  it('is the one that its source writes: run npm run manifest:slack', () => {
    expect(read(variant.file)).toBe(slackManifestFile(variant));
  });

  it('asks for the scopes that the adapter needs for what it does, and no others', () => {
    const uses = [...Object.values<Use>(EVENTS), ...Object.values<Use>(METHODS)];
    const needed = uses.filter(({ when }) => when === 'always' || (variant.watching && when === 'watching'));
    expect([...botScopes(variant)].sort()).toEqual(
      [...new Set([...needed.flatMap(({ scopes }) => scopes), 'commands'])].sort(),
    );
    expect(manifest.oauth_config?.scopes?.user).toBeUndefined();
  });

  it('reads no history but that of direct messages with it, unless channels are watched', () => {
    const histories = botScopes(variant).filter(isAbout);
    expect(histories).toEqual(variant.watching ? ['channels:history', 'groups:history', 'im:history'] : ['im:history']);
    const events = settings?.event_subscriptions?.bot_events?.filter((event) => event.startsWith('message'));
    expect(events).toEqual(variant.watching ? ['message.channels', 'message.groups', 'message.im'] : ['message.im']);
  });

  it('has the command and the shortcuts that the adapter answers', () => {
    expect(features?.slash_commands?.map(({ command }) => command)).toEqual([COMMAND]);
    expect(features?.shortcuts?.map(({ callback_id, type }) => ({ callback_id, type }))).toEqual(
      Object.values(SHORTCUTS).map(({ callbackId, on }) => ({
        callback_id: callbackId,
        type: on === 'message' ? 'message' : 'global',
      })),
    );
  });

  it('names where Slack sends everything over HTTP, and nothing over Socket Mode', () => {
    const places = [
      settings?.event_subscriptions?.request_url,
      settings?.interactivity?.request_url,
      features?.slash_commands?.[0]?.url,
    ];
    const address = variant.transport === 'http' ? 'https://remit.example.gov.uk/slack/events' : undefined;
    expect(places).toEqual([address, address, address]);
    expect(settings?.socket_mode_enabled).toBe(variant.transport === 'socket');
  });

  it('stays within the lengths that Slack takes', () => {
    const { name, description = '', long_description = '' } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long_description.length).toBeGreaterThanOrEqual(174);
    expect(long_description.length).toBeLessThanOrEqual(4_000);
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const shortcut of features?.shortcuts ?? []) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
  });
});

it('the README says of every scope what it is for, and of no other', () => {
  const [, table = ''] = read('README.md').split('| scope | what Remit does with it |');
  const [rows = ''] = table.split('\n\n');
  const named = [...rows.matchAll(/^\| `([a-z:._]+)` \|/gm)].map(([, scope]) => scope);
  const asked = SLACK_VARIANTS.flatMap(botScopes);
  expect(named.sort()).toEqual([...new Set([...asked, 'usergroups:read'])].sort());
});

describe('what the adapter says that it uses', () => {
  const sources = readdirSync(adapter)
    .filter((file) => file.endsWith('.ts') && file !== 'uses.ts')
    .map((file) => readFileSync(join(adapter, file), 'utf8'))
    .join('\n');

  it.each(Object.keys(METHODS))('%s is called', (method) => {
    expect(sources).toContain(`'${method}'`);
  });

  it('calls nothing else', () => {
    // Whatever it calls it calls by name, and the compiler knows the names.
    const called = [...sources.matchAll(/'((?:auth|assistant|chat|conversations|usergroups|users|views)\.[\w.]+)'/g)];
    expect(called.map(([, name = '']) => name).filter((name) => !(name in METHODS))).toEqual([]);
    expect(sources).not.toMatch(/\bclient\.(?:chat|conversations|users|views|auth)\b/);
  });

  it.each(Object.keys(EVENTS))('%s is listened to', (event) => {
    const [kind = ''] = event.split('.');
    // Bolt's Assistant listens to what the assistant's pane sends.
    expect(sources).toMatch(kind.startsWith('assistant_') ? /\.assistant\(/ : new RegExp(`\\.event\\('${kind}'`));
  });

  it('listens to no other event', () => {
    const heard = [...sources.matchAll(/\.event\('(\w+)'/g)].map(([, event = '']) => event);
    const known = Object.keys(EVENTS).map((event) => event.split('.')[0]);
    expect(heard.filter((event) => !known.includes(event))).toEqual([]);
  });

  it('answers the command and each of the shortcuts', () => {
    expect(sources).toContain('.command(COMMAND');
    for (const name of Object.keys(SHORTCUTS)) expect(sources).toContain(`SHORTCUTS.${name}.callbackId`);
  });
});
