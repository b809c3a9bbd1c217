import type { Member } from './connector';

/** One activity as Teams sends it. */
export type Activity = Readonly<Record<string, unknown>>;

/** Where the bot and its readers are. */
export type Site = { readonly serviceUrl: string; readonly appId: string; readonly tenant: string };

/** A channel of a team. */
export type Channel = { readonly id: string; readonly team: string; readonly group: string };

export const aChannel: Channel = {
  id: '19:works@thread.tacv2',
  team: '19:town@thread.tacv2',
  group: '5c9f1f5e-0000-4000-8000-000000000001',
};

/** Whatever else is said of an activity, over the usual. */
type More = Activity;

const bot = ({ appId }: Site) => ({ id: `28:${appId}`, name: 'Remit' });

const from = ({ id, name, aadObjectId }: Member) => ({ id, name, aadObjectId });

const base = (site: Site, member: Member, id: string, more: More): Activity => ({
  id,
  channelId: 'msteams',
  serviceUrl: site.serviceUrl,
  timestamp: '2026-11-23T10:00:00.000Z',
  from: from(member),
  recipient: bot(site),
  locale: 'en-GB',
  ...more,
});

/** The chat of one person with the bot. */
export const chatOf = (member: Member): string => `a:${member.aadObjectId}`;

const personal = (site: Site, member: Member) => ({
  conversation: { conversationType: 'personal', id: chatOf(member), tenantId: site.tenant },
  channelData: { tenant: { id: site.tenant } },
});

const group = (site: Site, conversation: string) => ({
  conversation: { conversationType: 'groupChat', isGroup: true, id: conversation, tenantId: site.tenant },
  channelData: { tenant: { id: site.tenant } },
});

const inChannel = (site: Site, channel: Channel, root: string) => ({
  conversation: {
    conversationType: 'channel',
    isGroup: true,
    id: `${channel.id};messageid=${root}`,
    tenantId: site.tenant,
  },
  channelData: {
    tenant: { id: site.tenant },
    channel: { id: channel.id },
    team: { id: channel.team, aadGroupId: channel.group },
    teamsChannelId: channel.id,
    teamsTeamId: channel.team,
  },
});

const mention = (site: Site, text: string) => ({
  text: `<at>Remit</at> ${text}\n`,
  entities: [{ type: 'mention', mentioned: bot(site), text: '<at>Remit</at>' }],
});

export const toBot = (site: Site, member: Member, id: string, text: string, more: More = {}): Activity =>
  base(site, member, id, { type: 'message', textFormat: 'plain', text, ...personal(site, member), ...more });

export const inGroup = (site: Site, member: Member, id: string, text: string, more: More = {}): Activity =>
  base(site, member, id, { type: 'message', ...group(site, '19:group@thread.v2'), ...mention(site, text), ...more });

export const mentioned = (site: Site, member: Member, id: string, text: string, more: More = {}): Activity =>
  base(site, member, id, { type: 'message', ...inChannel(site, aChannel, id), ...mention(site, text), ...more });

/** Said in a channel to the others: it comes only where the team has consented to it. */
export const overheard = (site: Site, member: Member, id: string, text: string, more: More = {}): Activity =>
  base(site, member, id, { type: 'message', text, ...inChannel(site, aChannel, id), ...more });

export const installed = (site: Site, member: Member, id: string): Activity =>
  base(site, member, id, { type: 'installationUpdate', action: 'add', ...personal(site, member) });

export const botAdded = (site: Site, member: Member, id: string): Activity =>
  base(site, member, id, { type: 'conversationUpdate', membersAdded: [bot(site)], ...personal(site, member) });

export const installedInTeam = (site: Site, member: Member, id: string): Activity => {
  const { conversation, channelData } = inChannel(site, aChannel, id);
  return base(site, member, id, {
    type: 'conversationUpdate',
    membersAdded: [bot(site), from(member)],
    conversation: { ...conversation, id: aChannel.id },
    channelData: { ...channelData, eventType: 'teamMemberAdded' },
  });
};

/** Something happened to the team, to one of its channels, or to the bot in it. */
export const ofTeam = (site: Site, member: Member, id: string, eventType: string, more: More = {}): Activity => {
  const { conversation, channelData } = inChannel(site, aChannel, id);
  return base(site, member, id, {
    type: 'conversationUpdate',
    conversation: { ...conversation, id: aChannel.team },
    channelData: { ...channelData, eventType },
    ...more,
  });
};

/** The bot alone, among those who join or leave. */
export const theBot = (site: Site) => [bot(site)];

/** A person joins a team in which the bot is. */
export const joined = (site: Site, member: Member, id: string): Activity =>
  base(site, member, id, {
    type: 'conversationUpdate',
    membersAdded: [from(member)],
    ...inChannel(site, aChannel, id),
  });

/** What a card's button, a dialog or a message extension asks for. `replyToId`: the message with the card. */
export const invoke = (site: Site, member: Member, id: string, name: string, value: unknown, more: More = {}) =>
  base(site, member, id, { type: 'invoke', name, value, ...personal(site, member), ...more });

/** The button of a card in an older client: a message without text. */
export const submitted = (site: Site, member: Member, id: string, value: unknown, replyToId: string): Activity =>
  base(site, member, id, { type: 'message', value, replyToId, ...personal(site, member) });

/** A message, as a message extension hands it over. */
export const messagePayload = (member: Member, html: string, channel: Channel = aChannel) => ({
  id: '1700000000042',
  createdDateTime: '2026-11-23T09:58:00.000Z',
  importance: 'normal',
  locale: 'en-gb',
  linkToMessage: `https://teams.microsoft.com/l/message/${channel.id}/1700000000042`,
  from: { user: { userIdentityType: 'aadUser', id: member.aadObjectId, displayName: member.name } },
  body: { contentType: 'html', content: html },
  attachments: [],
  mentions: [],
  reactions: [],
});
