/** Somebody of the invented workspace. */
export type SlackUser = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Another team for somebody who is here over Slack Connect. */
  readonly team: string;
  readonly isGuest: boolean;
  readonly isDeactivated: boolean;
};

export type Blocks = readonly unknown[];

/** A message as Slack keeps it. */
export type SlackMessage = {
  readonly ts: string;
  readonly channel: string;
  /** A user's id; the bot's own user for what the app posted. */
  readonly user: string;
  readonly threadTs: string | null;
  readonly isBot: boolean;
  text: string;
  blocks: Blocks;
  metadata: { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> } | null;
  /** What it said before each change, oldest first. */
  readonly before: string[];
  isDeleted: boolean;
};

/** What only one person sees, until it vanishes. */
export type Ephemeral = {
  readonly id: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly user: string;
  text: string;
  blocks: Blocks;
};

export type SlackChannel = {
  readonly id: string;
  readonly kind: 'channel' | 'group' | 'im';
  readonly members: Set<string>;
  isArchived: boolean;
};

/** A modal or a Home tab that somebody has before them. */
export type SlackView = {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  hash: string;
  view: Readonly<Record<string, unknown>>;
  isClosed: boolean;
};

export const TEAM = 'T0COUNCIL';
export const APP = 'A0REMIT';
export const BOT_USER = 'U0REMIT';
export const BOT = 'B0REMIT';

/** The people, channels and messages of one invented workspace. */
export const createWorkspace = () => {
  const users = new Map<string, SlackUser>();
  const channels = new Map<string, SlackChannel>();
  const messages = new Map<string, SlackMessage[]>();
  const ephemerals: Ephemeral[] = [];
  const views = new Map<string, SlackView>();
  const groups = new Map<string, readonly string[]>();
  let last = Math.floor(Date.now() / 1_000);
  let counted = 0;

  /** Unlike any other, and later than all before. */
  const nextTs = (): string => {
    counted += 1;
    last = Math.max(last, Math.floor(Date.now() / 1_000));
    return `${last}.${String(counted).padStart(6, '0')}`;
  };
  const nextId = (letter: string): string => {
    counted += 1;
    return `${letter}${counted.toString(36).toUpperCase().padStart(9, '0')}`;
  };
  const imOf = (user: string): SlackChannel => {
    const id = `D${user.slice(1)}`;
    const known = channels.get(id);
    if (known !== undefined) return known;
    const im: SlackChannel = { id, kind: 'im', members: new Set([user, BOT_USER]), isArchived: false };
    channels.set(id, im);
    return im;
  };

  return {
    users,
    channels,
    messages,
    ephemerals,
    views,
    groups,
    nextTs,
    nextId,
    imOf,
    add: (user: Pick<SlackUser, 'id' | 'name'> & Partial<SlackUser>): SlackUser => {
      const whole = { email: null, team: TEAM, isGuest: false, isDeactivated: false, ...user };
      users.set(user.id, whole);
      return whole;
    },
    open: (id: string, kind: 'channel' | 'group', members: readonly string[]): SlackChannel => {
      const channel = { id, kind, members: new Set(members), isArchived: false };
      channels.set(id, channel);
      return channel;
    },
    post: (message: Omit<SlackMessage, 'before' | 'isDeleted' | 'ts'>): SlackMessage => {
      const posted: SlackMessage = { ...message, ts: nextTs(), before: [], isDeleted: false };
      const there = messages.get(message.channel);
      if (there === undefined) messages.set(message.channel, [posted]);
      else there.push(posted);
      return posted;
    },
    find: (channel: string, ts: string): SlackMessage | null =>
      messages.get(channel)?.find((one) => one.ts === ts && !one.isDeleted) ?? null,
    /** What is to be read in a channel now, oldest first. */
    read: (channel: string): readonly SlackMessage[] =>
      (messages.get(channel) ?? []).filter(({ isDeleted }) => !isDeleted),
  };
};

export type Workspace = ReturnType<typeof createWorkspace>;
